-- From call to participant: what applicants are asked, what they answered, who judged it, who takes part.
-- Why each personal field is kept, and for how long: src/events/applications.md.

-- A form as it was saved. A change is the next version, so that whoever is filling it in is told what is new.
create table event_form (
	event_id uuid not null references event (id) on delete cascade,
	version integer not null check (version > 0),
	fields jsonb not null check (jsonb_typeof(fields) = 'array'),
	made_at timestamptz not null,
	made_by text,
	primary key (event_id, version)
);

create table event_application (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	-- what a blind reviewer calls it
	number integer not null check (number > 0),
	state text not null check (state in ('draft', 'submitted', 'review', 'selected', 'waiting', 'declined', 'confirmed', 'withdrawn')),
	-- of its letters
	language text not null,
	-- null: erased, or not said yet
	name text check (length(name) between 1 and 100),
	email text check (length(email) <= 254),
	form_version integer not null,
	-- country, gender, group, language → what was answered: what a selection counts; each goes with its answer
	facts jsonb not null default '{}',
	-- by an agency: whose focal person entered it, and why
	nominated_by text references person (id) on delete set null,
	agency text check (length(agency) between 1 and 300),
	nomination_reason text check (length(nomination_reason) <= 2000),
	started_at timestamptz not null,
	saved_at timestamptz not null,
	submitted_at timestamptz,
	consented_at timestamptz,
	-- what the reviewers say together, from 0 to 100
	score numeric(4, 1) check (score between 0 and 100),
	spread numeric(4, 1) check (spread between 0 and 100),
	reviews smallint not null default 0,
	-- what the team means to tell, until it is told; the last line of event_decision
	proposed text check (proposed in ('select', 'wait', 'decline')),
	released_at timestamptz,
	confirmed_at timestamptz,
	withdrawn_at timestamptz,
	-- who waits longest, or best, comes first
	line integer,
	erased_at timestamptz,
	illustrative boolean not null default false,
	unique (event_id, number),
	check (state = 'draft' or submitted_at is not null),
	-- nothing is sent without agreeing to what is kept
	check (submitted_at is null or consented_at is not null),
	-- an erased application names nobody and says nothing
	check (erased_at is null or name is null and email is null and facts = '{}' and nomination_reason is null and agency is null)
);
create index event_application_of on event_application (event_id, state);
create index event_application_nominated on event_application (nominated_by) where nominated_by is not null;
-- Of two applications sent by one address at once, one is.
create unique index event_application_once on event_application (event_id, email)
	where email is not null and state not in ('draft', 'withdrawn');
comment on table event_application is
	'Purpose: to decide who takes part. A draft is erased 60 days after it was last saved; of whoever does not take part name and address 90 days after the event, of participants a year after it.';

-- Links and cookies by which somebody comes back to their own application without an account; only the hash is kept.
create table event_application_key (
	token_sha256 text primary key,
	application_id uuid not null references event_application (id) on delete cascade,
	made_at timestamptz not null
);
create index event_application_key_of on event_application_key (application_id);

create table event_answer (
	application_id uuid not null references event_application (id) on delete cascade,
	field_id uuid not null,
	-- a text, or an array of what was chosen
	value jsonb not null,
	-- as the form said when it was answered: what was promised stays promised
	sensitivity text not null check (sensitivity in ('ordinary', 'personal', 'sensitive')),
	kept_days smallint not null,
	-- which of the application's facts it is
	counts text check (counts in ('country', 'gender', 'group', 'language')),
	answered_at timestamptz not null,
	agreed_at timestamptz,
	primary key (application_id, field_id),
	constraint event_answer_is_erased check (kept_days between 0 and case sensitivity when 'sensitive' then 90 else 365 end),
	constraint event_answer_sensitive_is_agreed_to check (sensitivity <> 'sensitive' or agreed_at is not null and counts is null)
);
comment on table event_answer is
	'Purpose: as the field says beside its question. Erased kept_days after the event, every night, whatever is still to be seen of the event.';

-- An attachment. In the row and not among the hub's files: those are served to whoever knows their hash; these only to who reviews.
create table event_answer_file (
	application_id uuid not null,
	field_id uuid not null,
	name text not null check (length(name) between 1 and 200),
	type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
	bytes bytea not null check (length(bytes) between 1 and 5 * 1024 * 1024),
	primary key (application_id, field_id),
	foreign key (application_id, field_id) references event_answer (application_id, field_id) on delete cascade
);

