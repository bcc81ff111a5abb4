import { divisionOf, isStrict } from './dimension.ts';
import { feasible, type Raw } from './finding.ts';
import { around, exactly, isAbove, isBelow, meet, minus, sum, type Interval } from './interval.ts';
import type { PartList } from './list.ts';
import type { Mention } from './mention.ts';
import { beginningWith, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

/** Divisions that a share is of, and not a rate within: "60 per cent were women", but "80 per cent of women". */
const composing = [
	'gender',
	'answer',
	'result',
	'work',
	'satisfaction',
	'extent',
	'severity',
	'area',
	'mode',
	'origin',
	'continent',
	'age',
	'ellipsis'
];
const isOne = beginningWith(
	'(?:of (?:the |all |survey |our )?[\\p{L} -]{3,40}?|de (?:los |las )?[\\p{L} ]{3,40}?)?\\s*(?:(?:were|are|was|is|said|identified (?:themselves )?as|came|come|lived?|eran|son|fueron|dijeron|answered|replied|voted|contestaron|contestó|respondió|dijo|respondieron|provenían|provienen|vivían|viven|se identific\\p{L}+ como)\\s*)?(?:(?:from|in|aged|de|del|en|with|as|que)\\s+)?(?:the |that |an |a |la |el |un |una )?'
);
const composition = words(
	'ma[dk]e up|account(?:ed)? for|represent(?:ed|s)?|constitut\\p{L}+|(?:share|proportion|percentage) of (?:women|men|girls|boys|females|males)|proporción de (?:mujeres|hombres)|porcentaje de (?:mujeres|hombres)|representa(?:n|ron|ban)?|constituyen'
);
/** "came from Africa (44 per cent), Asia (43 per cent)": each name before its share. */
const inParentheses = /\(\s*[\p{L} ]{0,20}\d[^()]{0,20}\)/u;
const cameFrom = words(
	'came|come|were from|are from|is from|was from|live[ds]?|provenían|provienen|vienen|venían|eran de|viven|vivían'
);
const rated = words(
	'among|amongst|for|entre (?:las|los)|para|in the case of|compared|versus|rates?|tasas?|per(?! ?cent)|rise|rose|score\\p{L}*|whereas|respectively'
);
const remaining = words(
	'remaining|the other|the rest|remainder|restantes?|el otro|los demás|las demás|el resto|le reste|restants?'
);
const beginsWithRest = beginningWith(
	'["“(]*(?:the (?:remaining|other|rest)|el (?:otro|resto|\\p{N}+ ?(?:%|por ciento) restante|restante)|l[oa]s (?:restantes|demás|otr[oa]s)|les? (?:autres?|reste))'
);

/** Shares of one list that go beyond the whole, or that leave something out though they say that nothing is. */
export function sharesIn(reading: Reading, lists: PartList[]): Raw[] {
	const percents = lists.filter(({ parts }) => parts[0]?.unit === 'percent');
	return [...percents.flatMap((list) => checked(list)), ...restsIn(reading, lists)];
}

function checked(list: PartList): Raw[] {
	const { sentence, parts, texts, division, hasRest, isOpen, overlaps, isElliptic } = list;
	if (isOpen || parts.length < 2 || new Set(parts.map(({ of }) => of).filter((of) => of !== null)).size > 1)
		return [];
	const name = division?.name ?? (isElliptic ? 'ellipsis' : null);
	const isSaidOfEach =
		isStrict(division) &&
		composition.test(sentence.text) &&
		texts.every((text, i) => composition.test(text) || i > 0);
	const isLabelled =
		division !== null && texts.every((text) => inParentheses.test(text)) && cameFrom.test(texts[0] ?? '');
	const isComposed =
		name !== null &&
		composing.includes(name) &&
		(isSaidOfEach || !texts.some((text) => rated.test(text))) &&
		(isSaidOfEach ||
			isLabelled ||
			parts.every(
				(part, i) =>
					saysWhatItIs(part, texts[i] ?? '', list) || (isStrict(division) && composition.test(texts[i] ?? ''))
			));
	if (!hasRest && (!isComposed || overlaps)) return [];
	return shareFinding(parts, {
		hasRest,
		// "and the rest from six other countries": a rest that is no number.
		isWhole: isComposed && division !== null && division.isWhole && !remaining.test(sentence.text),
		isCertain: hasRest || division !== null
	});
}

/** "60 per cent were women": what it is a share of follows the number at once. */
function saysWhatItIs(part: Mention, text: string, { sentence, texts }: PartList): boolean {
	const rest = sentence.text.slice(part.end - sentence.start);
	const lead = isOne.exec(rest)?.[0].length ?? 0;
	const next = rest.slice(lead, lead + 40).split(/[,;.]/)[0] ?? '';
	if (/^\s*(?:of|de)\s/iu.test(rest) && part.of !== null && divisionOf([`${part.of}`, ...texts.slice(1)]))
		return false;
	return /\p{L}/u.test(next) && text.includes(next.trim().split(/\s/)[0] ?? '');
}

export function shareFinding(
	parts: Mention[],
	{ hasRest, isWhole, isCertain }: { hasRest: boolean; isWhole: boolean; isCertain: boolean }
): Raw[] {
	const width = (mention: Mention, kind: 'interval' | 'loose'): Interval =>
		parts.every(({ written, hedge }) => written === 'fraction' && !hedge)
			? around(mention.value, 1)
			: mention[kind];
	const added = sum(parts.map((part) => width(part, 'interval')));
	const whole = exactly(100);
	if (meet(added, whole)) return [];
	const over = isAbove(added, whole);
	if (!over && !hasRest && !(isWhole && isBelow(added, exactly(97)))) return [];
	const restsOnRounding = meet(sum(parts.map((part) => width(part, 'loose'))), whole);
	return [
		{
			kind: 'shares',
			code: over ? 'shares_over' : hasRest ? 'shares_rest' : 'shares_incomplete',
			severity: isCertain && !restsOnRounding && (over || hasRest) ? 'cannot-be-true' : 'doubtful',
			spans: parts.map(({ start, until }) => ({ start, end: until })),
			values: {
				sum: rounded(parts.reduce((all, { value }) => all + value, 0)),
				rest: rounded(100 - parts.slice(0, -1).reduce((all, { value }) => all + value, 0))
			},
			feasible: [
				feasible('share', minus(whole, sum(parts.slice(0, -1).map((part) => width(part, 'interval')))))
			],
			each: parts.map((mention) => ({
				mention,
				allowed: minus(whole, sum(parts.filter((part) => part !== mention).map(({ interval }) => interval)))
			})),
			restsOnRounding
		}
	];
}

/** "Sixty per cent were women. The remaining 45 per cent were men." */
function restsIn(reading: Reading, lists: PartList[]): Raw[] {
	return reading.sentences.flatMap((sentence) => {
		const rest = sentence.mentions[0];
		const before = reading.sentences[sentence.position - 1];
		if (rest?.unit !== 'percent' || before?.block !== sentence.block || !startsAsRest(sentence, rest))
			return [];
		const list = lists.find((one) => one.sentence === before && one.parts[0]?.unit === 'percent');
		const parts = list ? list.parts : before.mentions.filter(({ unit }) => unit === 'percent');
		if (!list && parts.length !== 1) return [];
		if (parts.some(({ hedge }) => hedge !== null) || list?.isOpen) return [];
		return shareFinding([...parts, rest], { hasRest: true, isWhole: true, isCertain: true });
	});
}

function startsAsRest(sentence: Sentence, rest: Mention): boolean {
	const around = sentence.text.slice(0, rest.end - sentence.start + 14);
	return beginsWithRest.test(around) && remaining.test(around) && rest.start - sentence.start < 30;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
