-- Who took part, as counts of people who are alike in what is counted; no row is a person's. Decision 0019, src/impact/README.md.

create table impact_cohort (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	kind text not null check (kind in ('edition', 'event', 'imported')),
	-- 'edition:<id>', 'event:<id>'; null: brought from elsewhere
	subject text unique check (length(subject) <= 100),
	-- language → what it is called
	title jsonb not null check (jsonb_typeof(title) = 'object'),
	starts_on date,
	ends_on date,
	-- grows with every change of its numbers
	version integer not null default 0,
	illustrative boolean not null default false,
	check ((kind = 'imported') = (subject is null)),
	check (ends_on is null or starts_on is null or ends_on >= starts_on)
);

-- Where the numbers of a cohort come from: what this hub knows of it, and lists that somebody brought.
create table impact_source (
	id uuid primary key,
	cohort_id uuid not null references impact_cohort (id) on delete cascade,
	-- '': this hub itself; else what the list is called, and one brought under the same name takes its place
	name text not null check (length(name) <= 100),
	-- of all its counts: the same again changes nothing
	content_hash text not null,
	people integer not null check (people >= 0),
	taken_at timestamptz not null,
	taken_by text,
	unique (cohort_id, name)
);

-- '': nothing is known.
create table impact_cell (
	source_id uuid not null references impact_source (id) on delete cascade,
	country text not null default '' check (country ~ '^([A-Z]{2})?$'),
	gender text not null default '' check (gender ~ '^[a-z0-9_]{0,40}$'),
	sector text not null default '' check (sector ~ '^[a-z0-9_]{0,40}$'),
	relation text not null default '' check (relation ~ '^[a-z0-9_]{0,40}$'),
	age_band text not null default '' check (age_band ~ '^[a-z0-9_]{0,40}$'),
	language text not null default '' check (language ~ '^([a-z]{2,3})?$'),
	certificate text not null default '' check (certificate in ('', 'completion', 'participation', 'none')),
	count integer not null check (count > 0),
	primary key (source_id, country, gender, sector, relation, age_band, language, certificate)
);
comment on table impact_cell is
	'Purpose: to say how many took part, and who they were as groups. Counts of people, no people: nothing here leads to a person, and nothing below the thresholds of disclosure control leaves the hub.';

-- Definitions of evaluators, each version kept: what was told by one stays explained.
create table impact_indicator (
	id text not null check (id ~ '^own_[a-z0-9_]{1,50}$'),
	version integer not null check (version > 0),
	definition jsonb not null check (jsonb_typeof(definition) = 'object'),
	made_at timestamptz not null,
	made_by text,
	primary key (id, version)
);
create function impact_indicator_stays() returns trigger language plpgsql as $$
begin
	raise exception 'a version of an indicator is kept as it was defined';
end $$;
create trigger impact_indicator_is_kept before update on impact_indicator
	for each row when (old.definition is distinct from new.definition) execute function impact_indicator_stays();
