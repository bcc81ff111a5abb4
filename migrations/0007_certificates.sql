-- Certificates, the keys that sign them, and what is left when one is erased. Only `certificates` names these tables.
-- Why each personal field is kept, and for how long: src/certificates/README.md.
create table issuer_key (
	number integer primary key,
	-- Multibase, as in the DID document
	public_key text not null unique check (public_key like 'z6Mk%'),
	-- AES-256-GCM under a key derived from the hub's secret: nonce, tag, 32 bytes; never leaves the hub in the clear
	sealed_private_key bytea not null check (length(sealed_private_key) = 60),
	made_at timestamptz not null,
	-- null: the one that signs now. What older ones signed stays valid.
	retired_at timestamptz
);
create unique index issuer_key_in_use on issuer_key ((true)) where retired_at is null;

-- A place in the status list is never given twice, not even after an erasure.
create sequence certificate_status_index minvalue 0 as integer;

create table certificate (
	code text primary key check (code ~ '^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$'),
	kind text not null check (kind in ('participation', 'completion')),
	-- the enrolment, or an event's participant
	registration uuid not null,
	-- null: an invented holder of the demonstration
	person_id text references person (id) on delete cascade,
	-- what was signed, as it was written: the Open Badges credential with its proof, the same as VC-JWT, and the QR's slip
	credential json not null,
	jwt text not null,
	slip text not null,
	key_number integer not null references issuer_key (number),
	status_index integer not null unique,
	issued_at timestamptz not null,
	-- of completion, after this one of participation; or the same with the name corrected
	superseded_by text references certificate (code) on delete set null deferrable initially deferred,
	revoked_at timestamptz,
	revocation_reason text check (
		revocation_reason in ('name_corrected', 'issued_in_error', 'misconduct', 'holder_asked')
	),
	check ((revoked_at is null) = (revocation_reason is null))
);
-- Awarded once, whatever runs at the same time.
create unique index certificate_once on certificate (registration, kind) where revoked_at is null;
create index certificate_registration on certificate (registration);
create index certificate_person on certificate (person_id);
create index certificate_revoked on certificate (status_index) where revoked_at is not null;

-- What remains when a holder is erased: no name, nothing signed. Whoever holds the certificate can still have it verified.
create table erased_certificate (
	code text primary key,
	status_index integer not null unique,
	revoked boolean not null,
	erased_at timestamptz not null default now()
);

create function keep_erased_certificate() returns trigger language plpgsql as $$
begin
	insert into erased_certificate (code, status_index, revoked)
	values (old.code, old.status_index, old.revoked_at is not null);
	return old;
end $$;
create trigger certificate_is_erased after delete on certificate
	for each row execute function keep_erased_certificate();

-- What was signed is never changed.
create function refuse_to_change_certificate() returns trigger language plpgsql as $$
begin
	raise exception 'what was signed is never changed';
end $$;
create trigger certificate_is_signed
	before update of code, kind, registration, credential, jwt, slip, key_number, status_index, issued_at on certificate
	for each row execute function refuse_to_change_certificate();
