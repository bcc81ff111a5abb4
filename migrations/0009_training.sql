-- Runs of courses taught here, who takes part, and what was computed from the log of what they did.
create table edition (
	id uuid primary key,
	course_id uuid not null references course (id),
	-- what it teaches; null: announced, or past and known by its history alone
	version_id uuid references course_version (id),
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	state text not null check (state in ('draft', 'published', 'cancelled')),
	revision integer not null default 1,
	languages text[] not null check (cardinality(languages) > 0),
	-- the days are days there
	zone text not null,
	starts_on date,
	ends_on date,
	date_precision text not null default 'day' check (date_precision in ('day', 'month', 'year')),
	enrol_from date,
	enrol_until date,
	admission text not null check (admission in ('open', 'application', 'invitation')),
	-- null: as many as come
	seats integer check (seats > 0),
	-- how long it takes a learner, all in all
	hours integer check (hours between 1 and 2000),
	rules jsonb not null,
	-- where the facts of a past run come from
	source text,
	illustrative boolean not null default false,
	cloned_from_id uuid references edition (id),
	created_at timestamptz not null default now(),
	created_by text,
	check (ends_on is null or starts_on is not null and ends_on >= starts_on),
	check (enrol_until is null or enrol_from is null or enrol_until >= enrol_from)
);
create index edition_course on edition (course_id, starts_on);

-- What it says of itself beside the course's own words, by language.
create table edition_text (
	edition_id uuid not null references edition (id) on delete cascade,
	language text not null,
	note text not null check (length(note) between 1 and 8000),
	primary key (edition_id, language)
);

-- Who leads it: managers decide on people, tutors answer and mark.
create table edition_team (
	edition_id uuid not null references edition (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	role text not null check (role in ('manager', 'tutor')),
	added_at timestamptz not null default now(),
	primary key (edition_id, person_id)
);
create index edition_team_person on edition_team (person_id);

-- One person in one edition: also the registration of their log. With the person go their log, profile and words; the
-- row stays as a count.
create table enrolment (
	id uuid primary key,
	edition_id uuid not null references edition (id),
	person_id text references person (id) on delete set null,
	state text not null check (state in ('applied', 'waiting', 'enrolled', 'declined', 'withdrawn', 'moved', 'erased')),
	language text not null,
	-- an application's words
	motivation text check (length(motivation) <= 4000),
	asked_at timestamptz not null,
	enrolled_at timestamptz,
	decided_by text,
	decided_reason text,
	ended_at timestamptz,
	-- moved here from another edition: what was done there counts
	continues_id uuid references enrolment (id),
	-- as it will stand on the certificate; confirmed by its holder
	certificate_name text check (length(certificate_name) between 1 and 200),
	name_confirmed_at timestamptz,
	unique (edition_id, person_id),
	check (state <> 'enrolled' or enrolled_at is not null),
	check ((state = 'erased') = (person_id is null))
);
create index enrolment_person on enrolment (person_id);
create index enrolment_continues on enrolment (continues_id) where continues_id is not null;
-- Who waits, in the order of asking.
create index enrolment_waiting on enrolment (edition_id, asked_at) where state = 'waiting';

-- One row a field, each with its day of erasure: `src/training/profile.ts` has purposes and retentions.
create table learner_profile (
	enrolment_id uuid not null references enrolment (id) on delete cascade,
	field text not null,
	value jsonb not null,
	consented_at timestamptz not null,
	erase_on date not null,
	primary key (enrolment_id, field)
);
create index learner_profile_due on learner_profile (erase_on);

-- A link that lets one person in; only its hash is kept.
create table edition_invitation (
	id uuid primary key,
	edition_id uuid not null references edition (id) on delete cascade,
	token_sha256 text not null unique,
	-- whom it is for, as the team knows them; gone when it is used or over
	note text check (length(note) <= 200),
	made_by text,
	made_at timestamptz not null default now(),
	expires_at timestamptz not null,
	used_at timestamptz
);
create index edition_invitation_edition on edition_invitation (edition_id);

create table announcement (
	id uuid primary key,
	edition_id uuid not null references edition (id) on delete cascade,
	at timestamptz not null,
	person_id text,
	-- language → { title, body }
	texts jsonb not null
);
create index announcement_edition on announcement (edition_id, at);

-- A meeting of the edition at one instant: its link before, its recording and transcript afterwards.
create table live_session (
	id uuid primary key,
	edition_id uuid not null references edition (id) on delete cascade,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	url text check (url ~ '^https?://'),
	recording_url text check (recording_url ~ '^https?://'),
	languages text[] not null default '{}',
	-- language → { title, note, transcript }
	texts jsonb not null,
	cancelled_at timestamptz,
	check (ends_at > starts_at)
);
create index live_session_edition on live_session (edition_id, starts_at);

-- A contribution to a discussion. Hidden ones keep their place and say so.
create table contribution (
	id uuid primary key,
	edition_id uuid not null references edition (id) on delete cascade,
	-- the discussion block: one in all languages
	item_id uuid not null,
	answers_id uuid references contribution (id),
	enrolment_id uuid references enrolment (id) on delete set null,
	-- of the team's own contributions
	person_id text,
	language text not null,
	body text not null check (length(body) between 1 and 8000),
	at timestamptz not null,
	changed_at timestamptz,
	hidden_at timestamptz,
	hidden_by text,
	hidden_reason text
);
create index contribution_place on contribution (edition_id, item_id, at);
create index contribution_enrolment on contribution (enrolment_id) where enrolment_id is not null;

create table contribution_report (
	contribution_id uuid not null references contribution (id) on delete cascade,
	enrolment_id uuid not null references enrolment (id) on delete cascade,
	at timestamptz not null,
	primary key (contribution_id, enrolment_id)
);

-- What was computed from an enrolment's log, and how far it had read: may be thrown away at any time.
create table learner_progress (
	enrolment_id uuid primary key references enrolment (id) on delete cascade,
	through bigint not null,
	version_id uuid not null,
	summary jsonb not null,
	computed_at timestamptz not null
);

-- Open answers handed in, for whoever marks them; the mark itself is a statement in the log.
create table marking_task (
	enrolment_id uuid not null references enrolment (id) on delete cascade,
	attempt uuid not null,
	question_id uuid not null,
	language text not null,
	handed_in_at timestamptz not null,
	marked_at timestamptz,
	marked_by text,
	primary key (enrolment_id, attempt, question_id)
);
create index marking_task_open on marking_task (handed_in_at) where marked_at is null;

-- Erasure is the database's own promise: whatever deletes a person erases what they did here in the same transaction.
create function erase_enrolment() returns trigger language plpgsql as $$
begin
	if new.person_id is not null or old.person_id is null then return new; end if;
	perform set_config('serai.erasing', 'yes', true);
	delete from statement where registration = old.id;
	perform set_config('serai.erasing', 'no', true);
	delete from refused_statement where registration = old.id;
	delete from learner_profile where enrolment_id = old.id;
	delete from learner_progress where enrolment_id = old.id;
	delete from marking_task where enrolment_id = old.id;
	delete from contribution_report where enrolment_id = old.id;
	update contribution set body = '…', hidden_at = coalesce(hidden_at, now()), hidden_reason = 'erased' where enrolment_id = old.id;
	new.state := 'erased';
	new.motivation := null;
	new.decided_reason := null;
	new.certificate_name := null;
	new.name_confirmed_at := null;
	return new;
end $$;
create trigger enrolment_is_erased before update of person_id on enrolment
	for each row execute function erase_enrolment();
