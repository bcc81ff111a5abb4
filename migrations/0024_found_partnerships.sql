-- A ROR identifier names one organisation. Where an older hub has it twice, it stays with the organisation that was here
-- first; the others say in their note what was taken from them, so that the desk can decide anew.
create function ror_id(ror text) returns text language sql immutable as $$
	select substring(lower(ror) from '[^/]+$')
$$;
update organisation o
	set ror = null,
		note = left(concat_ws(' ', o.note, 'The ROR identifier ' || o.ror || ' was removed: another organisation has it.'), 2000),
		revision = o.revision + 1
	where o.ror is not null and exists (
		select from organisation earlier
		where ror_id(earlier.ror) = ror_id(o.ror) and (earlier.created_at, earlier.id) < (o.created_at, o.id));
create unique index organisation_ror on organisation (ror_id(ror));

-- The experts of an organisation, for its page: what they say of themselves, by what it names.
create index expert_affiliations on expert using gin ((profile -> 'affiliations') jsonb_path_ops);

-- Partnerships are found by the search from now on; and the networks that 0014 made of names never were. The worker asks
-- their owners for what no analyser has read yet.
alter table partnership add column published_at timestamptz;
update partnership set published_at = updated_at where state = 'published';
alter table partnership add check (state <> 'published' or published_at is not null);
insert into search_document (key, analysers)
	select 'organisation:' || id, 0 from organisation
	union all select 'partnership:' || id, 0 from partnership where state = 'published'
	on conflict (key) do nothing;

-- A partnership's document is opened under its partnership, by whom it is shown to, and no longer by whoever has its address.
alter table stored_file add column open boolean not null default true;
comment on column stored_file.open is 'false: not served under /files/; the row that keeps it answers for it';
update stored_file f set open = false
	where exists (select from partnership_document d where d.sha256 = f.sha256)
		and not exists (select from item_rendering r where r.words::text like '%' || f.sha256 || '%')
		and not exists (select from item_rendering_past p where p.words::text like '%' || f.sha256 || '%')
		and not exists (select from course_item i where i.settings::text like '%' || f.sha256 || '%')
		and not exists (select from course_version v where v.content::text like '%' || f.sha256 || '%');

-- When each part of a profile last said something new, so that who follows an expert hears of what they may see, and of
-- nothing else. An expert who is erased is followed by nobody.
alter table expert add column told jsonb not null default '{}' check (jsonb_typeof(told) = 'object');
comment on column expert.told is 'part → when it was last told or shown to more people; goes with the profile';
update expert set told = coalesce(
	(select jsonb_object_agg(part, to_jsonb(updated_at)) from jsonb_object_keys(profile) part), '{}');
create function expert_is_followed_no_longer() returns trigger language plpgsql as $$
begin
	delete from following where query = 'expert=' || old.code;
	return old;
end $$;
create trigger expert_is_followed_no_longer after delete on expert
	for each row execute function expert_is_followed_no_longer();
