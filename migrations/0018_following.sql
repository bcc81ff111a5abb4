-- What people want to hear of, and the digests that tell them. Only `following` names these tables.
-- Why each personal field is kept, and for how long: src/following/README.md.
create table following (
	id uuid primary key,
	person_id text not null references person (id) on delete cascade,
	-- a search in its one canonical form, what stands after the `?`: 'q=fees&topic=remittances'; '': everything
	query text not null check (length(query) <= 2000),
	rhythm text not null check (rhythm in ('daily', 'weekly', 'none')),
	since timestamptz not null,
	-- what was new until then has been told, or was there when they began to follow
	through timestamptz not null,
	unique (person_id, query)
);
create index following_rhythm on following (rhythm, person_id);

-- One run a day or a week, in which everybody who follows so is looked at once, in the order of their ids.
create table digest_run (
	id uuid primary key,
	rhythm text not null check (rhythm in ('daily', 'weekly')),
	-- '2026-11-22', '2026-W47'
	period text not null,
	-- what is newer is told by the next run
	through timestamptz not null,
	began_at timestamptz not null,
	-- the last person who was looked at: a run that was broken off goes on behind them
	cursor text not null default '',
	looked_at int not null default 0,
	gathered_at timestamptz,
	finished_at timestamptz,
	unique (rhythm, period)
);

-- One digest for a person in a run: written together with the job that sends it. Only ids and queries, no texts.
create table digest (
	run_id uuid not null references digest_run (id) on delete cascade,
	person_id text not null references person (id) on delete cascade,
	parts jsonb not null,
	-- empty: what it told was withdrawn before it was sent, or there is nobody to write to
	state text not null check (state in ('queued', 'sent', 'empty', 'refused')),
	sent_at timestamptz,
	primary key (run_id, person_id)
);
create index digest_person on digest (person_id);
create index digest_queued on digest (run_id) where state = 'queued';
