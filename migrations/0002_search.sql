-- One row a thing that can be found: what src/search/row.ts packs. `key` is 'entry:<id>', 'organisation:<id>'…
-- A row that is no longer to be found stays as a tombstone (body null), so that a process that slept can catch up.
create sequence search_revision;
create table search_document (
	key text primary key,
	-- orders the changes of one key
	revision bigint not null,
	-- the transaction that wrote it: a reader that remembers which ones were still open misses none
	changed_in xid8 not null,
	changed_at timestamptz not null,
	-- version of the analysers; older rows are put again
	analysers smallint not null,
	-- words of the titles as they are written, for "did you mean"
	words text[] not null default '{}',
	-- null: not to be found
	body bytea
);
create index search_document_changed_in on search_document (changed_in);

create function search_document_stamp() returns trigger language plpgsql as $$
begin
	new.revision := nextval('search_revision');
	new.changed_in := pg_current_xact_id();
	new.changed_at := now();
	return new;
end $$;
create trigger search_document_stamp before insert or update on search_document
	for each row execute function search_document_stamp();

-- One notification a transaction, however many rows: equal ones are merged. Who hears it asks for the changes.
create function search_document_announce() returns trigger language plpgsql as $$
begin
	perform pg_notify('search_document', '');
	return null;
end $$;
create trigger search_document_announce after insert or update on search_document
	for each statement execute function search_document_announce();
