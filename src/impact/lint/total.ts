import { isStrict, type Division } from './dimension.ts';
import { feasible, type Raw } from './finding.ts';
import { exactly, isAbove, meet, minus, sum, type Interval } from './interval.ts';
import type { PartList } from './list.ts';
import type { Mention } from './mention.ts';
import { areAlike, isPeople } from './noun.ts';
import type { Pair } from './pair.ts';
import { beginningWith, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const refersBack = beginningWith(
	'["“(]*(?:(?:out )?of (?:these|those|them|whom|the)|from (?:this|these|those|them)|these (?:were|are|include)|they (?:were|are|included)|the (?:group|total|sample) (?:was|were)|de (?:ell[oa]s|est[oa]s|es[oa]s|los cuales|las cuales|este total)|parmi eux|d’entre eux)'
);
const restricted = words(
	'who|whom|with|whose|that|stated|answered|responded|replied|known|available|valid|que|quienes|con|respondieron|contestaron|declararon|conocid[oa]|disponibles?|ayant|first|second|third|fourth|new|further|another|additional|other|otr[oa]s|primer[oa]?|segund[oa]|nuev[oa]s'
);

/** Parts whose sum their total cannot be, within rounding. */
export function sumsIn(reading: Reading, lists: PartList[], pairs: Pair[]): Raw[] {
	return lists.flatMap((given) => {
		if (given.isOpen || given.parts[0]?.unit === 'percent') return [];
		const list = given.total ? given : withCarriedTotal(reading, given);
		if (!list.total) return [];
		return checked(list, list.total, sharesFill(list.parts, pairs));
	});
}

function checked(list: PartList, total: Mention, sharesFill: boolean): Raw[] {
	const { parts, tie, division, hasRest, overlaps, isElliptic } = list;
	const added = sum(parts.map(({ interval }) => interval));
	if (meet(added, total.interval) || isTotalledElsewhere(list, added)) return [];
	// Behind a dash may stand examples, unless its parts leave nobody out.
	const tied =
		['colon', 'parentheses', 'in-all'].includes(tie ?? '') || (tie === 'dash' && division?.isWhole === true);
	const isClosed = hasRest || sharesFill || (tied && parts.length > 1);
	const over = isAbove(added, total.interval);
	const one = parts.length === 1;
	const isExclusive = division !== null || isElliptic || hasRest || (tied && parts.length > 1);
	// A part alone that is larger than what it is a part of needs no list.
	const larger =
		tie === 'of'
			? parts.find((part) => isAbove(part.interval, total.interval) && followsAtOnce(list, total, part))
			: undefined;
	if (one && !larger) return [];
	if (over && !larger && (overlaps || !isExclusive) && !hasRest && !(tied && !overlaps)) return [];
	if (!over && !isClosed && !(division?.isWhole && division.name === 'gender')) return [];
	if (!over && tie === 'in-all' && overlaps) return [];
	const severity = over || isClosed ? 'cannot-be-true' : 'doubtful';
	const involved = larger && one ? [total, larger] : [total, ...parts];
	const each = [
		{ mention: total, allowed: added },
		...parts.map((mention) => ({
			mention,
			allowed: minus(
				total.interval,
				sum(parts.filter((part) => part !== mention).map(({ interval }) => interval))
			)
		}))
	].filter(({ allowed }) => allowed.high >= 0);
	return [
		{
			kind: 'sum',
			code: larger
				? 'sum_part_larger'
				: over
					? 'sum_over'
					: severity === 'doubtful'
						? 'sum_incomplete'
						: 'sum_under',
			severity,
			spans: involved.map(({ start, until }) => ({ start, end: until })),
			values: {
				total: total.value,
				sum: parts.reduce((all, { value }) => all + value, 0),
				part: larger?.value ?? 0
			},
			feasible: [feasible('total', added)],
			each,
			restsOnRounding: meet(sum(parts.map(({ loose }) => loose)), total.loose)
		}
	];
}

const others = /^["“(\s]*(?:the (?:other|remaining)|(?:l[oa]s|el|la) (?:otr[oa]s|restantes?|demás))\s*$/iu;

/** "Eleven were selected. Seven of these are rural. The other five …" */
export function othersIn(reading: Reading): Raw[] {
	return reading.sentences.flatMap((sentence) => {
		const [rest] = sentence.mentions;
		const before = reading.sentences[sentence.position - 1];
		const [part, ...more] = before?.mentions ?? [];
		if (
			!before ||
			before.block !== sentence.block ||
			rest?.unit !== 'count' ||
			part?.unit !== 'count' ||
			rest.hedge ||
			part.hedge
		)
			return [];
		if (more.length > 0 || !others.test(sentence.text.slice(0, rest.start - sentence.start))) return [];
		const said = before.text.slice(part.until - before.start);
		const isPart = /^\s*(?:of (?:these|those|them|which|whom)|de (?:ell[oa]s|est[oa]s))/iu.test(said);
		const isAlone = part.noun === null && before.text.slice(0, part.start - before.start).trim() === '';
		if (!isPart && !isAlone) return [];
		const nearest = sentencesBefore(reading, before)[0];
		const earlier = sentencesBefore(reading, before).flatMap(({ mentions }) =>
			mentions.filter(({ unit, bare }) => unit === 'count' && !bare)
		);
		const added = sum([part.interval, rest.interval]);
		const total = nearest?.mentions.filter(({ unit, bare }) => unit === 'count' && !bare).at(-1);
		if (!total || earlier.some(({ interval }) => meet(interval, added)) || total.value < part.value)
			return [];
		return [
			{
				kind: 'sum',
				code: isAbove(added, total.interval) ? 'sum_over' : 'sum_under',
				severity: 'cannot-be-true',
				spans: [total, part, rest].map(({ start, until }) => ({ start, end: until })),
				values: { total: total.value, sum: part.value + rest.value, part: rest.value },
				feasible: [feasible('total', added)],
				each: [
					{ mention: total, allowed: added },
					{ mention: rest, allowed: minus(total.interval, part.interval) }
				]
			}
		];
	});
}

/** "Of the 40 teachers, 45 …", but not "Of 60 uniforms, that makes 120". */
function followsAtOnce({ sentence, parts }: PartList, total: Mention, part: Mention): boolean {
	const gap = sentence.text.slice(total.until - sentence.start, part.start - sentence.start);
	const atOnce =
		/(?:,|of whom|of which|cuales|dont)\s*(?:only|just|about|some|as many as|solo|sólo|unos|unas)?\s*$/iu;
	return part !== parts[0] || atOnce.test(gap);
}

/** "Of the 160 places, 120 were filled: 70 by women and 50 by men." */
function isTotalledElsewhere({ sentence, parts, tie }: PartList, added: Interval): boolean {
	const first = parts[0];
	return sentence.mentions.some(
		(mention) =>
			first !== undefined &&
			tie !== 'in-all' &&
			mention.end <= first.start &&
			mention.unit === first.unit &&
			parts.every(({ noun }) => areAlike(mention.noun, noun)) &&
			meet(mention.interval, added)
	);
}

/** Whether the shares beside the parts say that nothing is left out. */
function sharesFill(parts: Mention[], pairs: Pair[]): boolean {
	const shares = parts.map((part) => pairs.find(({ count }) => count === part)?.percent?.interval);
	return (
		parts.length > 1 &&
		shares.every((share) => share !== undefined) &&
		meet(sum(shares as Interval[]), exactly(100))
	);
}

/** The total that the sentence before names, of the same things. */
function withCarriedTotal(reading: Reading, list: PartList): PartList {
	const { sentence, parts, division } = list;
	if (parts.length < 2 || division === null) return list;
	const back = refersBack.test(sentence.text);
	for (const before of sentencesBefore(reading, sentence)) {
		const total = totalOf(before, parts, {
			back,
			division,
			isBefore: before.position === sentence.position - 1
		});
		if (total) return { ...list, total, tie: 'carried' };
	}
	return list;
}

/** This sentence up to the list, and the two before it in its paragraph. */
function sentencesBefore(reading: Reading, sentence: Sentence): Sentence[] {
	return reading.sentences
		.slice(Math.max(0, sentence.position - 2), sentence.position)
		.filter(({ block }) => block === sentence.block)
		.reverse();
}

/** Divisions of people only. */
const peopleOnly = ['gender', 'age', 'work'];
const isDividing = (division: Division | null): boolean => isStrict(division) && division?.isWhole === true;

function totalOf(
	sentence: Sentence,
	parts: Mention[],
	{ back, division, isBefore }: { back: boolean; division: Division | null; isBefore: boolean }
): Mention | null {
	const nouns = new Set(parts.map(({ noun }) => noun).filter((noun) => noun !== null));
	const candidates = sentence.mentions.filter(
		(mention) =>
			mention.unit === parts[0]?.unit &&
			!mention.bare &&
			mention.value > 1 &&
			mention.noun !== null &&
			!restricted.test(
				sentence.text.slice(Math.max(0, mention.start - sentence.start - 14), mention.start - sentence.start)
			) &&
			!restricted.test(sentence.text.slice(mention.until - sentence.start).slice(0, 14)) &&
			parts.every(({ interval }) => interval.low <= mention.interval.high || back)
	);
	const same = candidates.filter(
		({ noun }) =>
			(noun !== null && nouns.has(noun)) ||
			(isPeople(noun) && [...nouns].every((noun) => isPeople(noun)) && nouns.size > 0)
	);
	const fitting =
		same.length > 0
			? same
			: back
				? candidates.filter(({ noun }) => parts.every((part) => areAlike(part.noun, noun)))
				: [];
	if (fitting.length === 0 && nouns.size === 0 && isBefore && isDividing(division)) {
		const whole = candidates.filter(
			({ noun }) => !peopleOnly.includes(division?.name ?? '') || isPeople(noun)
		);
		return whole.length === 1 ? (whole[0] ?? null) : null;
	}
	const large = fitting.filter(({ interval }) => parts.every((part) => part.interval.low <= interval.high));
	if (large.length === 1) return large[0] ?? null;
	// Of several totals none is meant for certain.
	return fitting.length === 1 || (back && fitting.length > 0) ? (fitting[0] ?? null) : null;
}
