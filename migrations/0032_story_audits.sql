-- What a story tells is attacked as a whole by a job; its verdict is kept for exactly what was attacked. Decision 0018.

create table story_audit (
	id uuid primary key,
	story_id uuid not null references story (id) on delete cascade,
	-- SHA-256 of everything that was told; null: asked for, and the job takes the story as it then stands
	hash text check (hash ~ '^[0-9a-f]{64}$'),
	asked_at timestamptz not null default now(),
	-- small groups looked at, out of how many
	done integer not null default 0 check (done >= 0),
	total integer not null default 0 check (total >= done),
	-- for the team alone: it names groups
	found jsonb check (jsonb_typeof(found) = 'object'),
	failed text check (failed in ('contradictory', 'unexpected')),
	ended_at timestamptz,
	unique nulls not distinct (story_id, hash),
	check ((ended_at is null) = (found is null and failed is null)),
	check (found is null or failed is null),
	check (hash is not null or ended_at is null)
);
comment on table story_audit is
	'Purpose: the verdict of disclosure control on a draft, and how far it has come. No person is in it; the newest few of a story are kept, and none is shown to anybody but its team.';
