-- Discussions that anybody reads and whoever has an account writes in. Only `discussions` names these tables.
-- Why each personal field is kept, and for how long: src/discussions/README.md.
create table discussion (
	-- also the id of its opening post
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	-- what it hangs on, as the page that offered it said: this row knows no topic and no record
	subject_kind text not null check (subject_kind ~ '^[a-z]{2,20}$'),
	subject_id text not null check (length(subject_id) between 1 and 120),
	-- after the language: '/topics/remittances'
	subject_path text not null check (subject_path ~ '^/[^/\\[:space:]]'),
	-- language → title
	subject_titles jsonb not null,
	-- what the subject stands for in the search: 'topic:remittances'
	filters text[] not null,
	language text not null,
	-- one line: it becomes the subject of letters
	title text not null check (length(title) between 1 and 200 and title !~ '[[:cntrl:]]'),
	-- who opened it; null: they are gone
	person_id text references person (id) on delete set null,
	opened_at timestamptz not null,
	-- when something was last shown in it
	last_at timestamptz not null,
	-- held: its opening post waits for a moderator; closed: read, not written in; hidden: for moderators and who opened it
	state text not null check (state in ('held', 'open', 'closed', 'hidden'))
);
create index discussion_subject on discussion (subject_kind, subject_id, last_at desc);
create index discussion_last on discussion (last_at desc);
create index discussion_person on discussion (person_id) where person_id is not null;

create table post (
	id uuid primary key,
	discussion_id uuid not null references discussion (id) on delete cascade,
	-- one level deep: what is answered answers nothing itself
	answers_id uuid references post (id) on delete cascade,
	person_id text references person (id) on delete set null,
	language text not null,
	body text check (length(body) between 1 and 8000),
	at timestamptz not null,
	-- when others could first read it: a held post is new when it is let through
	shown_at timestamptz,
	changed_at timestamptz,
	by_mail boolean not null default false,
	state text not null check (state in ('held', 'shown', 'withdrawn', 'hidden', 'erased')),
	-- held: the rule that held it; hidden: the moderator's sentence
	reason text check (length(reason) <= 500),
	-- withdrawn and erased words are gone, not only out of sight
	check ((body is null) = (state in ('withdrawn', 'erased'))),
	check (state <> 'shown' or shown_at is not null)
);
create index post_place on post (discussion_id, at);
create index post_person on post (person_id, at) where person_id is not null;
create index post_held on post (at) where state = 'held';
create index post_answers on post (answers_id) where answers_id is not null;

create table discussion_follower (
	discussion_id uuid not null references discussion (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	letters text not null check (letters in ('at_once', 'daily', 'none')),
	-- names this follower in the address their answers go to; signed there
	reply_key text not null unique check (reply_key ~ '^[a-z2-7]{12}$'),
	since timestamptz not null,
	-- what was shown until then has been told by a digest
	through timestamptz not null,
	primary key (discussion_id, person_id)
);
create index discussion_follower_person on discussion_follower (person_id, letters);

-- A letter about a post to a person is queued once, however often the job runs that queues it. Forgotten after thirty days.
create table post_letter (
	post_id uuid not null references post (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	queued_at timestamptz not null,
	primary key (post_id, person_id)
);
create index post_letter_person on post_letter (person_id);

create table post_report (
	post_id uuid not null references post (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	why text not null check (why in ('spam', 'hurtful', 'personal', 'wrong_place', 'other')),
	words text check (length(words) between 1 and 500),
	at timestamptz not null,
	-- decided; forgotten a year later
	settled_at timestamptz,
	primary key (post_id, person_id)
);
create index post_report_open on post_report (at) where settled_at is null;
create index post_report_person on post_report (person_id);

-- For a time: who is banned reads on, and writes nothing until then.
create table discussion_ban (
	id uuid primary key,
	person_id text not null references person (id) on delete cascade,
	at timestamptz not null,
	until timestamptz not null check (until > at),
	reason text not null check (length(reason) between 1 and 500),
	moderator_id text references person (id) on delete set null,
	lifted_at timestamptz
);
create index discussion_ban_person on discussion_ban (person_id, until);

-- What moderators did and why: appended, never changed, forgotten after two years.
create table moderation_line (
	id uuid primary key,
	at timestamptz not null,
	act text not null,
	discussion_id uuid references discussion (id) on delete cascade,
	post_id uuid references post (id) on delete cascade,
	-- whom it concerned, and who did it; null: they are gone
	person_id text references person (id) on delete set null,
	moderator_id text references person (id) on delete set null,
	reason text check (length(reason) <= 500)
);
create index moderation_line_at on moderation_line (at desc);

-- Erasure is the database's own promise: what still bears a person's name when they go loses its words. Posts that they chose
-- to leave behind have been parted from them before (src/discussions/leaving.server.ts).
create function erase_posts() returns trigger language plpgsql as $$
begin
	delete from discussion d where d.person_id = old.id and not exists (
		select from post p where p.discussion_id = d.id and p.state = 'shown' and p.person_id is distinct from old.id);
	update post set state = 'erased', body = null, reason = null where person_id = old.id and state <> 'erased';
	return old;
end $$;
create trigger person_leaves_discussions before delete on person
	for each row execute function erase_posts();
