-- Impact stories: what is written, whom it quotes, and what was released. Why each personal field is kept, and for how
-- long: src/impact/README.md.

create table story (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	-- whose it is; null: the hub's own
	organisation_id uuid references organisation (id) on delete set null,
	source_language text not null check (source_language in ('en', 'es', 'fr', 'ar', 'ru', 'zh')),
	-- whom it speaks of: cohorts, and the waves that asked them
	cohorts uuid[] not null default '{}' check (cardinality(cohorts) <= 200),
	waves uuid[] not null default '{}' check (cardinality(waves) <= 200),
	revision integer not null default 1,
	illustrative boolean not null default false,
	-- taken back: the page says so, and why
	withdrawn_at timestamptz,
	withdrawn_because text check (length(withdrawn_because) between 1 and 500),
	created_at timestamptz not null,
	created_by text references person (id) on delete set null,
	check ((withdrawn_at is null) = (withdrawn_because is null))
);

-- Its words in one language. `source_revision`: the revision of the source that a translation was made from.
create table story_text (
	story_id uuid not null references story (id) on delete cascade,
	language text not null check (language in ('en', 'es', 'fr', 'ar', 'ru', 'zh')),
	title text not null check (length(title) between 1 and 300),
	summary text not null check (length(summary) <= 2000),
	body text not null check (length(body) <= 60000),
	-- what the team says of its method
	selection text not null default '' check (length(selection) <= 8000),
	limits text not null default '' check (length(limits) <= 8000),
	interviews text not null default '' check (length(interviews) <= 8000),
	revision integer not null default 1,
	source_revision integer,
	updated_at timestamptz not null,
	updated_by text references person (id) on delete set null,
	primary key (story_id, language)
);

-- Who is quoted. What they said stands in story_said, there alone: releases name the id, so that what is withdrawn is gone
-- from all of them.
create table story_voice (
	id uuid primary key,
	story_id uuid not null references story (id) on delete cascade,
	kind text not null check (kind in ('quote', 'interview')),
	language text not null,
	consent text not null check (consent in ('name', 'role_and_place', 'role')),
	-- where the consent lies, for who must prove it
	consent_in text not null check (length(consent_in) <= 500),
	name text check (length(name) between 1 and 100),
	-- language → what they do
	roles jsonb not null default '{}' check (jsonb_typeof(roles) = 'object'),
	sector text check (length(sector) between 1 and 60),
	country text check (country ~ '^[A-Z]{2}$'),
	-- how exactly they are named to readers
	shown text not null check (shown in ('name', 'country', 'region', 'role', 'participant')),
	-- of a quote: the wave it was said in; the answer itself only where the wave is not anonymous, and until it is severed
	wave_id uuid,
	linkage text,
	response_id uuid references survey_response (id) on delete set null,
	-- of an interview: how this person was chosen
	chosen text check (chosen in ('most_significant_change', 'non_application', 'other')),
	-- by whom, among how many, and why: what the method of the most significant change asks for
	chosen_by text check (length(chosen_by) <= 300),
	chosen_among integer check (chosen_among > 0),
	chosen_because text check (length(chosen_because) <= 2000),
	revision integer not null default 1,
	withdrawn_at timestamptz,
	created_at timestamptz not null,
	foreign key (wave_id, linkage) references survey_wave (id, linkage) on delete set null,
	check ((kind = 'interview') = (chosen is not null)),
	constraint story_voice_reference check (response_id is null or linkage is distinct from 'anonymous'),
	constraint story_voice_named check (name is null or consent = 'name'),
	constraint story_voice_shown check (
		case consent when 'name' then true when 'role_and_place' then shown <> 'name'
			else shown in ('role', 'participant') end),
	constraint story_voice_withdrawn check (withdrawn_at is null or name is null and response_id is null
		and country is null and sector is null and roles = '{}' and shown = 'participant' and consent_in = ''),
	constraint story_voice_consent check (consent_in <> '' or withdrawn_at is not null)
);
create index story_voice_of on story_voice (story_id);
create index story_voice_response on story_voice (response_id) where response_id is not null;
comment on table story_voice is
	'Purpose: to show whom a story quotes as far as they agreed, and to prove that they did. Kept as long as the story; emptied at once when consent is withdrawn.';

