import { areAlike } from './noun.ts';
import type { Mention } from './mention.ts';
import { endingIn, words } from './pattern.ts';
import { between, type Reading, type Sentence } from './reading.ts';

/** A count and the same in per cent: "54 women (45 per cent)"; or a count, what it is of, and maybe their share. */
export type Pair = {
	sentence: Sentence;
	count: Mention;
	percent: Mention | null;
	/** Named beside it: "54 of the 120". */
	base: Mention | null;
	/** What is only said once more: it is no part of a list of its own. */
	second: Mention[];
};

const ofTotal =
	'(?:of (?:the |all )?(?:total|them|participants|respondents|whole|sample)|of the (?:total|sample)|of all [\\p{L}]+|del total|de ell[oa]s|del conjunto|du total)?';
const closed = new RegExp(`^\\s*${ofTotal}\\s*[)\\]]`, 'iu');
const ended = new RegExp(`^\\s*${ofTotal}\\s*(?:[),;.:—–]|$)`, 'iu');
const or = endingIn(
	'(?:,|\\(|—|–)?\\s*(?:or|i\\.e\\.,?|that is,?|equivalent to|representing|which is|equal to|making up|es decir,?|o sea,?|o|el equivalente al?|lo que (?:representa|equivale al?)|que representan?|soit|equivale al?|a rate of|a share of|a response rate of|una tasa de respuesta del|una tasa del|a completion rate of|a return rate of|giving a response rate of|for a response rate of)(?: an?| the| el)?'
);
const distant = words(
	'of whom|of which|most|majority|mayoría|each|cada|than|while|whereas|mientras|because|porque|average|promedio|and|y|but|pero|mostly|mainly|de los cuales|de las cuales|rest|resto|remaining|up|down|rose|fell|more|less|over|target|goal|compared'
);
export const outOf =
	/^\s*(?:of|out of|from among|de|sur|d’entre|of a total of|de un total de)(?:\s+(?:the|these|those|our|all|a total of|its|their|los|las|un total de|est[oa]s|les|ces|some))*\s*$/iu;
const outOfThe =
	/^\s*(?:of the|of these|of those|out of|of all|of our|de los|de las|de un total de|out of a total of|sur les)(?:\s+(?:the|these|a total of))*\s*$/iu;

/** The numbers of a sentence that say one thing twice, once counted and once as a share. */
export function pairsIn(reading: Reading, sentence: Sentence): Pair[] {
	const { mentions } = sentence;
	const pairs: Pair[] = [];
	for (const [i, a] of mentions.entries()) {
		const b = mentions[i + 1];
		const c = mentions[i + 2];
		if (!b || pairs.some(({ second }) => second.includes(a))) continue;
		if (c && isShareOf(reading, a, b, c)) {
			pairs.push({ sentence, count: c, percent: a, base: b, second: [c] });
			continue;
		}
		const ratio = isRatio(reading, a, b);
		if (ratio) {
			const share =
				c && isSaidAgain(reading, sentence, b, c, 'percent')
					? c
					: shareBefore(reading, sentence, mentions[i - 1], a, b);
			pairs.push({ sentence, count: a, base: b, percent: share, second: [b, ...(share ? [share] : [])] });
		} else if (a.unit === 'count' && isSaidAgain(reading, sentence, a, b, 'percent'))
			pairs.push({ sentence, count: a, percent: b, base: null, second: [b] });
		else if (
			a.unit === 'percent' &&
			a.written !== 'fraction' &&
			isSaidAgain(reading, sentence, a, b, 'count') &&
			!isRatioOf(reading, b, c) &&
			closed.test(between(reading, b.until, sentence.end)) &&
			!/n\s*=\s*$/i.test(between(reading, a.end, b.start))
		)
			pairs.push({ sentence, count: b, percent: a, base: null, second: [b] });
	}
	return pairs;
}

/** "Half of the 240 participants (110)" */
function isShareOf(reading: Reading, share: Mention, base: Mention, count: Mention): boolean {
	return (
		share.unit === 'percent' &&
		base.unit === 'count' &&
		count.unit === 'count' &&
		count.noun === null &&
		outOf.test(between(reading, share.end, base.start)) &&
		/^[\p{L} ]{0,20}\(\s*$/u.test(between(reading, base.until, count.start)) &&
		/^\s*\)/u.test(between(reading, count.end, count.end + 4))
	);
}

const isRatioOf = (reading: Reading, a: Mention, b: Mention | undefined): boolean =>
	b !== undefined && isRatio(reading, a, b);

function isRatio(reading: Reading, a: Mention, b: Mention): boolean {
	if (a.unit !== 'count' || b.unit !== 'count' || !areAlike(a.noun, b.noun)) return false;
	const gap = between(reading, a.until, b.start);
	return a.noun === null ? outOf.test(gap) : outOfThe.test(gap);
}

/** "45 per cent (54 of 120)" */
function shareBefore(
	reading: Reading,
	{ start }: Sentence,
	percent: Mention | undefined,
	count: Mention,
	base: Mention
): Mention | null {
	if (percent?.unit !== 'percent' || percent.start < start) return null;
	const gap = between(reading, percent.until, count.start);
	return /^[^.;:,()]{0,60}\(\s*$/u.test(gap) &&
		/^\s*[\p{L} ]{0,30}\)/u.test(between(reading, base.end, base.end + 40))
		? percent
		: null;
}

function isSaidAgain(
	reading: Reading,
	sentence: Sentence,
	a: Mention,
	b: Mention,
	unit: 'percent' | 'count'
): boolean {
	if (b.unit !== unit || b.written === 'fraction' || a.bare) return false;
	const gap = between(reading, a.until, b.start).replace(
		/(?:about|around|some|nearly|almost|over|just|approximately|cerca del?|casi|más del?|el|the|around|roughly)\s*$/iu,
		''
	);
	const after = between(reading, b.end, sentence.end);
	const bare = gap.replace(/[\s(,—–]+$/u, '');
	if (distant.test(bare.replace(or, ''))) return false;
	if (/^[^.;:(),]{0,80}\(\s*$/u.test(gap))
		return unit === 'count' || closed.test(after) || /^\s*[;,]/.test(after);
	return (
		/^[^.;:()]{0,60}$/u.test(gap) &&
		or.test(gap) &&
		!/[;:]/.test(gap) &&
		(unit === 'percent' ? ended.test(after) || or.test(gap) : true)
	);
}
