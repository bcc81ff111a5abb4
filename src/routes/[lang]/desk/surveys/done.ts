import { m } from '#messages/messages.js';

const sentences: Record<string, () => string> = {
	created: m.surveys_done_created,
	saved: m.surveys_done_saved,
	frozen: m.surveys_done_frozen,
	opened: m.surveys_done_opened,
	asked: m.surveys_done_asked,
	reminded: m.surveys_done_reminded,
	nobody_reminded: m.surveys_done_nobody_reminded,
	closed: m.surveys_done_closed,
	severed: m.surveys_done_severed,
	noted: m.surveys_done_noted
};

/** What the act before this page did. */
export function doneText(url: URL): string | null {
	const done = url.searchParams.get('done') ?? '';
	return Object.hasOwn(sentences, done) ? (sentences[done]?.() ?? null) : null;
}
