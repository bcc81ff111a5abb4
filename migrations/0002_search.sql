-- One row a thing that can be found. `key` is 'entry:<id>', 'organisation:<id>'…; a row that is no longer to be found
-- stays as a tombstone (body null), so that a process which slept can catch up by `revision`.
create sequence search_revision;
create table search_document (
	key text primary key,
	revision bigint not null,
	changed_at timestamptz not null default now(),
	-- null: not to be found. Otherwise analysed terms and filters, as src/search/document.ts writes them.
	body jsonb
);
create index search_document_revision on search_document (revision);

create function search_document_changed() returns trigger language plpgsql as $$
begin
	new.revision := nextval('search_revision');
	new.changed_at := now();
	perform pg_notify('search_document', new.key);
	return new;
end $$;
create trigger search_document_changed before insert or update on search_document
	for each row execute function search_document_changed();
