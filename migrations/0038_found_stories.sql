-- Impact stories are found by the search, and on the pages of what they tell about.
insert into search_document (key, analysers)
	select distinct 'story:' || story.id, 0 from story join story_release on story_release.story_id = story.id
	where story.withdrawn_at is null
	on conflict (key) do nothing;

-- The page of a course asks for the releases of its cohorts: without it each release would be unpacked to look.
create index story_release_cohorts on story_release using gin ((content -> 'scope' -> 'cohorts'));
