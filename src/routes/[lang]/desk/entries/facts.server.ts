import type { ForEdit } from '#catalogue/index.server.ts';
import type { EntryInput, Kind } from '#catalogue/index.ts';
import { fieldLabel } from './labels.server.ts';
import { speakerFor, wordsOf, type Speaker } from './words.server.ts';
import type { Fact } from './words.ts';

const order = [
	'type',
	'providers',
	'partners',
	'url',
	'urlLevel',
	'languages',
	'startsOn',
	'startsAt',
	'endsOn',
	'endsAt',
	'zone',
	'datePrecision',
	'cancelledAt',
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
	'partOf',
	'source',
	'evidence',
	'confirmedOn',
	'rights',
	'flags',
	'note',
	'illustrative',
	'featured'
] as const;

// Worth a line even when nothing is said: whoever checks should see the gap.
const always: Record<Kind, readonly string[]> = {
	course: ['url', 'providers', 'languages', 'modality', 'topics', 'evidence', 'confirmedOn'],
	event: [
		'url',
		'providers',
		'languages',
		'modality',
		'place',
		'countries',
		'topics',
		'evidence',
		'confirmedOn'
	],
	resource: ['url', 'providers', 'languages', 'year', 'authors', 'topics', 'evidence', 'confirmedOn']
};

/** Everything an entry says, in words, in the order of its form; its texts are shown apart. */
export async function factsOf(entry: ForEdit, language: string): Promise<Fact[]> {
	const { input } = entry;
	const speaker = await speakerOfInput(input, language);
	const { cancelledAt, evidence, confirmedOn } = entry;
	const values: Record<string, unknown> = { ...input, cancelledAt, evidence, confirmedOn };
	return order
		.map((field) => ({
			field,
			label: fieldLabel(field),
			words: values[field] === false ? [] : wordsOf(field, values[field], speaker)
		}))
		.filter(({ field, words }) => words.length > 0 || always[input.kind].includes(field));
}

/** The abstracts and titles an entry has, as facts. */
export function textFacts(entry: ForEdit, speaker: Speaker): Fact[] {
	return entry.texts.flatMap(({ language, title, abstract }) =>
		Object.entries({ title, abstract })
			.filter(([, text]) => text)
			.map(([part, text]) => {
				const field = `texts.${language}.${part}`;
				return { field, label: fieldLabel(field), words: wordsOf(field, text, speaker) };
			})
	);
}

export async function speakerOfInput(input: EntryInput, language: string): Promise<Speaker> {
	return speakerFor(language, input.kind, { slugs: [...input.providers, ...input.partners] });
}
