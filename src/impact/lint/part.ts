import { feasible, type Raw } from './finding.ts';
import { exactly, isAbove } from './interval.ts';
import type { Mention } from './mention.ts';
import { isPeople } from './noun.ts';
import { outOf } from './pair.ts';
import { beginningWith, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const article = words(
	'the|these|those|our|all|out|los|las|est[oa]s|es[oa]s|les|ces|un total|a total|from among'
);
const inEach = /^\s*(?:in every|out of every|de cada)\s*$/iu;
/** What is said of a part of a group, right behind it. */
const verb = beginningWith(
	'(?:were|was|are|had|have|has|came|said|did|took|got|left|found|chose|spoke|\\p{L}{3,}ed|\\p{L}{2,}(?:aron|ieron|aban|ían)|eran|fueron|son|tienen|dijeron)'
);
/** "12 of the 10 kilos each" multiplies. */
const each = /(?<!\p{L})(?:each|apiece|cada un[oa]|every|por|per)(?!\p{L})/iu;
/** A mark is no part, whatever it is out of: "an 11 out of 10". */
const marks = words(
	'scor\\p{L}+|rat(?:e[ds]?|ing)|marks?|graded?|points?|scale|give|gave|puntu\\p{L}+|notas?|calific\\p{L}+|valor\\p{L}+|escala|note'
);

/** "12 of the 10 women": more than what they are a part of. */
export function partsIn(reading: Reading): Raw[] {
	return reading.sentences.flatMap((sentence) =>
		sentence.mentions.flatMap((part, i) => {
			const whole = sentence.mentions[i + 1];
			if (!whole || !isPartOf(sentence, part, whole) || !isAbove(part.interval, whole.interval)) return [];
			return [
				{
					kind: 'sum' as const,
					code: 'sum_part_larger',
					severity: 'cannot-be-true' as const,
					spans: [part, whole].map(({ start, until }) => ({ start, end: until })),
					values: { part: part.value, total: whole.value },
					feasible: [
						feasible('part', { low: 0, high: whole.interval.high }),
						feasible('total', exactly(part.value))
					],
					each: [
						{ mention: part, allowed: { low: 0, high: whole.interval.high } },
						{ mention: whole, allowed: { low: part.interval.low, high: Infinity } }
					]
				}
			];
		})
	);
}

function isPartOf(sentence: Sentence, part: Mention, whole: Mention): boolean {
	if (part.unit !== 'count' || whole.unit !== 'count' || part.bare || whole.bare) return false;
	const text = (from: number, until?: number): string =>
		sentence.text.slice(from - sentence.start, until && until - sentence.start);
	const [gap, after, before] = [
		text(part.until, whole.start),
		text(whole.until),
		text(sentence.start, part.start)
	];
	if (marks.test(before.slice(-60)) || each.test(after.slice(0, 20))) return false;
	// "12 participants of the 10" says the thing first; "15 groups of 4" says how large each is.
	if (part.noun !== null && !(isPeople(part.noun) && whole.noun === null && article.test(gap))) return false;
	if (inEach.test(gap)) return isPeople(whole.noun);
	if (!outOf.test(gap)) return false;
	if (isPeople(whole.noun)) return true;
	const isEnclosed = /\(\s*$/u.test(before) && /^\s*\)/u.test(after);
	if (whole.noun === null) return isEnclosed || verb.test(after);
	// "40 de los 12 países" came from there: only English tells a part by "of".
	return sentence.tongue === 'en' && (article.test(gap) || verb.test(after));
}
