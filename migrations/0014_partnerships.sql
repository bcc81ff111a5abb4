-- Who stands above an organisation, whether it was invented, and whether its page is kept by people here.
alter table organisation
	add column parent_id uuid references organisation (id),
	-- invented for demonstration: every page says so
	add column illustrative boolean not null default false,
	-- changed at the desk: an import does not write over it
	add column edited_at timestamptz,
	add check (parent_id <> id);
create index organisation_parent on organisation (parent_id) where parent_id is not null;

-- A network is an organisation with members. Neither memberships nor parents ever lead back to where they began:
-- src/network/link.ts says so, asked while both tables are held.
create table organisation_membership (
	id uuid primary key,
	network_id uuid not null references organisation (id) on delete cascade,
	member_id uuid not null references organisation (id) on delete cascade,
	-- null: nobody knows since when
	joined_on date,
	-- its last day as a member
	left_on date,
	check (network_id <> member_id),
	check (left_on >= joined_on)
);
create unique index organisation_membership_open on organisation_membership (network_id, member_id) where left_on is null;
create index organisation_membership_member on organisation_membership (member_id);

-- Until now an organisation named its networks, which were none here.
insert into organisation (id, slug, name, type, evidence)
	select gen_random_uuid(), slug, case slug when 'unu-migration-network' then 'UNU Migration Network'
		else initcap(replace(slug, '-', ' ')) end, 'network', 'curator-knowledge'
	from (select distinct unnest(networks) as slug from organisation) named
	where slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'
	on conflict (slug) do nothing;
insert into organisation_membership (id, network_id, member_id)
	select gen_random_uuid(), n.id, o.id
	from organisation o join organisation n on n.slug = any (o.networks) and n.id <> o.id;
alter table organisation drop column networks;

-- Somebody asks to keep an organisation's page. Deleted 90 days after the decision, and with the account.
create table organisation_claim (
	id uuid primary key,
	organisation_id uuid not null references organisation (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	-- who they say they are there: to decide by, seen by the editors alone
	statement text not null check (length(statement) between 1 and 2000),
	asked_at timestamptz not null,
	decided_at timestamptz,
	granted boolean,
	decided_by text references person (id) on delete set null,
	reason text check (length(reason) between 1 and 2000),
	check ((decided_at is null) = (granted is null)),
	check ((decided_at is null) = (reason is null))
);
create unique index organisation_claim_waiting on organisation_claim (organisation_id, person_id) where decided_at is null;
create index organisation_claim_person on organisation_claim (person_id);

-- An address that was invited to keep the page with others. Deleted when it is used, withdrawn, or after 30 days.
create table organisation_invitation (
	id uuid primary key,
	organisation_id uuid not null references organisation (id) on delete cascade,
	email text not null check (email = lower(email) and length(email) <= 254),
	language text not null,
	-- null until the letter is written; the link itself is nowhere
	token_sha256 text unique,
	invited_by text references person (id) on delete set null,
	invited_at timestamptz not null,
	expires_at timestamptz not null,
	unique (organisation_id, email)
);

-- What a centre agreed with countries and organisations, and what was paid for it.
create table partnership (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
	kind text not null check (kind in ('memorandum', 'cooperation', 'hosting', 'project')),
	centre_id uuid not null references organisation (id),
	state text not null check (state in ('draft', 'published')),
	-- language → { title, summary }
	texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
	starts_on date not null,
	-- null: until one side ends it
	ends_on date,
	illustrative boolean not null default false,
	revision integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	check (ends_on >= starts_on)
);
create index partnership_centre on partnership (centre_id);

-- A country or an organisation, never both; a donor may say how much.
create table partnership_party (
	partnership_id uuid not null references partnership (id) on delete cascade,
	position integer not null,
	role text not null check (role in ('partner', 'donor')),
	organisation_id uuid references organisation (id),
	country text check (country ~ '^[A-Z]{2}$'),
	amount numeric(14, 2) check (amount > 0),
	currency text check (currency ~ '^[A-Z]{3}$'),
	primary key (partnership_id, position),
	unique nulls not distinct (partnership_id, role, organisation_id, country),
	check ((organisation_id is null) <> (country is null)),
	check ((amount is null) = (currency is null)),
	check (amount is null or role = 'donor')
);
create index partnership_party_organisation on partnership_party (organisation_id) where organisation_id is not null;

-- Personal: whom those who work on it turn to. Seen at the desk alone, erased on its day (src/network/README.md).
create table partnership_focal_point (
	id uuid primary key,
	partnership_id uuid not null references partnership (id) on delete cascade,
	name text not null check (length(name) between 1 and 200),
	role text check (length(role) between 1 and 200),
	email text check (email = lower(email) and length(email) <= 254),
	erase_on date not null
);
create index partnership_focal_point_partnership on partnership_focal_point (partnership_id);

create table partnership_document (
	id uuid primary key,
	partnership_id uuid not null references partnership (id) on delete cascade,
	sha256 text not null references stored_file (sha256),
	name text not null check (length(name) between 1 and 200),
	language text not null,
	added_at timestamptz not null
);
create index partnership_document_partnership on partnership_document (partnership_id);

-- Editions of this hub that came of it.
create table partnership_edition (
	partnership_id uuid not null references partnership (id) on delete cascade,
	edition_id uuid not null,
	primary key (partnership_id, edition_id)
);

-- Who was trained in an edition, counted once when it is over and never again, so that no two tables can be compared.
-- No group of fewer than five is ever here: not its number, not its name.
create table edition_outcome (
	edition_id uuid primary key,
	-- null: fewer than five
	people integer check (people = 0 or people >= 5),
	certified integer check (certified = 0 or certified >= 5),
	counted_at timestamptz not null
);
create table edition_outcome_country (
	edition_id uuid not null references edition_outcome (edition_id) on delete cascade,
	country text not null check (country ~ '^[A-Z]{2}$'),
	people integer not null check (people >= 5),
	primary key (edition_id, country)
);
