-- What a citation needs beyond the entry: the resource is the publication, its title, authors' names, year and DOI are there.
create table publication (
	entry_id uuid primary key references entry (id) on delete cascade,
	work_type text not null check (work_type in ('journal-article', 'book', 'book-chapter', 'report', 'working-paper',
		'conference-paper', 'thesis', 'preprint', 'dataset', 'web-page', 'other')),
	-- [{ name, given, orcid }]: family name with particles, or the whole name where given is null
	authors jsonb not null default '[]' check (jsonb_typeof(authors) = 'array'),
	editors jsonb not null default '[]' check (jsonb_typeof(editors) = 'array'),
	-- '2020', '2020-03' or '2020-03-09': as exactly as it is known
	published text check (published ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
	container text,
	volume text,
	issue text,
	pages text,
	number text,
	edition text,
	publisher text,
	publisher_place text,
	isbn text,
	issn text,
	open_access text check (open_access in ('gold', 'hybrid', 'bronze', 'green', 'closed')),
	licence text check (licence ~ '^https?://'),
	keywords text[] not null default '{}'
);

-- Publications that somebody is about to import: read, compared, and chosen from. Forgotten after thirty days.
create table publication_import (
	id uuid primary key,
	person_id text not null references person (id) on delete cascade,
	format text not null check (format in ('bibtex', 'ris', 'csl-json', 'doi')),
	-- of the file, where it was one
	name text,
	-- of titles whose record does not tell it
	language text not null,
	created_at timestamptz not null
);
create index publication_import_person on publication_import (person_id, created_at);

create table publication_import_record (
	import_id uuid not null references publication_import (id) on delete cascade,
	position integer not null,
	-- its key in the file, or the DOI that is asked for
	label text,
	-- waiting: for the answer about a DOI
	state text not null check (state in ('waiting', 'read', 'refused', 'imported')),
	publication jsonb,
	notes jsonb not null default '[]',
	-- { code, details } of a sentence
	problem jsonb,
	entry_id uuid references entry (id) on delete set null,
	primary key (import_id, position),
	check ((state = 'refused') = (problem is not null)),
	check (state not in ('read', 'imported') or publication is not null)
);
