-- Files by what is in them: one row and one file on disk for the same bytes, however often they are used.
create table stored_file (
	sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
	-- what the bytes are, by looking at them; not what somebody said
	type text not null,
	bytes bigint not null check (bytes >= 0),
	stored_at timestamptz not null default now()
);
