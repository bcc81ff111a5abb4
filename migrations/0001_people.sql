-- Accounts, sessions, roles and the trace of what was done. Only `people` names these tables.
-- Why each personal field is kept, and for how long: src/people/README.md.
create table person (
	id text primary key,
	name text not null check (length(name) between 1 and 200),
	email text not null unique check (email = lower(email) and length(email) <= 254),
	email_verified boolean not null default false,
	language text not null default 'en',
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);

-- No network address, and of the browser only its family and system ('Firefox/Android').
-- `updated_at` is when it was last seen, to the day.
create table person_session (
	id text primary key,
	token text not null unique,
	person_id text not null references person (id) on delete cascade,
	expires_at timestamptz not null,
	user_agent text check (length(user_agent) <= 40),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index person_session_person on person_session (person_id);

-- A password, as an argon2id PHC string.
create table person_credential (
	id text primary key,
	account_id text not null,
	provider_id text not null,
	person_id text not null references person (id) on delete cascade,
	password text check (password like '$argon2id$%'),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (person_id, provider_id)
);

-- Links sent by e-mail and challenges to passkeys. `identifier` is a hash: the row alone opens nothing.
create table person_verification (
	id text primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index person_verification_identifier on person_verification (identifier);

create table person_passkey (
	id text primary key,
	name text,
	public_key text not null,
	person_id text not null references person (id) on delete cascade,
	credential_id text not null unique,
	counter bigint not null,
	device_type text not null,
	backed_up boolean not null,
	transports text,
	aaguid text,
	created_at timestamptz default now()
);
create index person_passkey_person on person_passkey (person_id);

-- How often something was tried. `key` is a keyed hash of an address or a client: neither can be read from it.
create table person_rate_limit (
	key text primary key,
	count integer not null,
	resets_at timestamptz not null
);

-- Who may do more than a member. A contributor is one of an organisation; the others are of the whole hub.
create table person_role (
	id uuid primary key,
	person_id text not null references person (id) on delete cascade,
	role text not null check (role in ('contributor', 'editor', 'administrator')),
	organisation_id uuid,
	granted_by text references person (id) on delete set null,
	granted_at timestamptz not null default now(),
	check ((role = 'contributor') = (organisation_id is not null)),
	unique nulls not distinct (person_id, role, organisation_id)
);

-- One-time links that make an administrator; only their hashes are kept.
create table administrator_link (
	token_sha256 text primary key,
	-- null: for whoever opens it first, while the hub has no administrator
	email text,
	expires_at timestamptz not null,
	used_at timestamptz
);

-- Signs cookies and keys the hashes above. Made at the first start, unless HUB_SECRET is set.
create table hub_secret (
	one_row boolean primary key default true check (one_row),
	secret text not null check (length(secret) >= 32)
);

-- What was done by whom: appended, never changed, no texts. The person's row may be gone; then the id names nobody.
create table audit_line (
	id uuid primary key,
	at timestamptz not null default now(),
	person_id text,
	act text not null,
	thing text not null,
	thing_id text not null
);
create index audit_line_thing on audit_line (thing, thing_id);
