-- A centre's training year – a series of events and editions –, the agencies it is for, what they need, what came of it.

create table series (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	centre_id uuid not null references organisation (id),
	year smallint not null check (year between 2000 and 2100),
	state text not null check (state in ('draft', 'published')),
	-- language → { title, foreword }
	texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
	illustrative boolean not null default false,
	revision integer not null default 1,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	unique (centre_id, year)
);

-- One training of the year: planned, or an event or an edition that has its place in it.
create table series_line (
	id uuid primary key,
	series_id uuid not null references series (id) on delete cascade,
	quarter smallint not null check (quarter between 1 and 4),
	event_id uuid references event (id) on delete set null,
	-- taught here: training's, which stands beside events
	edition_id uuid,
	-- language → its title; what is planned has no other, and an event's draft that is deleted leaves it
	titles jsonb not null check (jsonb_typeof(titles) = 'object' and titles <> '{}'),
	topics text[] not null default '{}',
	languages text[] not null default '{}',
	modality text check (modality in ('face-to-face', 'online-live', 'hybrid')),
	-- null: as many as come
	seats integer check (seats between 1 and 100000),
	donor_id uuid references organisation (id),
	partnership_id uuid references partnership (id) on delete set null,
	-- taken over from what agencies need
	from_need boolean not null default false,
	added_at timestamptz not null,
	check (event_id is null or edition_id is null)
);
create index series_line_of on series_line (series_id, quarter);
create unique index series_line_event on series_line (series_id, event_id) where event_id is not null;
create unique index series_line_edition on series_line (series_id, edition_id) where edition_id is not null;

-- For whom it is, and how many seats each country has.
create table series_line_country (
	line_id uuid not null references series_line (id) on delete cascade,
	country text not null check (country ~ '^[A-Z]{2}$'),
	-- null: of those that all share
	seats integer check (seats between 1 and 100000),
	primary key (line_id, country)
);

-- An agency that is asked what it needs and nominates people. Its contact is personal: erased on its day.
create table series_agency (
	id uuid primary key,
	series_id uuid not null references series (id) on delete cascade,
	name text not null check (length(name) between 1 and 200),
	country text not null check (country ~ '^[A-Z]{2}$'),
	language text not null,
	contact_name text check (length(contact_name) between 1 and 200),
	email text check (email = lower(email) and length(email) <= 254),
	-- in the link: another number, and the links before it open nothing
	link_number integer not null default 1,
	asked_at timestamptz,
	illustrative boolean not null default false,
	erase_on date not null,
	erased_at timestamptz,
	unique (series_id, country, name),
	check (erased_at is null or contact_name is null and email is null)
);
comment on table series_agency is
	'Purpose: the letter with the agency''s own link goes to its contact. Name and address are erased on the last day of March after the year of the programme.';

-- The questions of a year: which topics, and until when.
create table series_need (
	series_id uuid primary key references series (id) on delete cascade,
	topics text[] not null check (cardinality(topics) between 1 and 30),
	closes_on date not null,
	opened_at timestamptz not null
);

create table series_need_answer (
	agency_id uuid primary key references series_agency (id) on delete cascade,
	quarters smallint[] not null default '{}' check (quarters <@ '{1,2,3,4}'),
	languages text[] not null default '{}',
	modalities text[] not null default '{}' check (modalities <@ '{face-to-face,online-live,hybrid}'),
	-- may name somebody: erased with the contact
	words text check (length(words) <= 4000),
	saved_at timestamptz not null,
	-- null: not finished
	sent_at timestamptz
);
comment on table series_need_answer is
	'Purpose: to plan the year. Says what an office needs, of no person; its own words are erased with the contact.';

create table series_need_topic (
	agency_id uuid not null references series_need_answer (agency_id) on delete cascade,
	topic text not null,
	-- 1: not needed … 5: most needed
	priority smallint not null check (priority between 1 and 5),
	staff integer check (staff between 0 and 100000),
	primary key (agency_id, topic)
);

-- What a training came to, counted once when it is over and never again, so that no two tables can be compared. No group
-- of fewer than five is ever here: not its number, not its name.
create table series_outcome (
	line_id uuid primary key references series_line (id) on delete cascade,
	-- null: fewer than five, or it would tell of so few who are not among them, or it is not known
	nominated integer check (nominated = 0 or nominated >= 5),
	selected integer check (selected = 0 or selected >= 5),
	attended integer check (attended = 0 or attended >= 5),
	certified integer check (certified = 0 or certified >= 5),
	counted_at timestamptz not null
);
create table series_outcome_cell (
	line_id uuid not null references series_outcome (line_id) on delete cascade,
	measure text not null check (measure in ('nominated', 'selected', 'attended', 'certified')),
	dimension text not null check (dimension in ('country', 'gender')),
	key text not null check (length(key) between 1 and 40),
	people integer not null check (people >= 5),
	primary key (line_id, measure, dimension, key)
);
