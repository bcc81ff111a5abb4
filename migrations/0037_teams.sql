-- Who is in the team of anything that the desk keeps: known with the session, for the link to the desk on every page.
create view in_team as
	select person_id from edition_team
	union all
	select person_id from event_team
	union all
	select author.person_id
	from course_author author join course on course.id = author.course_id
	where course.archived_at is null;
comment on view in_team is
	'A row that keeps a team of its own adds it here. Says nothing of what its members may do.';
