-- For whom an expert works and in what form is a part of its own. Its purpose, and until when it is kept: src/network/experts.md.

create or replace function known_consent(consent jsonb) returns boolean language sql immutable as $$
	select coalesce(bool_and(
		key in ('name', 'about', 'photo', 'affiliations', 'languages', 'places', 'expertise', 'roles', 'offer', 'availability',
			'orcid', 'cv')
		and value in ('public', 'members', 'staff')), true)
	from jsonb_each_text(consent)
$$;
