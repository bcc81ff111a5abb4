-- What the desk asks of certificates and of an edition's team.

-- Read from what was signed, so that a list can be searched without opening every credential. They go with the row.
alter table certificate
	add column holder text not null
		generated always as (credential #>> '{credentialSubject,identifier,0,identityHash}') stored,
	-- the DID that signed: another than the hub's own, after its address changed
	add column issuer text not null generated always as (credential #>> '{issuer,id}') stored;

-- Whether names are hidden from who marks until the mark is given.
alter table edition add column blind_marking boolean not null default true;

-- An evaluator sees figures without names, and nothing else.
alter table edition_team drop constraint edition_team_role_check;
alter table edition_team add constraint edition_team_role_check check (role in ('manager', 'tutor', 'evaluator'));

-- The team reports, too; who is in it has no enrolment.
alter table contribution_report drop constraint contribution_report_pkey;
alter table contribution_report
	alter column enrolment_id drop not null,
	add column person_id text references person (id) on delete cascade,
	add constraint contribution_report_by_one check (num_nonnulls(enrolment_id, person_id) = 1);
create unique index contribution_report_by_learner on contribution_report (contribution_id, enrolment_id)
	where enrolment_id is not null;
create unique index contribution_report_by_team on contribution_report (contribution_id, person_id)
	where person_id is not null;
create index contribution_report_enrolment on contribution_report (enrolment_id);
create index contribution_report_person on contribution_report (person_id);
