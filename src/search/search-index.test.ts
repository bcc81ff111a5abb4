import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyQuery, type SearchQuery } from './address.ts';
import { ConceptFinder } from './concepts.ts';
import { analyse, type SearchDocument } from './document.ts';
import type { FacetCount } from './facet-counts.ts';
import { facets, type Facet } from './filters.ts';
import { SearchIndex, type Answer } from './search-index.ts';

const now = new Date('2026-06-01T00:00:00Z');
const finder = new ConceptFinder([
	{ concept: 'topic:labour', language: 'en', text: 'labour migration' },
	{ concept: 'topic:money', language: 'en', text: 'remittances' }
]);
const around = (filter: string) => (filter === 'topic:money' ? ['topic:labour'] : []);

// Small worlds make collisions likely. No two of these words have a stem in common.
const words = ['labour', 'migration', 'remittances', 'cities', 'women', 'law'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((list) => list.join(' '));
const day = fc.integer({ min: -20, max: 20 }).map((days) => new Date(now.getTime() + days * 86_400_000));
const period = fc
	.record({ from: fc.option(day), until: fc.option(day) })
	.filter(({ from, until }) => !from || !until || from <= until);
const document: fc.Arbitrary<SearchDocument> = fc.record({
	key: fc.integer({ min: 0, max: 14 }).map((number) => `entry:${number}`),
	texts: fc.array(fc.record({ language: fc.constant('en'), title: text, body: text }), {
		minLength: 1,
		maxLength: 2
	}),
	filters: fc.uniqueArray(
		fc.constantFrom(
			'kind:course',
			'kind:event',
			'topic:labour',
			'topic:money',
			'country:EC',
			'country:FR',
			'cost:free'
		)
	),
	periods: fc.array(period, { maxLength: 2 }),
	newestAt: day
});
const change = fc.oneof(
	{ weight: 5, arbitrary: document },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: 14 }).map((number) => `entry:${number}`) },
	{ weight: 1, arbitrary: fc.constant(null) } // tidy
);
const filters = fc.record(
	{
		kind: fc.subarray(['course', 'event'], { minLength: 1 }),
		topic: fc.subarray(['labour', 'money', 'unheard-of'], { minLength: 1 }),
		country: fc.subarray(['EC', 'FR'], { minLength: 1 }),
		when: fc.subarray(['upcoming', 'ongoing', 'past'], { minLength: 1 })
	},
	{ requiredKeys: [] }
);
const query: fc.Arbitrary<SearchQuery> = fc.record({
	text: fc
		.array(
			fc.oneof(
				fc.constantFrom(...words),
				fc.constantFrom('"labour migration"', '-cities', '-remittances', '"cities law"')
			),
			{ maxLength: 3 }
		)
		.map((list) => list.join(' ')),
	filters,
	sort: fc.constantFrom('relevance' as const, 'soonest' as const, 'newest' as const),
	after: fc.constant(null),
	size: fc.integer({ min: 1, max: 4 })
});

function play(
	changes: (SearchDocument | string | null)[],
	many?: number
): {
	index: SearchIndex;
	documents: SearchDocument[];
} {
	const index = SearchIndex.empty(finder, around, many);
	const documents = new Map<string, SearchDocument>();
	for (const [i, one] of changes.entries()) {
		if (one === null) index.tidyAtOnce();
		else if (typeof one === 'string') {
			documents.delete(one);
			index.take(one, i, null);
		} else {
			documents.set(one.key, one);
			index.take(one.key, i, analyse(one));
		}
	}
	return { index, documents: [...documents.values()] };
}

/** All that a document has of a facet, read without the index. */
function valuesOf(document: SearchDocument, facet: Facet): string[] {
	if (facet === 'when') return whensOf(document);
	const all = new Set(document.filters.flatMap((filter) => [filter, ...around(filter)]));
	return [...all]
		.filter((filter) => filter.startsWith(`${facet}:`))
		.map((filter) => filter.slice(facet.length + 1));
}

function whensOf({ periods }: SearchDocument): string[] {
	const upcoming = periods.some(({ from }) => from !== null && from > now);
	const ongoing = periods.some(
		({ from, until }) => (from === null || from <= now) && (until === null || until >= now)
	);
	if (upcoming || ongoing) return [...(upcoming ? ['upcoming'] : []), ...(ongoing ? ['ongoing'] : [])];
	return periods.length > 0 ? ['past'] : [];
}

const conceptOf: Record<string, string> = { 'labour migration': 'labour', remittances: 'money' };

/** What the query asks for, one thought after the other. */
function thoughts(text: string): { wanted: string[]; unwanted: string[] } {
	const parts = text.match(/-?"[^"]*"|\S+/g) ?? [];
	const wanted: string[] = [];
	for (const [i, part] of parts.entries()) {
		if (part.startsWith('-')) continue;
		// Words that stand side by side and name a concept are one thought.
		if (part === 'migration' && parts[i - 1] === 'labour') wanted[wanted.length - 1] = 'labour migration';
		else wanted.push(part);
	}
	return { wanted, unwanted: parts.filter((one) => one.startsWith('-')).map((one) => one.slice(1)) };
}

