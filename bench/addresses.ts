import pg from 'pg';
import { writeQuery, type Facet } from '../src/search/index.ts';
import { uiLanguages, type UiLanguage } from '../src/vocabulary/index.ts';
import { Random } from './random.ts';

/** Pages to ask for, all different, and the ids that a bare read asks for. The same each time for the same rows. */
export type Addresses = {
	search: Record<SearchKind, string[]>;
	mixed: string[];
	entries: string[];
	ids: string[];
};
export type SearchKind =
	'a frequent word' | 'a rare word' | 'two words' | 'a word and filters' | 'filters alone';

export async function addressesOf(databaseUrl: string, count: number): Promise<Addresses> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const random = new Random(3);
		const words = await wordsOf(client);
		const filters = await filtersOf(client);
		const path = (
			make: (words: Words) => { text?: string; filters?: Partial<Record<Facet, string[]>> }
		): string => {
			const language = random.pick(uiLanguages);
			const query = {
				text: '',
				filters: {},
				...make(words[language]),
				sort: 'relevance',
				after: null,
				size: 20
			} as const;
			return `/${language}/search?${writeQuery(query)}`;
		};
		const someFilters = (): Partial<Record<Facet, string[]>> => {
			const [kind, topic, country] = random.pick(filters);
			return { kind: [kind], ...(random.chance(0.7) ? { topic: [topic] } : { country: [country] }) };
		};
		const makers: Record<SearchKind, Parameters<typeof path>[0]> = {
			'a frequent word': ({ frequent }) => ({ text: random.pick(frequent) }),
			'a rare word': ({ rare }) => ({ text: random.pick(rare) }),
			'two words': ({ frequent, rare }) => ({
				text: `${random.pick(frequent)} ${random.pick(random.chance(0.5) ? frequent : rare)}`
			}),
			'a word and filters': ({ frequent }) => ({ text: random.pick(frequent), filters: someFilters() }),
			'filters alone': () => ({ filters: someFilters() })
		};
		const kinds = Object.keys(makers) as SearchKind[];
		const list = (kind: SearchKind): string[] => Array.from({ length: count }, () => path(makers[kind]));
		const search = Object.fromEntries(kinds.map((kind) => [kind, list(kind)])) as Addresses['search'];
		const mixed = Array.from(
			{ length: count },
			(_, i) => search[kinds[i % kinds.length] as SearchKind][i] as string
		);
		const entries = await client.query<{ id: string; kind: string; slug: string }>(
			`select id, kind, slug from entry where state = 'published' order by md5(id::text) limit $1`,
			[count]
		);
		return {
			search,
			mixed,
			entries: entries.rows.map(({ kind, slug }) => `/${random.pick(uiLanguages)}/${kind}s/${slug}`),
			ids: entries.rows.map(({ id }) => id)
		};
	} finally {
		await client.end();
	}
}

type Words = { frequent: string[]; rare: string[] };

/** The words that stand most often, and least often, in some titles of each language. */
async function wordsOf(client: pg.Client): Promise<Record<UiLanguage, Words>> {
	const found = {} as Record<UiLanguage, Words>;
	for (const language of uiLanguages) {
		const { rows } = await client.query<{ title: string }>(
			`select title from entry_text where language = $1 order by md5(entry_id::text) limit 5000`,
			[language]
		);
		const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
		const shortest = language === 'zh' ? 2 : 5;
		const counts = new Map<string, number>();
		for (const { title } of rows)
			for (const { segment, isWordLike } of segmenter.segment(title.toLowerCase()))
				if (isWordLike && segment.length >= shortest && !/\d/.test(segment))
					counts.set(segment, (counts.get(segment) ?? 0) + 1);
		const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
		found[language] = {
			frequent: byCount.slice(0, 40),
			rare: byCount.slice(-Math.max(40, byCount.length >> 1))
		};
	}
	return found;
}

/** Kind, topic and country of entries that have all three: filters that leave something. */
async function filtersOf(client: pg.Client): Promise<[string, string, string][]> {
	const { rows } = await client.query<{ kind: string; topic: string; country: string }>(
		`select kind, topics[1] as topic, countries[1] as country from entry
		where state = 'published' and topics <> '{}' and countries <> '{}' order by md5(id::text) limit 500`
	);
	return rows.map(({ kind, topic, country }) => [kind, topic, country]);
}
