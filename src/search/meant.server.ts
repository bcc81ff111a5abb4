import { isNotNull, sql } from 'drizzle-orm';
import { db, log } from '#platform/index.server.ts';
import { titleWord } from './document.ts';
import type { Live } from './live.server.ts';
import type { ParsedQuery } from './query.ts';
import { Spelling } from './spelling.ts';
import { suggestion, unknownWords } from './suggestion.ts';
import { searchDocument } from './tables.server.ts';
import { tokens } from './tokens.ts';

const freshFor = 10 * 60_000;

let dictionary: { of: Live; readAt: number; spelling: Promise<Spelling> } | null = null;

/** The query as it was probably meant (see `suggestion`). The words that exist are read only when one is unknown. */
export async function meant(
	live: Live,
	text: string,
	parsed: ParsedQuery,
	{ now, language }: { now: Date; language: string }
): Promise<string | null> {
	if (unknownWords(live.index, parsed).length === 0) return null;
	const spelling = await dictionaryOf(live, now).catch((error: unknown) => {
		dictionary = null;
		log.warn({ reason: String(error) }, 'search could not read its words');
		return null;
	});
	return spelling && suggestion(live.index, text, parsed, spelling, language);
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
	return new Spelling([...rows.map(({ word: kept, count }) => spelled(kept, count)), ...namesOf(finder)]);
}

function spelled(kept: string, count: number): [string, number, string | null] {
	const { word, language } = titleWord(kept);
	return [word, count, language];
}

function* namesOf(finder: Live['finder']): Generator<[string, number, string]> {
	for (const { text, language } of finder.texts())
		for (const { text: word, spaced } of tokens(text.toLowerCase())) if (spaced) yield [word, 1, language];
}
