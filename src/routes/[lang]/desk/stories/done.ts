import { m } from '#messages/messages.js';

const sentences: Record<string, () => string> = {
	created: m.story_desk_done_created,
	saved: m.story_desk_done_saved,
	removed: m.story_desk_done_removed,
	taken: m.story_desk_done_taken,
	withdrawn: m.story_desk_done_withdrawn,
	asked: m.story_desk_done_asked,
	dropped: m.story_desk_done_dropped,
	released: m.story_desk_done_released
};

/** What the act before this page did. */
export function doneText(url: URL): string | null {
	const done = url.searchParams.get('done') ?? '';
	return Object.hasOwn(sentences, done) ? (sentences[done]?.() ?? null) : null;
}
