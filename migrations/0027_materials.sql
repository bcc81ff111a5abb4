-- Materials of sessions: whom they are for.
alter table event_material add column audience text not null default 'participants'
	check (audience in ('everybody', 'participants'));
alter table event_material alter column audience drop default;
-- how much comes over the line, for whoever pays for it
alter table event_material add column bytes bigint check (bytes > 0);
alter table event_material add check ((sha256 is null) = (bytes is null));
alter table event_material add column added_at timestamptz not null default now();
-- a file is swept when no row names it: asked for each file
create index event_material_file on event_material (sha256) where sha256 is not null;