function satisfies(document: SearchDocument, thought: string): boolean {
	const fields = document.texts.flatMap(({ title, body }) => [title, body]);
	if (thought.startsWith('"'))
		return fields.some((field) => ` ${field} `.includes(` ${thought.slice(1, -1)} `));
	const concept = conceptOf[thought];
	if (concept !== undefined && valuesOf(document, 'topic').includes(concept)) return true;
	return thought.split(' ').every((word) => fields.some((field) => field.split(' ').includes(word)));
}

function passes(document: SearchDocument, filters: SearchQuery['filters'], except?: Facet): boolean {
	return facets.every((facet) => {
		const chosen = filters[facet];
		return facet === except || !chosen || valuesOf(document, facet).some((value) => chosen.includes(value));
	});
}

function naive(
	documents: SearchDocument[],
	asked: SearchQuery
): { keys: string[]; counts: Record<Facet, FacetCount[]>; partial: boolean } {
	const { wanted, unwanted } = thoughts(asked.text);
	const score = (document: SearchDocument) =>
		new Set(wanted)
			.values()
			.filter((thought) => satisfies(document, thought))
			.toArray().length;
	const most = documents.reduce((best, document) => Math.max(best, score(document)), 0);
	const all = new Set(wanted).size;
	const found = documents
		.filter((document) => score(document) === (all > 1 && most > 0 ? most : all))
		.filter((document) => !unwanted.some((thought) => satisfies(document, thought)));
	const counts = Object.fromEntries(
		facets.map((facet) => {
			const tally = new Map((asked.filters[facet] ?? []).map((value) => [value, 0]));
			for (const document of found.filter((one) => passes(one, asked.filters, facet)))
				for (const value of valuesOf(document, facet)) tally.set(value, (tally.get(value) ?? 0) + 1);
			const listed = [...tally].map(([value, count]) => ({ value, count }));
			return [facet, listed.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))];
		})
	) as Record<Facet, FacetCount[]>;
	const keys = found.filter((document) => passes(document, asked.filters)).map(({ key }) => key);
	return { keys, counts, partial: most < all && keys.length > 0 };
}

function allPages(index: SearchIndex, asked: SearchQuery): string[] {
	const keys: string[] = [];
	let after: string | null = null;
	do {
		const answer: Answer = index.find({ ...asked, after }, { now });
		keys.push(...answer.hits.map(({ key }) => key));
		after = answer.next;
	} while (after !== null && keys.length < 1000);
	return keys;
}

test('after any changes the index finds and counts what a plain scan finds and counts', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 40 }), query, fc.boolean(), (changes, asked, few) => {
			// Few candidates are asked for what was chosen otherwise than many.
			const { index, documents } = play(changes, few ? 500 : 0);
			index.find({ ...asked, size: 1 }, { now });
			const expected = naive(documents, asked);
			const answer = index.find({ ...asked, size: 100 }, { now });
			expect({
				keys: answer.hits.map(({ key }) => key).sort(),
				total: answer.total,
				counts: answer.counts.record(),
				partial: answer.lack !== null
			}).toEqual({
				keys: expected.keys.sort(),
				total: expected.keys.length,
				counts: expected.counts,
				partial: expected.partial
			});
		}),
		{ numRuns: 500 }
	);
});

test('an answer does not tell in which order the documents came, nor what was there before', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 40 }), query, (changes, asked) => {
			const { index, documents } = play(changes);
			const fresh = play([...documents.toReversed(), null]).index;
			const { matcher: _, counts, ...answer } = index.find(asked, { now });
			const { matcher: __, counts: others, ...other } = fresh.find(asked, { now });
			expect(answer).toEqual(other);
			expect(counts.record()).toEqual(others.record());
		}),
		{ numRuns: 300 }
	);
});

test('paging shows each document once, in the order of one long page', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 40 }), query, (changes, asked) => {
			const { index } = play(changes);
			const whole = index.find({ ...asked, size: 100 }, { now }).hits.map(({ key }) => key);
			expect(allPages(index, asked)).toEqual(whole);
		}),
		{ numRuns: 300 }
	);
});

test('changes that come while the index is being tidied are not lost', () => {
	const { index } = play([]);
	const one = (key: string, title: string): void =>
		index.take(
			key,
			++revision,
			analyse({ key, texts: [{ language: 'en', title, body: '' }], filters: [], periods: [], newestAt: now })
		);
	let revision = 0;
	for (let i = 0; i < 3000; i++) one(`entry:${i}`, 'cities');
	const tidying = index.tidy();
	tidying.next();
	one('entry:1', 'women');
	index.take('entry:2', ++revision, null);
	while (!tidying.next().done) one('entry:new', 'law');
	const count = (text: string) => index.find({ ...emptyQuery(), text }, { now }).total;
	expect([count('cities'), count('women'), count('law')]).toEqual([2998, 1, 1]);
});

test('a change that comes late does not undo a later one', () => {
	const { index } = play([]);
	const law = analyse({
		key: 'a',
		texts: [{ language: 'en', title: 'law', body: '' }],
		filters: [],
		periods: [],
		newestAt: now
	});
	index.take('entry:a', 2, null);
	index.take('entry:a', 1, law);
	expect(index.size).toBe(0);
	index.take('entry:a', 3, law);
	expect(index.size).toBe(1);
});
