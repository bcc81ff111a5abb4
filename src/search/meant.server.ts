import { isNotNull, sql } from 'drizzle-orm';
import { db, log } from '#platform/index.server.ts';
import type { Live } from './live.server.ts';
import type { ParsedQuery } from './query.ts';
import { Spelling } from './spelling.ts';
import { searchDocument } from './tables.server.ts';
import { tokens } from './tokens.ts';

const freshFor = 10 * 60_000;
const mostWords = 3;

let dictionary: { of: Live; readAt: number; spelling: Promise<Spelling> } | null = null;

/** The query with its unknown words replaced by the nearest that find something; null when there is nothing to replace. */
export async function meant(
	live: Live,
	text: string,
	parsed: ParsedQuery,
	now: Date
): Promise<string | null> {
	const strangers = live.index.strangers(parsed).filter((word) => !/\s/.test(word));
	if (strangers.length === 0 || strangers.length > mostWords) return null;
	const spelling = await dictionaryOf(live, now).catch((error: unknown) => {
		dictionary = null;
		log.warn({ reason: String(error) }, 'search could not read its words');
		return null;
	});
	let better = text;
	for (const stranger of strangers) {
		const near = spelling?.near(stranger).find((word) => live.index.occurs(word));
		if (near !== undefined) better = better.replace(stranger, near);
	}
	return better === text ? null : better;
}

/** Read at the first need, and again when it is ten minutes old. */
function dictionaryOf(live: Live, now: Date): Promise<Spelling> {
	if (dictionary?.of !== live || now.getTime() - dictionary.readAt > freshFor)
		dictionary = { of: live, readAt: now.getTime(), spelling: readDictionary(live) };
	return dictionary.spelling;
}

async function readDictionary({ finder }: Live): Promise<Spelling> {
	const word = sql<string>`unnest(${searchDocument.words})`.as('word');
	const titles = db.select({ word }).from(searchDocument).where(isNotNull(searchDocument.body)).as('titles');
	const rows = await db
		.select({ word: titles.word, count: sql<number>`count(*)::integer` })
		.from(titles)
		.groupBy(titles.word);
	return new Spelling([
		...rows.map(({ word, count }) => [word, count] as [string, number]),
		...namesOf(finder)
	]);
}

function* namesOf(finder: Live['finder']): Generator<[string, number]> {
	for (const text of finder.texts())
		for (const { text: word, spaced } of tokens(text.toLowerCase())) if (spaced) yield [word, 1];
}
