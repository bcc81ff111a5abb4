create table organisation (
	id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	short_name text,
	-- what the organisation calls itself where no other name fits the page's language
	name text not null check (length(name) between 1 and 300),
	-- language code → name
	names jsonb not null default '{}',
	type text not null,
	country text check (country ~ '^[A-Z]{2}$'),
	city text,
	website text check (website ~ '^https?://'),
	ror text,
	networks text[] not null default '{}',
	source text,
	-- how it was seen; see src/catalogue/README.md
	evidence text not null,
	note text,
	confirmed_on date,
	revision integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
