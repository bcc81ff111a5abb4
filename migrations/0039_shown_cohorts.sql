-- A list is brought, looked at, and then shown: src/impact/policy.ts. Null: in no public number.
alter table impact_cohort add column shown_at timestamptz;
update impact_cohort set shown_at = now();
-- Deleted, and a release still names it: its title stays for the readers of that, and nothing else.
alter table impact_cohort add column removed_at timestamptz;
alter table impact_cohort add check (removed_at is null or (shown_at is null and kind = 'imported'));
