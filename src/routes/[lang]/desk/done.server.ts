import { m } from '#messages/messages.js';
import { findForEdit } from '#catalogue/index.server.ts';
import { entryPath } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { titleOf } from './entries/entry.server.ts';

const sentences = {
	added: m.desk_done_added,
	saved: m.desk_done_saved,
	translated: m.desk_done_translated,
	run_added: m.desk_done_run_added,
	run_saved: m.desk_done_run_saved,
	run_cancelled: m.desk_done_run_cancelled,
	event_cancelled: m.desk_done_event_cancelled,
	proposed: m.desk_done_proposed,
	published: m.desk_done_published,
	confirmed: m.desk_done_confirmed,
	rejected: m.desk_done_rejected,
	retired: m.desk_done_retired,
	reopened: m.desk_done_reopened,
	restored: m.desk_done_restored,
	merged: m.desk_done_merged
} as const;

export type DoneWith = keyof typeof sentences;

/**
 * What the act before this page did, from its address (`?done=confirmed&of=<id>`): a code and an id, never a text, and
 * only about what this person may see. Null when there is nothing to say.
 */
export async function doneFrom(url: URL, actor: Actor, language: string) {
	const code = url.searchParams.get('done') ?? '';
	const id = idFrom<'Entry'>(url.searchParams.get('of') ?? '');
	if (!Object.hasOwn(sentences, code) || !id) return null;
	const entry = await findForEdit(actor, id).catch((error: unknown) => {
		if (error instanceof NotFound) return null;
		throw error;
	});
	if (!entry) return null;
	const { state, slug, revision, input, allowed } = entry;
	return {
		sentence: sentences[code as DoneWith](),
		id,
		title: titleOf(entry, language),
		revision,
		/** Where the public finds it now. */
		page: state === 'published' ? entryPath(language, { kind: input.kind, slug }) : null,
		/** What was taken away can be put back as it was. */
		mayUndo: allowed.includes('restore') && (code === 'rejected' || code === 'retired')
	};
}

export type Done = NonNullable<Awaited<ReturnType<typeof doneFrom>>>;

/** The address of a page that says what was done, keeping what else it says. */
export function withDone(path: string, done: DoneWith, of: string): string {
	const url = new URL(path, 'http://hub.invalid');
	url.searchParams.set('done', done);
	url.searchParams.set('of', of);
	return url.pathname + url.search;
}