-- What an application counts for goes with the answer that said it.
create function forget_fact_of_answer() returns trigger language plpgsql as $$
begin
	if old.counts is not null then
		update event_application set facts = facts - old.counts where id = old.application_id;
	end if;
	return null;
end $$;
create trigger event_answer_takes_its_fact after delete on event_answer
	for each row execute function forget_fact_of_answer();

-- How applications are judged.
create table event_reviewing (
	event_id uuid primary key references event (id) on delete cascade,
	blind boolean not null,
	reviewers_each smallint not null check (reviewers_each between 2 and 5),
	revision integer not null default 1
);
create table event_criterion (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	position smallint not null,
	weight smallint not null check (weight between 1 and 10),
	scale smallint not null check (scale between 1 and 10),
	-- language → { name, hint }
	texts jsonb not null
);
create index event_criterion_of on event_criterion (event_id, position);

create table event_review (
	application_id uuid not null references event_application (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	assigned_at timestamptz not null,
	-- knows the applicant, or gains by the decision: reads nothing any more
	conflict_at timestamptz,
	conflict_reason text check (length(conflict_reason) <= 1000),
	-- criterion → points
	points jsonb not null default '{}',
	judgement numeric(4, 1) check (judgement between 0 and 100),
	comment text check (length(comment) <= 4000),
	judged_at timestamptz,
	primary key (application_id, person_id),
	-- who has a conflict judges nothing
	check (conflict_at is null or judgement is null and points = '{}'),
	check ((judgement is null) = (judged_at is null))
);
create index event_review_person on event_review (person_id);

-- Every decision with its reason: appended, never changed; goes with the application.
create table event_decision (
	id uuid primary key,
	application_id uuid not null references event_application (id) on delete cascade,
	at timestamptz not null,
	-- null: the hub itself, when somebody moved up
	by_person text,
	decision text not null check (decision in ('select', 'wait', 'decline')),
	reason text not null check (length(reason) between 1 and 2000)
);
create index event_decision_of on event_decision (application_id, at);
create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
	raise exception 'a decision is kept as it was made';
end $$;
create trigger event_decision_is_kept before update on event_decision
	for each row execute function refuse_change_of_decision();

create table event_target (
	event_id uuid not null references event (id) on delete cascade,
	dimension text not null check (dimension in ('country', 'gender', 'group', 'language')),
	value text not null check (length(value) between 1 and 60),
	least integer check (least between 0 and 100000),
	most integer check (most between 0 and 100000),
	primary key (event_id, dimension, value),
	check (least is not null or most is not null),
	check (most is null or least is null or least <= most)
);

-- Who takes part: from an application or entered by the organiser.
create table event_participant (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	application_id uuid unique references event_application (id) on delete set null,
	person_id text references person (id) on delete set null,
	-- null: erased
	name text check (length(name) between 1 and 100),
	email text check (length(email) <= 254),
	language text not null,
	organisation text check (length(organisation) <= 300),
	country text check (country ~ '^[A-Z]{2}$'),
	state text not null check (state in ('expected', 'confirmed', 'withdrawn')),
	-- on the badge; says nothing about whose it is
	badge_code text not null unique check (badge_code ~ '^[a-z0-9]{10}$'),
	illustrative boolean not null default false,
	added_at timestamptz not null,
	erased_at timestamptz,
	check (erased_at is null or name is null and email is null and organisation is null and person_id is null)
);
create index event_participant_of on event_participant (event_id, state);
create index event_participant_person on event_participant (person_id) where person_id is not null;
comment on table event_participant is
	'Purpose: to receive, seat and certify those who take part. Name, address and organisation are erased a year after the event; country and state stay for the numbers.';

-- A letter that supports a request for a visa: the name as the passport has it, looked at by the organiser.
create table event_visa_letter (
	participant_id uuid primary key references event_participant (id) on delete cascade,
	passport_name text not null check (length(passport_name) between 1 and 200),
	nationality text not null check (nationality ~ '^[A-Z]{2}$'),
	reference text not null unique,
	checked_at timestamptz not null,
	checked_by text
);
comment on table event_visa_letter is
	'Purpose: to support a request for a visa. Erased 30 days after the event. No number of any passport is kept.';
