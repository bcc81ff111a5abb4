-- What is taught here. A course is a tree of items; each has one identity in all languages and a rendering for each.
create table course (
	id uuid primary key,
	key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
	-- the language the others are translated from
	source_language text not null,
	languages text[] not null check (source_language = any (languages)),
	topics text[] not null default '{}',
	-- invented for demonstration: every page says so
	illustrative boolean not null default false,
	-- what an edition proposes for its certificates
	rules jsonb not null default '{}',
	-- its page in the catalogue, by the entry's slug
	entry_slug text,
	created_at timestamptz not null default now(),
	created_by text,
	archived_at timestamptz
);

create table course_provider (
	course_id uuid not null references course (id) on delete cascade,
	organisation_id uuid not null,
	position integer not null default 0,
	primary key (course_id, organisation_id)
);
create index course_provider_organisation on course_provider (organisation_id);

-- Who may write it. Editors may write every course.
create table course_author (
	course_id uuid not null references course (id) on delete cascade,
	person_id text not null,
	added_at timestamptz not null default now(),
	primary key (course_id, person_id)
);
create index course_author_person on course_author (person_id);

create table course_item (
	id uuid primary key,
	course_id uuid not null references course (id) on delete cascade,
	parent_id uuid references course_item (id),
	position integer not null,
	kind text not null check (kind in ('course', 'module', 'lesson', 'text', 'image', 'audio', 'video', 'file',
		'link', 'reflection', 'discussion', 'quiz', 'question')),
	key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
	-- what is the same in every language (src/courses/item.ts)
	settings jsonb not null default '{}',
	revision integer not null default 1,
	removed_at timestamptz,
	check ((kind = 'course') = (parent_id is null))
);
create unique index course_item_key on course_item (course_id, key) where removed_at is null and kind <> 'course';
create index course_item_parent on course_item (parent_id, position);
create index course_item_course on course_item (course_id);

-- The words of an item in one language. A translation names the source's revision it was made from: it is out of date
-- when the source's is higher.
create table item_rendering (
	item_id uuid not null references course_item (id) on delete cascade,
	language text not null,
	words jsonb not null,
	state text not null check (state in ('draft', 'ready')),
	revision integer not null default 1,
	source_revision integer,
	changed_at timestamptz not null default now(),
	changed_by text,
	primary key (item_id, language)
);

-- Every wording there ever was, so that nobody's work is lost. Appended.
create table item_rendering_past (
	item_id uuid not null,
	language text not null,
	revision integer not null,
	words jsonb not null,
	changed_at timestamptz not null,
	changed_by text,
	primary key (item_id, language, revision)
);

-- The course as it was frozen, whole and in every language. Never changed: what learners did refers to it.
create table course_version (
	id uuid primary key,
	course_id uuid not null references course (id),
	number integer not null,
	content jsonb not null,
	sha256 text not null,
	frozen_at timestamptz not null default now(),
	frozen_by text,
	note text,
	unique (course_id, number)
);
