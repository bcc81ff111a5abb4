-- Who brought a list or defined an indicator is forgotten with their account. src/impact/README.md
alter table impact_source add foreign key (taken_by) references person (id) on delete set null;
alter table impact_indicator add foreign key (made_by) references person (id) on delete set null;
