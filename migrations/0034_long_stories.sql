-- A story of many pages: what its form takes (src/routes/[lang]/desk/stories/[slug]/texts/[to]/fields.ts).
alter table story_text drop constraint story_text_body_check;
alter table story_text add constraint story_text_body_check check (length(body) <= 200000);
