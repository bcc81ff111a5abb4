-- What a team asks of those who apply to an edition, and what they answered.

create table application_question (
	id uuid primary key,
	edition_id uuid not null references edition (id) on delete cascade,
	place smallint not null check (place between 1 and 5),
	required boolean not null,
	-- language → { question, purpose }
	texts jsonb not null,
	unique (edition_id, place)
);

-- Each row erases itself: three months after the team decided, a year after it was given at the latest.
create table application_answer (
	enrolment_id uuid not null references enrolment (id) on delete cascade,
	-- the question may have been changed or taken away since
	question_id uuid not null,
	place smallint not null,
	language text not null,
	-- the question as it was read, and the answer to it
	asked text not null check (length(asked) between 1 and 300),
	answer text not null check (length(answer) between 1 and 2000),
	answered_at timestamptz not null,
	erase_on date not null,
	primary key (enrolment_id, question_id),
	constraint application_answer_is_erased check (erase_on <= (answered_at at time zone 'UTC')::date + 366)
);
create index application_answer_due on application_answer (erase_on);
comment on table application_answer is
	'Purpose: to decide on an application; read by the team of the edition. Kept three months after the decision, a year at most.';

-- Answers go with the person, as everything they told (the rest as in 0009).
create or replace function erase_enrolment() returns trigger language plpgsql as $$
begin
	if new.person_id is not null or old.person_id is null then return new; end if;
	perform set_config('serai.erasing', 'yes', true);
	delete from statement where registration = old.id;
	perform set_config('serai.erasing', 'no', true);
	delete from refused_statement where registration = old.id;
	delete from learner_profile where enrolment_id = old.id;
	delete from application_answer where enrolment_id = old.id;
	delete from learner_progress where enrolment_id = old.id;
	delete from marking_task where enrolment_id = old.id;
	delete from contribution_report where enrolment_id = old.id;
	update contribution set body = '…', hidden_at = coalesce(hidden_at, now()), hidden_reason = 'erased' where enrolment_id = old.id;
	new.state := 'erased';
	new.motivation := null;
	new.decided_reason := null;
	new.certificate_name := null;
	new.name_confirmed_at := null;
	return new;
end $$;
