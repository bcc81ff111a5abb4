-- Who was there, by what badge, and the certificates of events. That somebody was there is a statement in the log (verb
-- `attended`, registration the participant, object the session); here is what stands around it.
-- Why each personal field is kept, and for how long: src/events/attendance.md.

-- The badges that were printed for somebody: the newest is valid. Its code is signed; the mark is computed, not kept.
create table event_badge (
	participant_id uuid not null references event_participant (id) on delete cascade,
	number smallint not null check (number between 1 and 9999),
	made_at timestamptz not null,
	made_by text,
	-- a newer one was printed, or it was lost
	revoked_at timestamptz,
	primary key (participant_id, number),
	check (revoked_at is null or revoked_at >= made_at)
);
create unique index event_badge_valid on event_badge (participant_id) where revoked_at is null;

-- A badge that opened nothing. What was read is not kept. Forgotten after ninety days.
create table event_badge_refusal (
	-- minted on the device
	id uuid primary key,
	event_id uuid not null references event (id) on delete cascade,
	-- null: whose it is cannot be told
	participant_id uuid references event_participant (id) on delete set null,
	session_id uuid references event_session (id) on delete set null,
	reason text not null check (reason in ('not_a_badge', 'not_ours', 'other_event', 'revoked', 'withdrawn')),
	-- by the device's clock
	at timestamptz not null,
	stored_at timestamptz not null,
	by_person text
);
create index event_badge_refusal_of on event_badge_refusal (event_id, stored_at);
comment on table event_badge_refusal is
	'Purpose: whoever leads the event sees what was tried at the door, and marks whom it kept out. Forgotten after 90 days.';

-- What the event's certificates ask for: condition trees over sessions attended; null: not awarded.
create table event_certificate (
	event_id uuid primary key references event (id) on delete cascade,
	revision integer not null default 1,
	participation jsonb,
	completion jsonb,
	-- of a participant's time, all in all
	hours smallint check (hours between 1 and 1000)
);

-- The name as its holder confirmed it for the certificate.
create table event_certificate_name (
	participant_id uuid primary key references event_participant (id) on delete cascade,
	name text check (length(name) between 1 and 200),
	confirmed_at timestamptz,
	-- when the letter that asks for it was queued; it is sent once
	asked_at timestamptz,
	check ((name is null) = (confirmed_at is null))
);
comment on table event_certificate_name is
	'Purpose: the certificate bears the name as its holder writes it. Erased with the participant.';

-- A participant who is erased is erased here too. What the log says then names nobody; when the row itself goes, so does its log.
create function forget_attendance() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		delete from event_certificate_name where participant_id = new.id;
		update event_badge_refusal set participant_id = null where participant_id = new.id;
		return null;
	end if;
	perform set_config('serai.erasing', 'yes', true);
	delete from statement where registration = old.id;
	perform set_config('serai.erasing', 'no', true);
	return null;
end $$;
create trigger event_participant_is_erased after update of erased_at on event_participant
	for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_attendance();
create trigger event_participant_is_gone after delete on event_participant
	for each row execute function forget_attendance();
