-- How many people chose an interview as the most significant change: what readers are told in place of who did.
alter table story_voice add column choosers integer check (choosers > 0);
