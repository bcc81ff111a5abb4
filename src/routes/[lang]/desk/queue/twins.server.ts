import type { ForEdit } from '#catalogue/index.server.ts';
import { entryPath } from '#catalogue/index.ts';
import { titleOf } from '../entries/entry.server.ts';
import { fieldLabel } from '../entries/labels.server.ts';
import { speakerFor, stateText, wordsOf } from '../entries/words.server.ts';

const compared = [
	'type',
	'providers',
	'url',
	'doi',
	'year',
	'startsOn',
	'startsAt',
	'endsOn',
	'place',
	'countries',
	'languages',
	'modality',
	'authors',
	'evidence'
] as const;

/** A likely duplicate beside the record that waits: what both say of what tells two things apart. */
export async function sideBySide(entry: ForEdit, other: ForEdit, language: string) {
	const both = [entry, other] as const;
	const speaker = await speakerFor(language, entry.input.kind, {
		slugs: both.flatMap(({ input }) => input.providers)
	});
	const said = (one: ForEdit, field: string) =>
		wordsOf(field, { ...one.input, evidence: one.evidence }[field as 'type'], speaker);
	return {
		id: other.id,
		title: titleOf(other, language),
		own: titleOf(entry, language),
		stateText: stateText(other.state),
		page:
			other.state === 'published' ? entryPath(language, { kind: other.input.kind, slug: other.slug }) : null,
		rows: compared
			.map((field) => ({
				field,
				label: fieldLabel(field),
				entry: said(entry, field),
				other: said(other, field)
			}))
			.filter((row) => row.entry.length + row.other.length > 0)
			.map((row) => ({ ...row, differ: JSON.stringify(row.entry) !== JSON.stringify(row.other) }))
	};
}

export type SideBySide = Awaited<ReturnType<typeof sideBySide>>;
