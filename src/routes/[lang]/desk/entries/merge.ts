import type { EntryInput } from '#catalogue/index.ts';

/** What two records can say differently, and a person may choose of. Dates go together: they make sense only so. */
export const mergeFields = [
	'type',
	'url',
	'dates',
	'providers',
	'partners',
	'languages',
	'modality',
	'place',
	'countries',
	'regions',
	'duration',
	'costKind',
	'costNote',
	'certificate',
	'year',
	'authors',
	'doi',
	'topics',
	'audiences',
	'gcmObjectives',
	'sdgs',
	'sdgTargets',
	'source',
	'rights',
	'flags',
	'note'
] as const;
export type MergeField = (typeof mergeFields)[number] | `texts.${string}.${'title' | 'abstract'}`;
export type Side = 'keep' | 'other' | 'both';

const dates = ['startsOn', 'startsAt', 'endsOn', 'endsAt', 'zone', 'datePrecision'] as const;
const parts: Partial<Record<string, readonly (keyof EntryInput)[]>> = { dates, url: ['url', 'urlLevel'] };

/** A field's value; of dates and addresses, what belongs to it together. */
export function valueOf(input: EntryInput, field: MergeField): unknown {
	if (field.startsWith('texts.')) {
		const [, language = '', part] = field.split('.');
		const text = input.texts[language];
		return (part === 'title' ? text?.title : text?.abstract) ?? null;
	}
	const together = parts[field];
	if (together) return together.map((name) => input[name]);
	return input[field as keyof EntryInput];
}

export function isList(input: EntryInput, field: MergeField): boolean {
	return !(field in parts) && Array.isArray(valueOf(input, field));
}

export function isEmpty(value: unknown): boolean {
	return Array.isArray(value) ? value.every(isEmpty) : value === null || value === '' || value === undefined;
}

/** The fields in which two records differ: texts language by language first. */
export function differingFields(keep: EntryInput, other: EntryInput): MergeField[] {
	const languages = [...new Set([...Object.keys(keep.texts), ...Object.keys(other.texts)])].sort();
	const texts = languages.flatMap((language): MergeField[] => [
		`texts.${language}.title`,
		`texts.${language}.abstract`
	]);
	return [...texts, ...mergeFields].filter((field) => {
		const [a, b] = [valueOf(keep, field), valueOf(other, field)];
		if (field === 'url' && keep.url === other.url) return false;
		return JSON.stringify(a) !== JSON.stringify(b) && !(isEmpty(a) && isEmpty(b));
	});
}

/** Lists are united; an empty field takes what the other knew; a page of its own beats its provider's. */
export function likelySide(keep: EntryInput, other: EntryInput, field: MergeField): Side {
	const [a, b] = [valueOf(keep, field), valueOf(other, field)];
	if (field === 'url') return keep.urlLevel === 'landing' && other.urlLevel === 'item' ? 'other' : 'keep';
	if (isEmpty(a)) return 'other';
	if (isEmpty(b)) return 'keep';
	return isList(keep, field) && field !== 'authors' ? 'both' : 'keep';
}

/** The kept record as a person chose it, field by field. */
export function chosenInput(
	keep: EntryInput,
	other: EntryInput,
	choice: (field: MergeField) => Side
): Record<string, unknown> {
	const chosen: Record<string, unknown> = { ...keep, texts: structuredClone(keep.texts) };
	for (const field of differingFields(keep, other)) {
		const side = choice(field);
		if (side === 'keep') continue;
		if (field.startsWith('texts.')) {
			const [, language = '', part = ''] = field.split('.');
			const texts = chosen['texts'] as Record<string, Record<string, unknown>>;
			texts[language] = { ...texts[language], [part]: valueOf(other, field) };
		} else if (side === 'both' && isList(keep, field)) {
			const both = [valueOf(keep, field), valueOf(other, field)] as [unknown[], unknown[]];
			chosen[field] = [...new Set(both.flat())];
		} else for (const name of parts[field] ?? [field]) chosen[name] = other[name as keyof EntryInput];
	}
	// Who provides is no partner besides.
	const providers = chosen['providers'] as string[];
	chosen['partners'] = (chosen['partners'] as string[]).filter((slug) => !providers.includes(slug));
	return chosen;
}
