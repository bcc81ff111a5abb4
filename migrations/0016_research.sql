-- Projects, recommendations and practices: what research keeps a page about besides publications. One word for the three
-- in code: a dossier (src/research/README.md).
create table dossier (
	id uuid primary key,
	kind text not null check (kind in ('project', 'recommendation', 'practice')),
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
	state text not null check (state in ('draft', 'in_review', 'published', 'retired')),
	-- goes up with every change; an edit names the revision it began from
	revision integer not null default 1,
	-- the language it was written in; others are translations
	language text not null,
	topics text[] not null default '{}',
	countries text[] not null default '{}',
	regions text[] not null default '{}',
	sdg_targets text[] not null default '{}',
	gcm_objectives integer[] not null default '{}',
	url text check (url ~ '^https?://' and length(url) <= 2000),

	-- projects and practices: the years in which it ran; no end: it runs still, or nobody said
	started_year integer check (started_year between 1900 and 2200),
	ended_year integer check (ended_year between 1900 and 2200),
	-- practices: where, more exactly than the country
	place text check (length(place) <= 200),
	-- projects: who pays, where no organisation of the hub stands for them
	funders text[] not null default '{}',
	-- recommendations: whom they speak to
	addressees text[] not null default '{}',
	-- recommendations: 'author': as the publication words it; 'curator': as we sum it up
	wording text check (wording in ('author', 'curator')),
	-- recommendations: where in the publication ('p. 27', 'chapter 3, paragraph 4')
	locator text check (length(locator) <= 200),
	-- practices: can it be copied
	copying text check (copying in ('as-it-is', 'with-changes', 'hardly')),

	source text check (length(source) <= 1000),
	evidence text not null,
	note text check (length(note) <= 2000),
	confirmed_on date,
	illustrative boolean not null default false,

	-- who wrote it, so that they can go on; forgotten with the account
	created_by text references person (id) on delete set null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	in_review_since timestamptz,
	published_at timestamptz,
	retired_at timestamptz,
	retired_reason text,

	unique (kind, slug),
	check (ended_year is null or started_year is null or ended_year >= started_year),
	check (kind <> 'recommendation' or started_year is null and ended_year is null and place is null),
	check (kind = 'project' or funders = '{}'),
	check (kind = 'recommendation' or wording is null and locator is null and addressees = '{}'),
	check ((kind = 'recommendation') = (wording is not null)),
	check (kind = 'practice' or copying is null),
	check ((state = 'in_review') = (in_review_since is not null)),
	check ((state = 'retired') = (retired_at is not null)),
	check (state <> 'published' or published_at is not null)
);
create index dossier_state on dossier (kind, state);
create index dossier_changed on dossier (updated_at);
create index dossier_created_by on dossier (created_by) where created_by is not null;
comment on column dossier.created_by is
	'personal: lets who wrote it go on writing until it is published; set null when the account is erased';

-- One row a language, as the catalogue keeps its entries (0004).
create table dossier_text (
	dossier_id uuid not null references dossier (id) on delete cascade,
	language text not null,
	-- of a recommendation: what is recommended
	title text not null check (length(title) between 1 and 600),
	-- project: what it is about; recommendation: why; practice: what was done
	summary text check (length(summary) <= 8000),
	-- practice: what resulted; project: what came of it
	results text check (length(results) <= 8000),
	-- practice: what one needs to copy it
	conditions text check (length(conditions) <= 8000),
	-- recommendation: the paragraph of the publication that it rests on
	passage text check (length(passage) <= 8000),
	origin text not null check (origin in ('original', 'translation')),
	source_revision integer not null default 1,
	primary key (dossier_id, language)
);

create table dossier_organisation (
	dossier_id uuid not null references dossier (id) on delete cascade,
	organisation_id uuid not null references organisation (id),
	-- lead: answers for it; partner: works on it; funder: pays for it
	role text not null check (role in ('lead', 'partner', 'funder')),
	position integer not null default 0,
	primary key (dossier_id, organisation_id, role)
);
create index dossier_organisation_organisation on dossier_organisation (organisation_id);

-- Publications of the catalogue: a project's outputs, what a recommendation rests on, what tells of a practice.
create table dossier_entry (
	dossier_id uuid not null references dossier (id) on delete cascade,
	entry_id uuid not null references entry (id) on delete cascade,
	position integer not null default 0,
	primary key (dossier_id, entry_id)
);
create index dossier_entry_entry on dossier_entry (entry_id);

-- Who changed what, when and why: appended, never changed.
create table dossier_change (
	id uuid primary key,
	dossier_id uuid not null references dossier (id) on delete cascade,
	revision integer not null,
	at timestamptz not null,
	person_id text,
	act text not null,
	-- field → [before, after]
	fields jsonb not null default '{}',
	reason text
);
create index dossier_change_dossier on dossier_change (dossier_id, revision);

-- What came of a recommendation: somebody reports where it was taken up, with evidence; an editor looks before it shows.
create table uptake (
	id uuid primary key,
	dossier_id uuid not null references dossier (id) on delete cascade,
	language text not null,
	what text not null check (length(what) between 1 and 4000),
	country text check (country ~ '^[A-Z]{2}$'),
	year integer check (year between 1950 and 2200),
	-- who took it up: free words ('Ministry of Labour')
	by_whom text check (length(by_whom) <= 300),
	evidence_url text not null check (evidence_url ~ '^https?://' and length(evidence_url) <= 2000),
	state text not null check (state in ('reported', 'accepted', 'refused')),
	reported_by text references person (id) on delete set null,
	reported_at timestamptz not null,
	reviewed_at timestamptz,
	reason text check (length(reason) <= 1000),
	illustrative boolean not null default false,
	check ((state = 'reported') = (reviewed_at is null)),
	check (state <> 'refused' or reason is not null)
);
create index uptake_dossier on uptake (dossier_id);
create index uptake_waiting on uptake (reported_at) where state = 'reported';
comment on column uptake.reported_by is
	'personal: whom to ask about the evidence; never shown to the public; set null when the account is erased';
