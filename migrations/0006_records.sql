-- What learners did: appended, never changed. No person stands here, only the registration (an enrolment, a
-- participation): when that is forgotten, what is left names nobody.
create table statement (
	-- minted on the device, so that a statement sent twice is one
	id uuid primary key,
	registration uuid not null,
	verb text not null,
	object uuid not null,
	attempt uuid,
	value jsonb check (pg_column_size(value) <= 65536),
	language text not null,
	-- by the device's clock, which may be wrong; `stored_at` is by ours
	happened_at timestamptz not null,
	stored_at timestamptz not null default now(),
	-- the order of arrival: what was computed from the log says how far it had read
	position bigint generated always as identity,
	-- why it is kept as evidence and may not count
	flags text[] not null default '{}'
);
create index statement_registration on statement (registration, position);

create function refuse_to_change_statement() returns trigger language plpgsql as $$
begin
	-- Erasure at a person's wish says so for its own transaction.
	if tg_op = 'DELETE' and current_setting('serai.erasing', true) = 'yes' then return old; end if;
	raise exception 'statements are appended, never changed';
end $$;
create trigger statement_is_appended before update or delete on statement
	for each row execute function refuse_to_change_statement();

-- What was not taken into the log: forged, for somebody else's registration, or one id with two contents. No answer is kept.
create table refused_statement (
	id uuid primary key,
	statement_id text not null check (length(statement_id) <= 60),
	registration uuid,
	reason text not null,
	at timestamptz not null default now()
);
create index refused_statement_registration on refused_statement (registration, at);
