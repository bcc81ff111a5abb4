-- Entries: what exists to learn from. The facts stay with their providers; Serai only points there.
create table entry (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
	kind text not null check (kind in ('course', 'event', 'resource')),
	type text not null,
	state text not null check (state in ('draft', 'in_review', 'published', 'retired')),
	-- goes up with every change; an edit names the revision it began from
	revision integer not null default 1,

	-- where it is; the canonical form is what duplicates are found by
	url text not null check (url ~ '^https?://'),
	canonical_url text not null,
	-- folded title, cut into keys so that near titles share at least one (src/catalogue/title.ts)
	title_keys integer[] not null default '{}',
	-- item: its own page; landing: only its provider's
	url_level text not null default 'item' check (url_level in ('item', 'landing')),
	doi text,
	year integer check (year between 1500 and 2200),
	authors text[] not null default '{}',
	part_of_id uuid references entry (id),
	-- part: a chapter, a module, a cohort; language: the same thing in another language
	part_of_as text check (part_of_as in ('part', 'language')),

	title_language text not null,
	-- languages in which the thing itself exists
	languages text[] not null default '{}',
	topics text[] not null default '{}',
	sdgs integer[] not null default '{}',
	sdg_targets text[] not null default '{}',
	gcm_objectives integer[] not null default '{}',
	countries text[] not null default '{}',
	regions text[] not null default '{}',
	audiences text[] not null default '{}',

	-- courses and events: how and where; a course's dated runs are its offerings
	modality text,
	place text,
	duration text,
	cost_kind text check (cost_kind in ('free', 'paid', 'scholarships')),
	cost_note text,
	certificate text,

	-- events. All day: starts_on..ends_on are the days, inclusive, in `zone`; otherwise the instants rule.
	zone text,
	starts_on date,
	ends_on date,
	starts_at timestamptz,
	ends_at timestamptz,
	-- 'day', 'month' or 'year': how exactly the source tells the date
	date_precision text check (date_precision in ('day', 'month', 'year')),
	cancelled_at timestamptz,

	-- provenance
	source text,
	evidence text not null,
	rights text,
	confirmed_on date,
	flags text[] not null default '{}',
	note text,
	illustrative boolean not null default false,
	featured boolean not null default false,

	in_review_since timestamptz,
	published_at timestamptz,
	retired_at timestamptz,
	retired_reason text,
	merged_into_id uuid references entry (id),
	created_by text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),

	check (ends_on is null or starts_on is not null and ends_on >= starts_on),
	check (ends_at is null or starts_at is not null and ends_at >= starts_at),
	check (starts_at is null or zone is not null),
	check (starts_on is null or starts_at is null),
	check ((part_of_id is null) = (part_of_as is null)),
	check (part_of_id <> id and merged_into_id <> id),
	check ((state = 'in_review') = (in_review_since is not null)),
	check ((state = 'retired') = (retired_at is not null)),
	check (state <> 'published' or published_at is not null)
);
create index entry_state on entry (state, kind);
create index entry_canonical_url on entry (canonical_url);
create index entry_title_keys on entry using gin (title_keys);
create index entry_queue on entry (in_review_since, id) where state = 'in_review';
create index entry_recent on entry (published_at) where state = 'published';
create index entry_days on entry (starts_on) where starts_on is not null;
create index entry_instants on entry (starts_at) where starts_at is not null;
create index entry_merged_into on entry (merged_into_id) where merged_into_id is not null;
create index entry_doi on entry (doi) where doi is not null;
create index entry_part_of on entry (part_of_id) where part_of_id is not null;

-- One row a language. `source_revision` of the original is the entry revision that last changed it; of a translation,
-- the one it was made from: a translation is out of date when its number is the smaller.
create table entry_text (
	entry_id uuid not null references entry (id) on delete cascade,
	language text not null,
	title text not null check (length(title) between 1 and 500),
	abstract text check (length(abstract) <= 8000),
	-- original: the provider's own title; translation: ours
	origin text not null check (origin in ('original', 'translation')),
	source_revision integer not null default 1,
	primary key (entry_id, language)
);

create table entry_organisation (
	entry_id uuid not null references entry (id) on delete cascade,
	organisation_id uuid not null references organisation (id),
	role text not null check (role in ('provider', 'partner')),
	position integer not null default 0,
	primary key (entry_id, organisation_id, role)
);
create index entry_organisation_organisation on entry_organisation (organisation_id);

-- One dated (or ongoing) run of a course offered elsewhere.
create table offering (
	id uuid primary key,
	entry_id uuid not null references entry (id) on delete cascade,
	ongoing boolean not null default false,
	starts_on date,
	ends_on date,
	date_precision text check (date_precision in ('day', 'month', 'year')),
	registration_closes_on date,
	-- the days are days there
	zone text,
	modality text,
	place text,
	country text check (country ~ '^[A-Z]{2}$'),
	languages text[] not null default '{}',
	cost_kind text check (cost_kind in ('free', 'paid', 'scholarships')),
	cost_note text,
	certificate text,
	url text check (url ~ '^https?://'),
	cancelled_at timestamptz,
	check (ongoing or starts_on is not null),
	check (ends_on is null or starts_on is not null and ends_on >= starts_on)
);
create index offering_entry on offering (entry_id);
create index offering_days on offering (starts_on) where starts_on is not null;

-- Who changed what, when and why: appended, never changed.
create table entry_change (
	id uuid primary key,
	entry_id uuid not null references entry (id) on delete cascade,
	revision integer not null,
	at timestamptz not null default now(),
	person_id text,
	act text not null,
	-- field → [before, after]
	fields jsonb not null default '{}',
	reason text
);
create index entry_change_entry on entry_change (entry_id, revision);

-- How many people were sent to a provider's page, by day. No person, no address, no cookie.
create table departure (
	entry_id uuid not null references entry (id) on delete cascade,
	day date not null,
	count integer not null default 0,
	primary key (entry_id, day)
);
