-- What participants take home: their action plans, and how these go after three, six and twelve months.
-- Why each personal field is kept, and for how long: src/events/plans.md.

create table event_plan (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	-- its address: /events/SLUG/plans/NUMBER
	number integer not null check (number > 0),
	-- draft: its writers' own; shared: told, and followed; closed: over, read only
	state text not null check (state in ('draft', 'shared', 'closed')),
	-- who reads it once it is shared; 'own': nobody but its owner, not even those who write it with them
	audience text not null check (audience in ('own', 'delegation', 'participants', 'public')),
	revision integer not null default 1,
	-- in which it is written
	language text not null,
	title text not null check (length(title) between 1 and 200),
	gaps text not null default '' check (length(gaps) <= 8000),
	partners text not null default '' check (length(partners) <= 8000),
	capacity text not null default '' check (length(capacity) <= 8000),
	-- where it is carried out
	country text check (country ~ '^[A-Z]{2}$'),
	topics text[] not null default '{}',
	-- [{ id, what, who, dueOn, evidence }]
	steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array'),
	begun_at timestamptz not null,
	saved_at timestamptz not null,
	shared_at timestamptz,
	closed_at timestamptz,
	erased_at timestamptz,
	illustrative boolean not null default false,
	unique (event_id, number),
	check ((state = 'draft') = (shared_at is null)),
	check ((state = 'closed') = (closed_at is not null)),
	-- who does what is nobody's business any more; what was never public is gone with it
	constraint event_plan_erased_names_nobody check (erased_at is null or not jsonb_path_exists(steps, '$[*].who ? (@ != "")')),
	constraint event_plan_erased_says_nothing check (
		erased_at is null or audience = 'public' or title = '–' and gaps = '' and partners = '' and capacity = '' and steps = '[]')
);
create index event_plan_of on event_plan (event_id, state);
comment on table event_plan is
	'Purpose: to carry home what was learned, and to learn what came of it. Fourteen months after the event names are erased, and what was not public with them; country, topics, state and outcomes stay for the numbers.';

-- Who writes it. With an address of their own: the last letter goes out when that of the participant is erased.
create table event_plan_member (
	id uuid primary key,
	plan_id uuid not null references event_plan (id) on delete cascade,
	participant_id uuid references event_participant (id) on delete set null,
	is_owner boolean not null,
	-- null: erased
	name text check (length(name) between 1 and 100),
	email text check (length(email) <= 254),
	-- of their letters
	language text not null,
	-- links in letters that were sent before it was raised open nothing
	key_version integer not null default 1,
	joined_at timestamptz not null,
	unique (plan_id, participant_id)
);
create unique index event_plan_owner on event_plan_member (plan_id) where is_owner;
create index event_plan_member_participant on event_plan_member (participant_id) where participant_id is not null;
comment on table event_plan_member is
	'Purpose: to let them write it, and to ask them how it goes. Name and address are erased fourteen months after the event.';

-- The version of a participant's personal link; raised, the links before it open nothing.
create table event_participant_key (
	participant_id uuid primary key references event_participant (id) on delete cascade,
	version integer not null,
	sent_at timestamptz
);

-- What they take up: a practice (of research: by its id, which no key holds) or what a visit showed.
create table event_plan_practice (
	id uuid primary key,
	plan_id uuid not null references event_plan (id) on delete cascade,
	position smallint not null,
	intent text not null check (intent in ('adopt', 'adapt', 'improve')),
	words text not null check (length(words) <= 2000),
	practice_id uuid,
	session_id uuid references event_session (id) on delete set null
);
create index event_plan_practice_of on event_plan_practice (plan_id, position);
create index event_plan_practice_is on event_plan_practice (practice_id) where practice_id is not null;

-- The practice that a plan became, once somebody told of it as one.
create table event_plan_outcome (
	plan_id uuid primary key references event_plan (id) on delete cascade,
	practice_id uuid not null unique,
	at timestamptz not null
);

create table event_plan_comment (
	-- minted with its form: the same form sent twice is one comment
	id uuid primary key,
	plan_id uuid not null references event_plan (id) on delete cascade,
	participant_id uuid references event_participant (id) on delete set null,
	person_id text references person (id) on delete set null,
	-- as they were called then; null: erased
	name text check (length(name) between 1 and 100),
	language text not null,
	words text not null check (length(words) between 1 and 4000),
	at timestamptz not null
);
create index event_plan_comment_of on event_plan_comment (plan_id, at);
comment on table event_plan_comment is
	'Purpose: peers'' advice. Erased with its author''s name fourteen months after the event.';

create table event_milestone (
	plan_id uuid not null references event_plan (id) on delete cascade,
	-- after the event
	month smallint not null check (month in (3, 6, 12)),
	due_on date not null,
	asked_at timestamptz,
	reminded_at timestamptz,
	last_reminded_at timestamptz,
	primary key (plan_id, month),
	check (reminded_at is null or asked_at is not null),
	check (last_reminded_at is null or reminded_at is not null)
);
create index event_milestone_due on event_milestone (due_on);

-- Appended: the newest says how it stands, those before it how it came to that.
create table event_milestone_report (
	-- minted with its form: the same form sent twice is one report
	id uuid primary key,
	plan_id uuid not null,
	month smallint not null,
	at timestamptz not null,
	member_id uuid references event_plan_member (id) on delete set null,
	outcome text not null check (outcome in ('done', 'under-way', 'stopped')),
	words text not null default '' check (length(words) <= 4000),
	link text check (link ~ '^https?://' and length(link) <= 2000),
	-- In the row and not among the hub's files: those are served to whoever knows their hash.
	file_name text check (length(file_name) <= 200),
	file_type text,
	file_bytes bytea check (octet_length(file_bytes) <= 5242880),
	erased_at timestamptz,
	foreign key (plan_id, month) references event_milestone (plan_id, month) on delete cascade,
	check ((file_bytes is null) = (file_name is null) and (file_bytes is null) = (file_type is null)),
	-- what stops has a reason; what is done is shown
	check (erased_at is not null or outcome <> 'stopped' or words <> ''),
	check (erased_at is not null or outcome <> 'done' or words <> '' or link is not null or file_bytes is not null),
	check (erased_at is null or words = '' and link is null and file_bytes is null and member_id is null)
);
create index event_milestone_report_of on event_milestone_report (plan_id, month, at);

-- Links that opened nothing: forged, revoked, too late. Who held them is not known and not kept. Forgotten after 90 days.
create table event_plan_link_refused (
	day date not null,
	reason text not null check (reason in ('forged', 'revoked', 'closed', 'early', 'over', 'erased')),
	-- null: of no event
	event_id uuid references event (id) on delete cascade,
	times integer not null default 1,
	unique nulls not distinct (day, reason, event_id)
);
