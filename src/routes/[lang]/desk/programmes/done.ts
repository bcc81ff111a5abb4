import { m } from '#messages/messages.js';

const sentences: Record<string, () => string> = {
	created: m.programmes_done_created,
	saved: m.programmes_done_saved,
	published: m.programmes_done_published,
	withdrawn: m.programmes_done_withdrawn,
	deleted: m.programmes_done_deleted,
	line: m.programmes_done_line,
	unlined: m.programmes_done_unlined,
	agency: m.programmes_done_agency,
	unagency: m.programmes_done_agency_removed,
	asked: m.programmes_done_asked,
	ended: m.programmes_done_ended,
	questions: m.programmes_done_questions,
	planned: m.programmes_done_planned
};

/** What the act before this page did. */
export function doneText(url: URL): string | null {
	const done = url.searchParams.get('done') ?? '';
	return Object.hasOwn(sentences, done) ? (sentences[done]?.() ?? null) : null;
}
