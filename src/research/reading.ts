import type { Publication } from './publication.ts';

/** What was understood but not as sent: the code of a sentence (`research_note_<code>`), and what fills that in. */
export type Note = { code: NoteCode; details: Record<string, string | number> };
export const noteCodes = [
	'abstract_cut',
	'date_unclear',
	'doi_unreadable',
	'many_authors',
	'orcid_wrong',
	'type_unknown'
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** Why a record could not be read: the code of a sentence (`refusal_<code>`), and what fills that in. */
export type Unreadable = { code: string; details: Record<string, string | number> };

export type Reading =
	| { publication: Publication; notes: Note[]; problem: null }
	| { publication: null; notes: []; problem: Unreadable };

export function unreadable(code: string, details: Record<string, string | number> = {}): Reading {
	return { publication: null, notes: [], problem: { code, details } };
}
