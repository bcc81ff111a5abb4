import type { EntryFacts } from './entry.ts';

/** Field → [before, after], as the history keeps it. Texts are 'texts.es.title', offerings 'offerings.<id>'. */
export type FieldChanges = Record<string, [before: unknown, after: unknown]>;

// Follow from others, or are the change itself.
const derived = new Set([
	'revision',
	'canonicalUrl',
	'titleKeys',
	'updatedAt',
	'createdAt',
	'createdBy',
	'id',
	'inReviewSince',
	'heldHere'
]);

/** What differs between two versions of an entry; empty when nothing does. */
export function fieldChanges(before: EntryFacts, after: EntryFacts): FieldChanges {
	const [was, is] = [flat(before), flat(after)];
	const changes: FieldChanges = {};
	for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
		const pair: [unknown, unknown] = [was[name] ?? null, is[name] ?? null];
		if (JSON.stringify(pair[0]) !== JSON.stringify(pair[1])) changes[name] = pair;
	}
	return changes;
}

function flat({ texts, offerings, ...plain }: EntryFacts): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(plain)) if (!derived.has(name)) fields[name] = value;
	for (const { language, title, abstract, origin, sourceRevision } of texts) {
		fields[`texts.${language}.title`] = title;
		fields[`texts.${language}.abstract`] = abstract;
		fields[`texts.${language}.origin`] = origin;
		// That a translation still says what its source says is worth keeping, though no word of it changed.
		if (origin === 'translation') fields[`texts.${language}.sourceRevision`] = sourceRevision;
	}
	for (const { id, ...run } of offerings) fields[`offerings.${id}`] = run;
	return fields;
}
