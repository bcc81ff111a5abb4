-- Events that this hub runs – field schools, seminars, workshops … – and their programme.

-- The entry of an event that is run here: the event says what stands in it, and the catalogue's desk does not change it.
alter table entry add column held_here boolean not null default false;

create table event (
	id uuid primary key,
	-- its page in the catalogue; null while it is a draft
	entry_id uuid unique references entry (id),
	-- also that of its entry: the address that stays
	slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	kind text not null check (kind in ('field-school', 'seminar', 'workshop', 'webinar', 'conference', 'training-of-trainers')),
	state text not null check (state in ('draft', 'published', 'cancelled')),
	revision integer not null default 1,
	-- in which it is held
	languages text[] not null check (cardinality(languages) > 0),
	-- the text that the others are translated from
	source_language text not null,
	-- its days and hours are those there
	zone text not null,
	starts_on date,
	ends_on date,
	modality text not null check (modality in ('face-to-face', 'online-live', 'hybrid')),
	admission text not null check (admission in ('open', 'application', 'nomination', 'invitation')),
	apply_from date,
	-- the last day on which one may apply
	apply_until date,
	-- null: as many as come
	seats integer check (seats between 1 and 100000),
	topics text[] not null default '{}',
	countries text[] not null default '{}',
	audiences text[] not null default '{}',
	sdg_targets text[] not null default '{}',
	gcm_objectives integer[] not null default '{}',
	cost_kind text check (cost_kind in ('free', 'paid', 'scholarships')),
	-- Whom one asks: shown to everybody, as the organiser writes it; an office rather than a person.
	contact_name text check (length(contact_name) <= 200),
	contact_email text check (length(contact_email) <= 320),
	illustrative boolean not null default false,
	cloned_from_id uuid references event (id) on delete set null,
	created_at timestamptz not null default now(),
	created_by text,
	check (ends_on is null or starts_on is not null and ends_on >= starts_on),
	check (apply_until is null or apply_from is null or apply_until >= apply_from),
	-- what is public has a day
	check (state = 'draft' or starts_on is not null and ends_on is not null),
	check (state = 'draft' or entry_id is not null)
);
create index event_days on event (starts_on);
create index event_cloned_from on event (cloned_from_id) where cloned_from_id is not null;

