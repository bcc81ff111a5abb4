-- A run that is taught in this hub: the slug of its edition, which has its page and its enrolment here. Null: elsewhere.
alter table offering add column taught_here text check (taught_here ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
-- Invented to show what the hub can do, though its course may be real.
alter table offering add column illustrative boolean not null default false;
