import { m } from '#messages/messages.js';

const sentences: Record<string, () => string> = {
	added: m.network_done_added,
	corrected: m.network_done_corrected,
	joined: m.network_done_joined,
	member: m.network_done_member,
	membership: m.network_done_membership,
	membership_removed: m.network_done_membership_removed,
	invited: m.network_done_invited,
	uninvited: m.network_done_uninvited,
	removed: m.network_done_removed,
	granted: m.network_done_granted,
	declined: m.network_done_declined,
	created: m.partnerships_done_created,
	saved: m.partnerships_done_saved,
	published: m.partnerships_done_published,
	withdrawn: m.partnerships_done_withdrawn,
	deleted: m.partnerships_done_deleted,
	document: m.partnerships_done_document,
	undocumented: m.partnerships_done_document_removed,
	linked: m.partnerships_done_linked,
	unlinked: m.partnerships_done_unlinked
};

/** What the act before this page did. */
export function doneText(url: URL): string | null {
	const done = url.searchParams.get('done') ?? '';
	return Object.hasOwn(sentences, done) ? (sentences[done]?.() ?? null) : null;
}
