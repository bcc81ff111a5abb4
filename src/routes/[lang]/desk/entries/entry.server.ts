import { findForEdit, type ForEdit } from '#catalogue/index.server.ts';
import { textIn, type EntryId, type LocalText } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { one, type Values } from '#ui/form/values.ts';

/** The id of an address; NotFound when it is none. */
export function entryIdFrom(text: string): EntryId {
	const id = idFrom<'Entry'>(text);
	if (!id) throw new NotFound('entry');
	return id;
}

/** The entry an address names, to work on. */
export async function entryAt(actor: Actor, id: string): Promise<ForEdit> {
	return findForEdit(actor, entryIdFrom(id));
}

/** The revision a form began from; 0, which is nobody's, when it says none. */
export function revisionOf(values: Values): number {
	const text = one(values, 'revision');
	return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

export function titleOf(entry: Pick<ForEdit, 'texts' | 'slug'>, language: string): LocalText {
	return textIn(entry.texts, language) ?? { text: entry.slug, language: 'en', isTranslation: false };
}
