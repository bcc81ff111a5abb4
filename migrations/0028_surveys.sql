-- Questionnaires, waves, invitations, responses. Why each personal field is kept, and for how long: src/surveys/README.md.
-- What "named", "pseudonymous" and "anonymous" promise is held here, by constraints: docs/decisions/0017.

create table survey_questionnaire (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	-- whose it is; null: the hub's own
	organisation_id uuid references organisation (id) on delete set null,
	revision integer not null default 1,
	-- as it is being written; what is asked is always a version
	draft jsonb not null,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	-- comes with the hub, and is loaded again with it
	ready boolean not null default false
);

create table survey_version (
	questionnaire_id uuid not null references survey_questionnaire (id) on delete cascade,
	number integer not null check (number > 0),
	content jsonb not null,
	frozen_at timestamptz not null,
	frozen_by text,
	primary key (questionnaire_id, number)
);
create function survey_version_stays() returns trigger language plpgsql as $$
begin
	raise exception 'a version of a questionnaire is kept as it was frozen';
end $$;
create trigger survey_version_is_kept before update on survey_version
	for each row execute function survey_version_stays();

-- The waves among which one pseudonym means one person.
create table survey_study (
	id uuid primary key,
	-- what the group took part in: 'edition:<id>', 'event:<id>'; the rows above give it
	subject text unique check (length(subject) <= 100),
	-- the key was thrown away: nothing brings it back
	severed_at timestamptz
);

create table survey_wave (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	study_id uuid not null references survey_study (id),
	organisation_id uuid references organisation (id) on delete set null,
	questionnaire_id uuid not null,
	version integer not null,
	kind text not null check (kind in ('profile', 'self_evaluation', 'follow_up', 'event_evaluation', 'open')),
	linkage text not null check (linkage in ('named', 'pseudonymous', 'anonymous')),
	-- language → what it is called
	title jsonb not null,
	languages text[] not null check (cardinality(languages) > 0),
	opens_on date not null,
	closes_on date not null,
	closed_at timestamptz,
	reminder_days smallint[] not null default '{}',
	-- months after what the group took part in
	month smallint,
	created_at timestamptz not null,
	created_by text,
	illustrative boolean not null default false,
	foreign key (questionnaire_id, version) references survey_version (questionnaire_id, number),
	-- so that whatever belongs to a wave can carry, and be held by, its level
	unique (id, linkage),
	check (closes_on >= opens_on),
	check (kind <> 'open' or linkage = 'anonymous')
);
create index survey_wave_study on survey_wave (study_id);
create function survey_promise_stays() returns trigger language plpgsql as $$
begin
	raise exception 'what respondents were promised is not changed: linkage, study and version of a wave stay';
end $$;
create trigger survey_wave_keeps_its_promise before update on survey_wave for each row
	when ((old.linkage, old.study_id, old.questionnaire_id, old.version) is distinct from
		(new.linkage, new.study_id, new.questionnaire_id, new.version))
	execute function survey_promise_stays();

-- Who is asked, and what became of it; never what they answered, nor when.
create table survey_invitation (
	id uuid primary key,
	wave_id uuid not null references survey_wave (id) on delete cascade,
	-- whom the rows above mean: 'enrolment:<id>', 'participant:<id>'
	holder text not null check (length(holder) between 1 and 100),
	person_id text references person (id) on delete set null,
	name text check (length(name) between 1 and 100),
	email text check (length(email) <= 254),
	language text not null,
	-- what was known of everybody who is asked: respondents are compared with it
	strata jsonb not null default '{}',
	-- links sent before it was raised open nothing
	key_version integer not null default 1,
	sent_at timestamptz,
	reminders smallint not null default 0,
	begun boolean not null default false,
	disposition text check (disposition in
		('complete', 'partial', 'break_off', 'refusal', 'non_contact', 'not_eligible', 'unknown')),
	erased_at timestamptz,
	unique (wave_id, holder),
	check (erased_at is null or name is null and email is null and person_id is null)
);
create index survey_invitation_of on survey_invitation (wave_id, disposition);
create index survey_invitation_person on survey_invitation (person_id) where person_id is not null;
comment on table survey_invitation is
	'Purpose: to ask once, and to say how many answered. Name and address are erased 90 days after the wave closed; strata and disposition stay for the rates.';

-- What is not finished. Its id is made from the invitation with the hub's secret: the database alone cannot tell whose it is.
create table survey_draft (
	id uuid primary key check (substring(id::text, 15, 1) = '4'),
	wave_id uuid not null references survey_wave (id) on delete cascade,
	language text not null,
	answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
	saved_on date not null
);
create index survey_draft_of on survey_draft (wave_id);
comment on table survey_draft is
	'Purpose: to go on later, also on another device. Deleted when it is sent, and when the wave closes: what was not sent is not used.';

-- Drafts that were sent by an open link: the same one sent again is one response.
create table survey_spent (
	draft_id uuid primary key,
	wave_id uuid not null references survey_wave (id) on delete cascade
);

-- Pseudonyms: whose they are is known here and nowhere else. Severing a study empties its part of this table for ever.
create table survey_key (
	study_id uuid not null references survey_study (id) on delete cascade,
	holder text not null,
	pseudonym uuid not null unique check (substring(pseudonym::text, 15, 1) = '4'),
	primary key (study_id, holder)
);
create function survey_severed_is_severed() returns trigger language plpgsql as $$
begin
	if tg_table_name = 'survey_study' then
		if old.severed_at is not null and new.severed_at is distinct from old.severed_at then
			raise exception 'the key of this study was thrown away';
		end if;
		if new.severed_at is not null and exists (select from survey_key where study_id = new.id) then
			raise exception 'a study is severed when its key is gone';
		end if;
	elsif (select severed_at from survey_study where id = new.study_id for share) is not null then
		raise exception 'the key of this study was thrown away';
	end if;
	return new;
