import { feasible, type Raw } from './finding.ts';
import { basesFor, both, isShareOf, meet, shareOf, sharesAround, sum, type Interval } from './interval.ts';
import type { Mention } from './mention.ts';
import { areAlike, isPeople } from './noun.ts';
import type { Pair } from './pair.ts';
import { opensList } from './opener.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const narrower = words(
	'of whom|of which|of these|of those|of them|de (?:los|las) (?:cuales|que)|de ell[oa]s|dont|among (?:women|men|those)|entre (?:las|los) (?:mujeres|hombres|que)|weighted|ponderad[oa]s?|average|promedio|time|hours|budget|respectively|out of|each|cada'
);

/** The number whose share a percentage is said to be, where the sentence names it before: "Of the 40 teachers, …". */
export function baseNamed(sentence: Sentence, mention: Mention): Mention | null {
	const before = sentence.mentions.filter(
		(one) => one.until <= mention.start && one.unit === 'count' && !one.bare
	);
	for (const base of before.reverse()) {
		const lead = sentence.text.slice(0, base.start - sentence.start);
		const gap = sentence.text.slice(base.until - sentence.start, mention.start - sentence.start);
		if (narrower.test(gap) && !/^\s*,?\s*(?:of (?:whom|which)|de (?:los|las) cuales|dont)/iu.test(gap))
			continue;
		if (/[;:]/.test(gap)) return null;
		const ofWhom = /^\s*,?\s*(?:of (?:whom|which)|de (?:los|las) cuales|dont)(?!\p{L})/iu.test(gap);
		if (ofWhom || (opensList.test(lead) && gap.includes(','))) return base;
	}
	return null;
}

/** Shares that no count of their base gives, and counts that are another share than is said. */
export function percentagesIn(reading: Reading, pairs: Pair[]): Raw[] {
	const paired = pairs.flatMap((pair) => (pair.percent ? [pairChecked(reading, pair)] : []));
	const alone = reading.sentences.flatMap((sentence) =>
		sentence.mentions
			.filter((mention) => mention.unit === 'percent' && mention.written !== 'fraction' && !mention.hedge)
			.filter((mention) => !pairs.some(({ percent }) => percent === mention))
			.map((mention) => aloneChecked(sentence, mention))
	);
	return [...paired, ...alone, ...jointlyChecked(reading, pairs)].filter((finding) => finding !== null);
}

function pairChecked(reading: Reading, { sentence, count, percent, base }: Pair): Raw | null {
	if (!percent) return null;
	const named = base ?? baseNamed(sentence, count) ?? baseNamed(sentence, percent);
	if (!named || named === count || !areAlike(count.noun, named.noun)) return null;
	const share = shareOf(count.interval, named.interval);
	if (meet(share, percent.interval)) return null;
	// "Of the 300 invited, 120 answered (…)": a part may be a share of another part named between.
	if (!base && othersFit(reading, sentence, count, percent, named)) return null;
	const bases = basesFor(count.interval, percent.interval);
	const restsOnRounding = meet(share, percent.loose);
	return {
		kind: 'percentage',
		code: 'percentage_of_base',
		severity: restsOnRounding ? 'doubtful' : 'cannot-be-true',
		spans: [named, count, percent].map(({ start, until }) => ({ start, end: until })),
		values: {
			count: count.value,
			percent: percent.value,
			base: named.value,
			share: Math.round((share.low + share.high) * 5) / 10
		},
		feasible: [feasible('share', share), ...(bases ? [feasible('base', bases)] : [])],
		each: [
			{ mention: percent, allowed: share },
			{
				mention: count,
				allowed: {
					low: (percent.interval.low / 100) * named.interval.low,
					high: (percent.interval.high / 100) * named.interval.high
				}
			},
			...(bases ? [{ mention: named, allowed: bases }] : [])
		],
		restsOnRounding
	};
}

function othersFit(
	reading: Reading,
	sentence: Sentence,
	count: Mention,
	percent: Mention,
	named: Mention
): boolean {
	return sentence.mentions.some(
		(other) =>
			other.unit === 'count' &&
			other !== named &&
			other !== count &&
			other.start < percent.start &&
			other.value > count.value &&
			meet(shareOf(count.interval, other.interval), percent.interval)
	);
}

