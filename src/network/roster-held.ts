import { remembered } from '#platform/index.ts';
import { stemOf, tokens } from '#search/index.ts';
import { broaderTopics, regionsAround, regionsOf, topic } from '#vocabulary/index.ts';
import { languageLevels, type Expert, type ExpertPart, type Span } from './expert.ts';
import { narrowness } from './expert-visible.ts';
import { packDays, type PackedDays } from './roster-days.ts';
import { facetIndex, rosterFacetNames, rosterFacets, type RosterFacet } from './roster-facets.ts';

/** Narrower than any audience: not told. */
const hidden = 3;

/** Numbers for values ('topic:remittances'), so that the roster compares numbers. They are never forgotten: there are few. */
export class Values {
	readonly #ids = new Map<string, number>();
	readonly texts: string[] = [];

	id(facet: RosterFacet, value: string): number {
		const text = `${facet}:${value}`;
		const known = this.#ids.get(text);
		if (known !== undefined) return known;
		this.texts.push(text);
		this.#ids.set(text, this.texts.length - 1);
		return this.texts.length - 1;
	}

	known(facet: RosterFacet, value: string): number {
		return this.#ids.get(`${facet}:${value}`) ?? -1;
	}
}

/** An expert as the roster holds them: a few numbers, and the stems of their words. */
export type Held = {
	id: string;
	isWithdrawn: boolean;
	/** When who was vetted confirmed it last; others than the roster's keepers find who did so not long ago. */
	heardAt: number;
	/** The narrowest audience that may see anything, and each facet, availability and words: 3 where nothing was told. */
	nameLevel: number;
	facetLevels: number[];
	freeLevel: number;
	wordLevels: number[];
	/** By facet; with what is around it (broader topics, regions around a country). */
	values: number[][];
	/** In step with `values[language]`. */
	levels: number[];
	/** Topic's id → how much shows it. */
	evidence: Map<number, number>;
	free: PackedDays;
	busy: PackedDays;
	taken: PackedDays;
	/** Stems by part: name and headline, about, affiliations. */
	words: Set<string>[];
	confirmedDay: number;
};

const wordParts = ['name', 'about', 'affiliations'] as const satisfies ExpertPart[];

export type RosterRow = Pick<
	Expert,
	'id' | 'invitedAt' | 'describedAt' | 'vettedAt' | 'confirmedAt' | 'withdrawnAt' | 'profile' | 'consent'
> & { taken: Span[] };

export function heldOf({ id, profile, consent, taken, ...dates }: RosterRow, values: Values): Held {
	const level = (part: ExpertPart): number => {
		const audience = consent[part];
		return audience === undefined || profile[part] === undefined ? hidden : narrowness(audience);
	};
	const evidence = new Map<number, number>();
	for (const { topic: of } of profile.expertise ?? [])
		for (const around of [of, ...broaderTopics(of)]) {
			const at = values.id('topic', around);
			evidence.set(at, (evidence.get(at) ?? 0) + 1);
		}
	const topics = [...new Set(profile.expertise?.map((one) => one.topic) ?? [])].flatMap(
		(of) => topic(of) ?? []
	);
	const { countries = [], regions = [] } = profile.places ?? {};
	const periods = profile.availability ?? [];
	const known = profile.languages ?? [];
	const told: Record<RosterFacet, string[]> = {
		role: profile.roles ?? [],
		topic: [],
		language: known.map(({ code }) => code),
		country: countries,
		region: [...countries.flatMap(regionsOf), ...regions.flatMap((m49) => [m49, ...regionsAround(m49)])],
		audience: profile.offer?.audiences ?? [],
		modality: profile.offer?.modalities ?? [],
		provider: profile.affiliations?.flatMap(({ organisation }) => organisation ?? []) ?? [],
		sdg: topics.flatMap(({ sdgTargets }) => sdgTargets.map((target) => target.split('.', 1)[0] ?? '')),
		gcm: topics.flatMap(({ gcmObjectives }) => gcmObjectives.map(String))
	};
	const ids = rosterFacetNames.map((facet) => [
		...new Set(told[facet].map((value) => values.id(facet, value)))
	]);
	ids[facetIndex.get('topic') as number] = [...evidence.keys()];
	return {
		id,
		isWithdrawn: dates.withdrawnAt !== null,
		heardAt: dates.vettedAt && dates.confirmedAt ? dates.confirmedAt.getTime() : -Infinity,
		nameLevel: level('name'),
		facetLevels: rosterFacetNames.map((facet) => level(rosterFacets[facet])),
		freeLevel: level('availability'),
		wordLevels: wordParts.map(level),
		values: ids,
		levels: known.map((one) => languageLevels.indexOf(one.level)),
		evidence,
		free: packDays(periods.filter(({ busy }) => !busy)),
		busy: packDays(periods.filter(({ busy }) => busy)),
		taken: packDays(taken),
		words: wordParts.map((part) => stemsOf(profile, part)),
		confirmedDay: dates.confirmedAt ? Math.floor(dates.confirmedAt.getTime() / 86_400_000) : 0
	};
}

function stemsOf(
	{ name, about, affiliations }: Expert['profile'],
	part: (typeof wordParts)[number]
): Set<string> {
	const texts: [string, string][] =
		part === 'name'
			? name
				? [[`${name.name} ${name.headline}`, name.language]]
				: []
			: part === 'about'
				? about
					? [[about.text, about.language]]
					: []
				: (affiliations ?? []).map((one) => [
						[one.name, one.position].filter(Boolean).join(' '),
						name?.language ?? 'en'
					]);
	const stems = new Set<string>();
	for (const [text, language] of texts)
		for (const { text: word } of tokens(text)) stems.add(stemKnown(`${language} ${word}`));
	return stems;
}

/** People use the same words: a stemmer is asked once about each. */
const stemKnown = remembered((key) => {
	const at = key.indexOf(' ');
	const { language, stem } = stemOf(key.slice(at + 1), key.slice(0, at));
	return `${language} ${stem}`;
}, 100_000);