-- In the language it was said in, and in others with who translated it.
create table story_said (
	voice_id uuid not null references story_voice (id) on delete cascade,
	language text not null,
	-- of an interview
	title text check (length(title) between 1 and 300),
	lead text check (length(lead) <= 2000),
	text text not null check (length(text) between 1 and 60000),
	translator text check (length(translator) between 1 and 200),
	primary key (voice_id, language)
);
create function story_withdrawn_is_silent() returns trigger language plpgsql as $$
begin
	if (select withdrawn_at from story_voice where id = new.voice_id for share) is not null then
		raise exception 'consent was withdrawn: no words of theirs are kept';
	end if;
	return new;
end $$;
create trigger story_said_by_withdrawn before insert or update on story_said
	for each row execute function story_withdrawn_is_silent();
create function story_withdrawal_stays() returns trigger language plpgsql as $$
begin
	if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
		raise exception 'a consent that was withdrawn stays withdrawn';
	end if;
	if new.withdrawn_at is not null then
		delete from story_said where voice_id = new.id;
	end if;
	return new;
end $$;
create trigger story_voice_stays_withdrawn before update on story_voice
	for each row execute function story_withdrawal_stays();
-- A key that is thrown away takes with it what joined a quote to everything else its author answered.
create function story_reference_is_severed() returns trigger language plpgsql as $$
begin
	update story_voice set response_id = null
		where response_id is not null and wave_id in (select id from survey_wave where study_id = new.id);
	return null;
end $$;
create trigger story_voice_is_severed after update of severed_at on survey_study for each row
	when (new.severed_at is not null) execute function story_reference_is_severed();

-- A story as it stood when somebody asked for its release: the second person approves this, and nothing that came after.
create table story_request (
	id uuid primary key,
	story_id uuid not null references story (id) on delete cascade,
	content jsonb not null,
	verdict text not null check (verdict in ('safe', 'review', 'blocked')),
	asked_at timestamptz not null,
	asked_by text references person (id) on delete set null,
	-- who asked says to have read why a verdict is "review"
	reasons_read boolean not null,
	closed_at timestamptz,
	check (verdict <> 'blocked'),
	check (verdict = 'safe' or reasons_read)
);
-- one at a time
create unique index story_request_open on story_request (story_id) where closed_at is null;

create table story_release (
	story_id uuid not null references story (id) on delete cascade,
	number integer not null check (number > 0),
	content jsonb not null,
	data_version text not null,
	verdict text not null check (verdict in ('safe', 'review')),
	released_at timestamptz not null,
	primary key (story_id, number)
);
create function story_release_stays() returns trigger language plpgsql as $$
begin
	raise exception 'a release of a story is kept as it was released';
end $$;
create trigger story_release_is_kept before update on story_release
	for each row execute function story_release_stays();

-- Two people. Who leaves the hub leaves the line, without their id.
create table story_approval (
	story_id uuid not null,
	number integer not null,
	role text not null check (role in ('asked', 'approved')),
	person_id text references person (id) on delete set null,
	reasons_read boolean not null,
	at timestamptz not null,
	primary key (story_id, number, role),
	unique (story_id, number, person_id),
	foreign key (story_id, number) references story_release (story_id, number) on delete cascade
);
comment on table story_approval is
	'Purpose: to prove that two people looked. The person is forgotten with their account; that somebody else approved stays.';

-- That something was withdrawn, and when; never what it said.
create table story_withdrawal (
	id uuid primary key,
	story_id uuid not null references story (id) on delete cascade,
	kind text not null check (kind in ('quote', 'interview', 'story')),
	of uuid not null,
	at timestamptz not null,
	person_id text references person (id) on delete set null,
	unique (kind, of)
);
