-- Experts: profiles of their own, who may see each part, and what they are asked to do. Only `network` names these tables.
-- Why each personal field is kept, and for how long: src/network/experts.md.

-- Who keeps the roster: sees all of it, vets, asks. Their own role, since a catalogue's editor has no business in a CV.
alter table person_role drop constraint person_role_role_check;
alter table person_role add constraint person_role_role_check
	check (role in ('contributor', 'editor', 'administrator', 'roster'));

-- Goes up with every change of an expert, in the change's own transaction: who holds the roster in memory asks for it first.
create table roster_revision (
	one_row boolean primary key default true check (one_row),
	revision bigint not null
);
insert into roster_revision (revision) values (0);

create function known_consent(consent jsonb) returns boolean language sql immutable as $$
	select coalesce(bool_and(
		key in ('name', 'about', 'photo', 'affiliations', 'languages', 'places', 'expertise', 'roles', 'availability', 'orcid', 'cv')
		and value in ('public', 'members', 'staff')), true)
	from jsonb_each_text(consent)
$$;

create function parts_in(told jsonb) returns text[] language sql immutable as $$
	select array(select jsonb_object_keys(told) order by 1)
$$;

create table expert (
	id uuid primary key,
	-- its address; says nothing about who it is
	code text not null unique check (code ~ '^[a-z0-9]{10}$'),
	person_id text not null unique references person (id) on delete cascade,
	-- invented for the demonstration
	illustrative boolean not null default false,
	-- what opened the door
	way text not null check (way in ('staff', 'passed', 'taught', 'demonstration')),
	invited_at timestamptz not null,
	invited_by text,
	described_at timestamptz,
	vetted_at timestamptz,
	vetted_by text,
	-- when they last said that it is true
	confirmed_at timestamptz,
	reminded_at timestamptz,
	-- when they were told that it sleeps
	slept_at timestamptz,
	-- nobody but they themselves sees any of it from then on
	withdrawn_at timestamptz,
	-- part → what it says
	profile jsonb not null default '{}' check (jsonb_typeof(profile) = 'object'),
	-- part → who may see it; a part without consent is not kept
	consent jsonb not null default '{}' check (known_consent(consent)),
	revision integer not null default 1,
	updated_at timestamptz not null,
	-- set by the trigger
	changed_in bigint not null default 0,
	check (parts_in(profile) = parts_in(consent)),
	check ((described_at is null) = (confirmed_at is null)),
	check ((vetted_at is null) = (vetted_by is null)),
	check (vetted_at is null or described_at is not null)
);
create index expert_changed on expert (changed_in);

-- What was consented to and withdrawn, and when: appended, goes with the profile.
create table expert_consent (
	expert_id uuid not null references expert (id) on delete cascade,
	at timestamptz not null,
	part text not null,
	-- null: withdrawn, and the part is gone
	audience text check (audience in ('public', 'members', 'staff'))
);
create index expert_consent_expert on expert_consent (expert_id, at);

-- A photo or CV. In the row and not among the hub's files: those are served to whoever knows their hash, for a year, and are
-- never erased; these are served by consent and go with the profile.
create table expert_file (
	expert_id uuid not null references expert (id) on delete cascade,
	part text not null check (part in ('photo', 'cv')),
	type text not null,
	bytes bytea not null check (length(bytes) <= 5 * 1024 * 1024),
	primary key (expert_id, part)
);

-- Experts that are gone, for whoever holds the roster in memory: an id that names nobody.
create table expert_gone (
	id uuid primary key,
	changed_in bigint not null
);

-- Who does not want to be asked again: all that is left of a profile that was erased.
create table expert_not_again (
	person_id text primary key references person (id) on delete cascade
);

create table expert_shortlist (
	id uuid primary key,
	title text not null check (length(title) between 1 and 200),
	made_by text,
	made_at timestamptz not null,
	-- twelve months after it, the list is forgotten
	changed_at timestamptz not null
);

create table expert_shortlisted (
	shortlist_id uuid not null references expert_shortlist (id) on delete cascade,
	expert_id uuid not null references expert (id) on delete cascade,
	-- told to the expert who asks what is kept about them
	note text check (length(note) <= 2000),
	added_by text,
	added_at timestamptz not null,
	primary key (shortlist_id, expert_id)
);
create index expert_shortlisted_expert on expert_shortlisted (expert_id);

create table expert_assignment (
	id uuid primary key,
	-- null: erased; that there was an assignment stays, for the accounts of who paid for it
	expert_id uuid references expert (id) on delete set null,
	title text not null check (length(title) between 1 and 200),
	organisation text not null check (length(organisation) between 1 and 200),
	place text check (length(place) between 1 and 200),
	country text check (country ~ '^[A-Z]{2}$'),
	starts_on date not null,
	ends_on date not null,
	message text check (length(message) <= 4000),
	state text not null check (state in ('asked', 'accepted', 'declined', 'cancelled')),
	asked_by text,
	asked_at timestamptz not null,
	answered_at timestamptz,
	-- why it was declined, if they say
	answer text check (length(answer) <= 1000),
	-- of the letter's link; only its hash is kept, until it is used
	token_sha256 text unique,
	reference text check (length(reference) between 1 and 4000),
	reference_language text,
	reference_by text,
	reference_at timestamptz,
	-- public only by both
	reference_public_by_staff boolean not null default false,
	reference_public_by_expert boolean not null default false,
	check (ends_on >= starts_on),
	check ((state in ('accepted', 'declined')) = (answered_at is not null) or state = 'cancelled'),
	check ((reference is null) = (reference_at is null)),
	check (token_sha256 is null or state = 'asked')
);
create index expert_assignment_expert on expert_assignment (expert_id, starts_on);

create function next_roster_revision() returns bigint language sql as $$
	update roster_revision set revision = revision + 1 returning revision
$$;

create function expert_changes() returns trigger language plpgsql as $$
begin
	new.changed_in := next_roster_revision();
	return new;
end $$;
create trigger expert_is_changed before insert or update on expert
	for each row execute function expert_changes();

-- Erasure is the database's own promise: whatever deletes a profile takes it out of the search and off the roster in the
-- same transaction. What is cascaded goes by itself.
create function expert_goes() returns trigger language plpgsql as $$
begin
	insert into expert_gone (id, changed_in) values (old.id, next_roster_revision());
	update search_document set body = null, words = '{}' where key = 'expert:' || old.id and body is not null;
	return old;
end $$;
create trigger expert_is_gone after delete on expert
	for each row execute function expert_goes();

-- An accepted assignment is time that is taken, and one that names nobody any more says nothing about them.
create function assignment_changes() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' and new.expert_id is null and old.expert_id is not null then
		new.answer := null;
		new.message := null;
		new.reference := null;
		new.reference_language := null;
		new.reference_by := null;
		new.reference_at := null;
		new.token_sha256 := null;
		if new.state = 'asked' then new.state := 'cancelled'; end if;
	elsif new.expert_id is not null then
		update expert set changed_in = 0 where id = new.expert_id;
	end if;
	return new;
end $$;
create trigger assignment_is_changed before insert or update on expert_assignment
	for each row execute function assignment_changes();