/** "33 per cent of the 7 teachers": no whole number of seven is a third in per cent. */
function aloneChecked(sentence: Sentence, percent: Mention): Raw | null {
	const after = sentence.mentions.find(({ start }) => start >= percent.end);
	const gap = after ? sentence.text.slice(percent.end - sentence.start, after.start - sentence.start) : '';
	const direct =
		after?.unit === 'count' &&
		!after.hedge &&
		/^\s*(?:of|de|sur)(?:\s+(?:the|our|these|those|all|los|las|est[oa]s|les|ces|a total of|un total de))*\s*$/iu.test(
			gap
		)
			? after
			: null;
	const base = direct ?? baseNamed(sentence, percent);
	if (!base || base.hedge || (!isPeople(base.noun) && base.noun === null)) return null;
	if (/’s|s’|'s|s'/.test(sentence.text.slice(base.until - sentence.start, base.until - sentence.start + 3)))
		return null;
	if (isShareOf(percent.interval, base.interval)) return null;
	// The share of another thing: "of the 40 schools, 35 per cent of pupils".
	if (!direct && percent.noun !== null && percent.noun !== base.noun) return null;
	const restsOnRounding = isShareOf(percent.loose, base.interval);
	const [low = 0, high = 0] = sharesAround(percent.interval, base.value);
	return {
		kind: 'percentage',
		code: 'percentage_impossible',
		severity: restsOnRounding ? 'doubtful' : 'cannot-be-true',
		spans: [base, percent]
			.map(({ start, until }) => ({ start, end: until }))
			.sort((a, b) => a.start - b.start),
		values: {
			percent: percent.value,
			base: base.value,
			low: Math.round(low * 10) / 10,
			high: Math.round(high * 10) / 10
		},
		feasible: [feasible('share', { low, high: low }), feasible('share', { low: high, high })],
		restsOnRounding
	};
}

/** Pairs of one sentence that name no base: there must be one number of which all are the shares. */
function jointlyChecked(reading: Reading, pairs: Pair[]): Raw[] {
	return reading.sentences.flatMap((sentence) => {
		const own = pairs.filter(
			(pair) =>
				pair.sentence === sentence &&
				pair.percent &&
				!pair.base &&
				!baseNamed(sentence, pair.count) &&
				pair.percent.value > 0
		);
		if (own.length < 2) return [];
		const first = own[0];
		if (!own.every(({ count }) => areAlike(count.noun, first?.count.noun ?? null))) return [];
		if (narrower.test(sentence.text.slice((first?.count.end ?? 0) - sentence.start))) return [];
		const joint = (width: 'interval' | 'loose'): Interval | null =>
			own.reduce<Interval | null>(
				(all, { count, percent }) => {
					const bases = percent ? basesFor(count.interval, percent[width]) : null;
					return all && bases && both(all, bases);
				},
				{ low: 1, high: Infinity }
			);
		if (joint('interval')) return [];
		const spans = own
			.flatMap(({ count, percent }) => [count, percent])
			.flatMap((mention) => (mention ? [{ start: mention.start, end: mention.until }] : []));
		const each = own.map(({ count, percent }) => ({
			count: count.value,
			percent: percent?.value ?? 0,
			bases: percent ? basesFor(count.interval, percent.interval) : null
		}));
		const added = sum(own.flatMap(({ percent }) => (percent ? [percent.interval] : [])));
		const isWhole = meet(added, { low: 100, high: 100 });
		const restsOnRounding = joint('loose') !== null;
		return [
			{
				kind: 'percentage' as const,
				code: 'percentage_bases_differ',
				severity: isWhole && !restsOnRounding ? ('cannot-be-true' as const) : ('doubtful' as const),
				spans,
				values: {
					count: each[0]?.count ?? 0,
					percent: each[0]?.percent ?? 0,
					other: each.at(-1)?.count ?? 0,
					share: each.at(-1)?.percent ?? 0
				},
				feasible: each.flatMap(({ bases }) => (bases ? [feasible('base', bases)] : [])),
				restsOnRounding
			}
		];
	});
}