-- What it says of itself, each language a rendering of its own: hidden while it is a draft, out of date when the source
-- was changed after it (`source_revision` is the event's when it was last said to say the same).
create table event_text (
	event_id uuid not null references event (id) on delete cascade,
	language text not null,
	state text not null check (state in ('draft', 'ready')),
	source_revision integer not null,
	title text not null check (length(title) between 1 and 500),
	summary text not null default '' check (length(summary) <= 8000),
	-- one a line
	objectives text not null default '' check (length(objectives) <= 8000),
	who_for text not null default '' check (length(who_for) <= 8000),
	costs text not null default '' check (length(costs) <= 8000),
	covered text not null default '' check (length(covered) <= 8000),
	practical text not null default '' check (length(practical) <= 8000),
	primary key (event_id, language)
);

create table event_organisation (
	event_id uuid not null references event (id) on delete cascade,
	organisation_id uuid not null references organisation (id),
	role text not null check (role in ('host', 'partner', 'donor')),
	position integer not null,
	primary key (event_id, organisation_id, role)
);
create index event_organisation_of on event_organisation (organisation_id);

-- Organisers manage it; facilitators read it and take attendance; reviewers review applications.
create table event_team (
	event_id uuid not null references event (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	role text not null check (role in ('organiser', 'facilitator', 'reviewer')),
	added_at timestamptz not null default now(),
	primary key (event_id, person_id, role)
);
create index event_team_person on event_team (person_id);

-- Where it takes place, and what is visited.
create table event_place (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	position integer not null,
	-- language → name
	names jsonb not null,
	address text check (length(address) <= 500),
	city text check (length(city) <= 200),
	country text check (country ~ '^[A-Z]{2}$'),
	latitude double precision check (latitude between -90 and 90),
	longitude double precision check (longitude between -180 and 180),
	-- [{ id, name, seats }]
	rooms jsonb not null default '[]',
	check ((latitude is null) = (longitude is null))
);
create index event_place_of on event_place (event_id, position);

-- The curriculum: modules with their topics.
create table event_module (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	position integer not null,
	-- language → { title, summary, points: [{ title, points: [text] }] }
	texts jsonb not null,
	topics text[] not null default '{}'
);
create index event_module_of on event_module (event_id, position);

-- Strands that run side by side.
create table event_track (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	position integer not null,
	-- language → name
	names jsonb not null
);
create index event_track_of on event_track (event_id, position);

create table event_session (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	kind text not null check (kind in ('opening', 'plenary', 'lecture', 'panel', 'workshop', 'group-work', 'study-visit',
		'learning-integration', 'networking', 'break', 'meal', 'travel', 'closing')),
	revision integer not null default 1,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	-- null: for everybody
	track_id uuid references event_track (id) on delete set null,
	module_id uuid references event_module (id) on delete set null,
	place_id uuid references event_place (id) on delete set null,
	-- one of the place's rooms
	room_id uuid,
	-- where it is held online; for participants
	url text check (url ~ '^https?://'),
	-- a study visit: who receives, and the bus by its name; nobody's own telephone
	host text check (length(host) <= 300),
	bus text check (length(bus) <= 100),
	-- language → { title, description, transport, meetingPoint, safety }
	texts jsonb not null,
	check (ends_at > starts_at),
	check (ends_at <= starts_at + interval '24 hours')
);
create index event_session_of on event_session (event_id, starts_at);

-- Who speaks or facilitates: an expert of the roster or anybody by name. The address goes six months after the event.
create table event_speaker (
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	expert_id uuid references expert (id) on delete set null,
	name text not null check (length(name) between 1 and 200),
	-- position and organisation, as they are announced
	affiliation text check (length(affiliation) <= 300),
	email text check (length(email) <= 320),
	-- of the letters
	language text not null,
	-- of the link in their letter; only its hash is kept
	token_sha256 text unique,
	illustrative boolean not null default false,
	added_at timestamptz not null default now()
);
create index event_speaker_of on event_speaker (event_id);
create index event_speaker_expert on event_speaker (expert_id) where expert_id is not null;

-- Named until they are asked; the public sees who confirmed.
create table event_session_speaker (
	session_id uuid not null references event_session (id) on delete cascade,
	speaker_id uuid not null references event_speaker (id) on delete cascade,
	role text not null check (role in ('speaker', 'facilitator', 'moderator', 'guide')),
	position integer not null,
	state text not null check (state in ('named', 'asked', 'confirmed', 'declined')),
	asked_at timestamptz,
	answered_at timestamptz,
	primary key (session_id, speaker_id)
);
create index event_session_speaker_of on event_session_speaker (speaker_id);

-- What is read before, during or after a session: a stored file or a link.
create table event_material (
	id uuid primary key,
	session_id uuid not null references event_session (id) on delete cascade,
	moment text not null check (moment in ('before', 'during', 'after')),
	language text not null,
	title text not null check (length(title) between 1 and 300),
	sha256 text references stored_file (sha256),
	file_name text check (length(file_name) <= 200),
	url text check (url ~ '^https?://'),
	-- null: at once; for ever
	visible_from timestamptz,
	visible_until timestamptz,
	check ((sha256 is null) <> (url is null)),
	check ((sha256 is null) = (file_name is null)),
	check (visible_until is null or visible_from is null or visible_until > visible_from)
);
create index event_material_of on event_material (session_id);

-- The programme as it was told on a day. Frozen: a change is another release.
create table event_release (
	event_id uuid not null references event (id) on delete cascade,
	number integer not null check (number > 0),
	at timestamptz not null,
	by_person text,
	-- language → what the organiser says of it
	notes jsonb not null,
	programme jsonb not null,
	-- what differs from the one before; null of the first
	changes jsonb,
	primary key (event_id, number)
);
create function refuse_change_of_release() returns trigger language plpgsql as $$
begin
	raise exception 'a release of a programme is frozen';
end $$;
create trigger event_release_is_frozen before update on event_release
	for each row execute function refuse_change_of_release();
