export * from './lint/index.ts';
export * from './story.ts';
export { storyFrom, type StoryFlaw, type StoryText } from './story-text.ts';
