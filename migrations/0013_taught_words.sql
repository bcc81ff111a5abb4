-- What a course of this hub says in its modules and lessons, by language: so that it is found by what it teaches.
create table entry_taught (
	entry_id uuid not null references entry (id) on delete cascade,
	language text not null,
	-- one for each module: its title and summary, and those of its lessons
	parts text[] not null,
	primary key (entry_id, language)
);
