import { m } from '#messages/messages.js';

const sentences = {
	followed: m.discussions_done_followed,
	reported: m.discussions_done_reported,
	moderated: m.discussions_done_moderated
};

/** What the act before this page did, from its address (`?done=followed`); null: nothing to say. */
export function doneText(url: URL): string | null {
	const code = url.searchParams.get('done') ?? '';
	return Object.hasOwn(sentences, code) ? sentences[code as keyof typeof sentences]() : null;
}
