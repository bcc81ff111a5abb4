import type { SearchDocument } from '../src/search/index.ts';
import {
	audiences,
	countries,
	goals,
	modalities,
	objectives,
	topics,
	types
} from '../src/vocabulary/index.ts';
import { Random } from './random.ts';
import { benchLanguages, wordsOf, type BenchLanguage } from './words.ts';

export { broadWord, frequentWord, secondWord } from './words.ts';

/** "Now" of everything generated. */
export const benchNow = new Date('2026-06-01T00:00:00Z');
const day = 86_400_000;
const providerCount = 400;
const wordsInAbstract = 72;

export type GeneratedText = { language: BenchLanguage; title: string; abstract: string };

/** An entry with all that its rows need, and the document by which it is found. */
export type GeneratedEntry = {
	id: string;
	number: number;
	kind: 'course' | 'event' | 'resource';
	type: string;
	texts: GeneratedText[];
	languages: string[];
	topics: string[];
	sdgs: number[];
	gcmObjectives: number[];
	countries: string[];
	audiences: string[];
	providers: number[];
	modality: string | null;
	costKind: 'free' | 'paid' | 'scholarships' | null;
	certificate: string | null;
	/** Of a course's offering, or of an event. */
	startsOn: Date | null;
	endsOn: Date | null;
	ongoing: boolean;
	publishedAt: Date;
};

export const providerSlug = (provider: number): string => `provider-${provider}`;

/** The same entries in every run: six languages, Zipf's words, about eighty a record. */
export function* generateEntries(count: number, seed = 1): Generator<GeneratedEntry> {
	const random = new Random(seed);
	const words = Object.fromEntries(
		benchLanguages.map((language) => [language, wordsOf(language, random)])
	) as Record<BenchLanguage, string[]>;
	const topicIds = topics.map(({ id }) => id);
	const countryCodes = countries.map(({ iso2 }) => iso2);
	const text = (language: BenchLanguage, length: number): string => {
		const picked = Array.from(
			{ length },
			() => words[language][random.rank(words[language].length)] as string
		);
		return language === 'zh' ? `${picked.join('')}。` : `${picked.join(' ')}.`;
	};
	for (let number = 0; number < count; number++) {
		const publishedAt = new Date(benchNow.getTime() - random.below(3000 * day));
		const kind = random.pick(['course', 'course', 'event', 'resource', 'resource'] as const);
		const language = random.pick(['en', 'en', 'en', 'en', 'es', 'es', 'fr', 'ar', 'ru', 'zh'] as const);
		const start = benchNow.getTime() - (300 - random.below(400)) * day;
		const ongoing = kind === 'course' && random.chance(0.4);
		const dated = kind === 'event' || (kind === 'course' && !ongoing);
		yield {
			id: random.id(publishedAt),
			number,
			kind,
			type: random.pick(types(kind)).id,
			texts: [
				{
					language,
					title: `${text(language, 8).slice(0, -1)} ${number}`,
					abstract: text(language, wordsInAbstract)
				}
			],
			languages: [...new Set([language, ...random.some(benchLanguages, 1)])],
			topics: random.some(topicIds, 3, 1),
			sdgs: random.some(goals, 2).map((goal) => goal.number),
			gcmObjectives: random.some(objectives, 2).map((objective) => objective.number),
			countries: random.some(countryCodes, 2),
			audiences: random.some(audiences, 2).map(({ id }) => id),
			providers: [random.rank(providerCount)],
			modality: kind === 'resource' ? null : random.pick(modalities).id,
			costKind: kind === 'resource' ? null : random.pick(['free', 'paid', 'scholarships', null] as const),
			certificate: kind === 'course' && random.chance(0.5) ? 'completion' : null,
			startsOn: dated ? new Date(start) : null,
			endsOn: dated ? new Date(start + random.below(30) * day) : null,
			ongoing,
			publishedAt
		};
	}
}

/** As the catalogue describes its entries to the search. */
export function entryToDocument(entry: GeneratedEntry): SearchDocument {
	const each = (facet: string, values: readonly (string | number)[]) =>
		values.map((value) => `${facet}:${value}`);
	return {
		key: `entry:${entry.id}`,
		texts: entry.texts.map(({ language, title, abstract }) => ({ language, title, body: abstract })),
		filters: [
			`kind:${entry.kind}`,
			`type:${entry.kind}/${entry.type}`,
			...each('modality', entry.modality === null ? [] : [entry.modality]),
			...each('language', entry.languages),
			...each('topic', entry.topics),
			...each('sdg', entry.sdgs),
			...each('gcm', entry.gcmObjectives),
			...each('country', entry.countries),
			...each('provider', entry.providers.map(providerSlug)),
			...each('audience', entry.audiences),
			...each('cost', entry.costKind === null ? [] : [entry.costKind]),
			...(entry.certificate === null ? [] : ['certificate:yes'])
		],
		periods: periodsOf(entry),
		newestAt: entry.publishedAt
	};
}

function periodsOf({ ongoing, startsOn, endsOn }: GeneratedEntry): SearchDocument['periods'] {
	if (ongoing) return [{ from: null, until: null }];
	return startsOn === null || endsOn === null
		? []
		: [{ from: startsOn, until: new Date(endsOn.getTime() + day - 1) }];
}

export function* generateDocuments(count: number, seed = 1): Generator<SearchDocument> {
	for (const entry of generateEntries(count, seed)) yield entryToDocument(entry);
}