end $$;
create trigger survey_study_stays_severed before update on survey_study
	for each row execute function survey_severed_is_severed();
create trigger survey_key_of_severed before insert or update on survey_key
	for each row execute function survey_severed_is_severed();

create table survey_response (
	id uuid primary key check (substring(id::text, 15, 1) = '4'),
	wave_id uuid not null,
	linkage text not null,
	language text not null,
	disposition text not null check (disposition in ('complete', 'partial', 'break_off')),
	answers jsonb not null check (jsonb_typeof(answers) = 'object'),
	-- named only
	invitation_id uuid unique references survey_invitation (id) on delete set null,
	person_id text references person (id) on delete set null,
	given_at timestamptz,
	-- pseudonymous only: no key holds it to survey_key, so that severing leaves it standing
	pseudonym uuid,
	week date,
	-- looked at and left out, with the reason
	set_aside text check (length(set_aside) between 1 and 500),
	imported boolean not null default false,
	unique (wave_id, pseudonym),
	foreign key (wave_id, linkage) references survey_wave (id, linkage) on delete cascade,
	constraint survey_response_named check (
		linkage = 'named' or invitation_id is null and person_id is null and given_at is null),
	constraint survey_response_pseudonymous check (
		linkage = 'pseudonymous' or pseudonym is null and week is null),
	constraint survey_response_week check (extract(isodow from week) = 1)
);
create index survey_response_of on survey_response (wave_id);
create index survey_response_person on survey_response (person_id) where person_id is not null;
comment on table survey_response is
	'Purpose: as the question says beside it. Each answer is erased kept_days of its question after the wave closed. An anonymous one carries no id, no hour and no place in any order.';

-- What was answered stays as it was; it may be set aside, forget an answer whose time is over, and lose its person.
create function survey_response_stays() returns trigger language plpgsql as $$
begin
	if (new.id, new.wave_id, new.linkage, new.language, new.disposition, new.pseudonym, new.week, new.given_at, new.imported)
			is distinct from
			(old.id, old.wave_id, old.linkage, old.language, old.disposition, old.pseudonym, old.week, old.given_at, old.imported)
		or (new.invitation_id is not null and new.invitation_id is distinct from old.invitation_id)
		or (new.person_id is not null and new.person_id is distinct from old.person_id)
		or exists (select from jsonb_each(new.answers) kept
			where not old.answers ? kept.key or old.answers -> kept.key is distinct from kept.value) then
		raise exception 'a response is kept as it was given';
	end if;
	return new;
end $$;
create trigger survey_response_is_kept before update on survey_response
	for each row execute function survey_response_stays();

-- Anonymous answers are gathered here and leave at least five at once, shuffled, under new ids: neither the order of rows,
-- nor the transaction that wrote them, nor the hour of a backup tells which came from whom.
create table survey_box (
	id uuid primary key check (substring(id::text, 15, 1) = '4'),
	wave_id uuid not null,
	linkage text not null check (linkage = 'anonymous'),
	language text not null,
	disposition text not null check (disposition in ('complete', 'partial', 'break_off')),
	answers jsonb not null check (jsonb_typeof(answers) = 'object'),
	foreign key (wave_id, linkage) references survey_wave (id, linkage) on delete cascade
);
create index survey_box_of on survey_box (wave_id);
create function survey_anonymous_come_together() returns trigger language plpgsql as $$
begin
	if exists (
		select from came join survey_wave on survey_wave.id = came.wave_id
		where came.linkage = 'anonymous' and survey_wave.closed_at is null
		group by came.wave_id having count(*) < 5
	) then
		raise exception 'anonymous answers leave the box five at once';
	end if;
	return null;
end $$;
create trigger survey_response_alone after insert on survey_response referencing new table as came
	for each statement execute function survey_anonymous_come_together();

-- How many times the responses of a wave changed: the version of its data. Nothing here says which.
create table survey_change (
	id bigint generated always as identity primary key,
	wave_id uuid not null references survey_wave (id) on delete cascade
);
create index survey_change_of on survey_change (wave_id);
create function survey_data_changed() returns trigger language plpgsql as $$
begin
	insert into survey_change (wave_id)
		select distinct touched.wave_id from touched join survey_wave on survey_wave.id = touched.wave_id;
	return null;
end $$;
create trigger survey_response_came after insert on survey_response referencing new table as touched
	for each statement execute function survey_data_changed();
create trigger survey_response_changed after update on survey_response referencing new table as touched
	for each statement execute function survey_data_changed();
create trigger survey_response_went after delete on survey_response referencing old table as touched
	for each statement execute function survey_data_changed();

-- Rows of files that were taken in: by a keyed hash of their id, so that the same file again changes nothing.
create table survey_imported (
	wave_id uuid not null references survey_wave (id) on delete cascade,
	row_hash text not null,
	content_hash text not null,
	primary key (wave_id, row_hash)
);

-- Links that opened nothing, by day and reason; forgotten after 90 days.
create table survey_link_refused (
	day date not null,
	reason text not null check (reason in ('forged', 'revoked', 'early', 'closed', 'spent', 'erased')),
	wave_id uuid references survey_wave (id) on delete cascade,
	times integer not null default 1,
	unique nulls not distinct (day, reason, wave_id)
);
