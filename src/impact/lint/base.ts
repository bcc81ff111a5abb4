import { feasible, type Raw } from './finding.ts';
import { basesFor, meet, shareOf, sum } from './interval.ts';
import { isPeople } from './noun.ts';
import type { Pair } from './pair.ts';
import { baseNamed } from './percentage.ts';
import { beginningWith, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const answered = words(
	'respon\\p{L}+|answer\\p{L}*|replied|replies|contest\\p{L}+|encuest\\p{L}+|questionnaires? (?:were )?(?:returned|received)|n ?=|répon\\p{L}+|sample|muestra|interview\\p{L}*|entrevist\\p{L}+|survey\\p{L}*'
);
const refersBack = beginningWith('(?:(?:out )?of (?:these|them)|de (?:ell[oa]s|est[oa]s)),');
const unsaid = words(
	'of (?:those|these)|of whom|de (?:quienes|l[oa]s que|es[oa]s|est[oa]s|ell[oa]s)|known|valid|stated|disclosed|conocid\\p{L}+|válid\\p{L}+'
);

const ofThem = beginningWith('of (?:them|these|those)|de (?:ell[oa]s|est[oa]s)');

/** Shares that are of another number than the one that was named, and shares of people whose number nobody says. */
export function basesIn(reading: Reading, pairs: Pair[]): Raw[] {
	return [...silentlyChanged(reading, pairs), ...neverNamed(reading)];
}

/** Counts with shares that do not fit the number named before, and fit another that is not named. */
function silentlyChanged(reading: Reading, pairs: Pair[]): Raw[] {
	return reading.sentences.flatMap((sentence) => {
		const own = pairs.filter(
			(pair) => pair.sentence === sentence && pair.percent && !pair.base && !baseNamed(sentence, pair.count)
		);
		const first = own[0];
		const back = refersBack.test(sentence.text) && first?.count.start === sentence.mentions[0]?.start;
		if (!first || (unsaid.test(sentence.text) && !back)) return [];
		const named = baseBefore(reading, sentence, first, back);
		if (!named) return [];
		const wrong = own.filter(
			({ count, percent }) => percent && !meet(shareOf(count.interval, named.interval), percent.loose)
		);
		if (wrong.length === 0) return [];
		// Any number said before may be the base that is meant.
		const earlier = reading.sentences.slice(0, sentence.position + 1).flatMap(({ mentions }) => mentions);
		const fits = (base: { low: number; high: number }): boolean =>
			own.every(({ count, percent }) => percent && meet(shareOf(count.interval, base), percent.interval));
		if (
			earlier.some(
				(mention) => mention.unit === 'count' && mention.start < first.count.start && fits(mention.interval)
			)
		)
			return [];
		const added = sum(own.map(({ count }) => count.interval));
		const bases =
			own.length > 1 && fits(added)
				? added
				: basesFor(first.count.interval, first.percent?.interval ?? { low: 0, high: 0 });
		const isSame =
			back ||
			(first.count.noun !== null && first.count.noun === named.noun) ||
			ofThem.test(sentence.text.slice(first.count.end - sentence.start));
		return [
			{
				kind: 'base-change' as const,
				code: bases !== null && bases.low === bases.high ? 'base_silent_one' : 'base_silent',
				severity: isSame && own.length === 1 ? ('cannot-be-true' as const) : ('doubtful' as const),
				spans: [named, ...wrong.flatMap(({ count, percent }) => (percent ? [count, percent] : []))].map(
					({ start, until }) => ({ start, end: until })
				),
				values: { base: named.value, low: bases?.low ?? 0, high: bases?.high ?? 0 },
				feasible: bases ? [feasible('base', bases)] : []
			}
		];
	});
}

function baseBefore(reading: Reading, sentence: Sentence, { count, percent }: Pair, back: boolean) {
	// "Of these, …": what the sentence right before counts.
	const before = reading.sentences
		.slice(Math.max(0, sentence.position - (back ? 1 : 2)), sentence.position)
		.filter(({ block }) => block === sentence.block);
	const inside = sentence.mentions.filter(({ until }) => until < count.start);
	const candidates = [...before.flatMap(({ mentions }) => mentions), ...inside].filter(
		(mention) =>
			mention.unit === 'count' &&
			!mention.bare &&
			!mention.hedge &&
			(back || isPeople(mention.noun)) &&
			mention.value > count.value &&
			mention.noun !== 'woman' &&
			mention.noun !== 'man'
	);
	const same = candidates.filter(({ noun }) => noun === count.noun);
	const isAlike = count.noun === null || count.noun === 'woman' || count.noun === 'man';
	const found = same.length > 0 ? same : isAlike && percent ? candidates : [];
	return found.length === 1 ? (found[0] ?? null) : null;
}

/** Shares of respondents, where the text says how many took part and nowhere how many answered. */
function neverNamed({ sentences }: Reading): Raw[] {
	const mentions = sentences.flatMap((sentence) =>
		sentence.mentions.map((mention) => ({ sentence, mention }))
	);
	const shares = mentions.filter(({ mention }) => mention.unit === 'percent' && mention.of === 'respondent');
	const share = shares[0];
	const whole = mentions.find(
		({ mention }) =>
			mention.unit === 'count' &&
			mention.value >= 10 &&
			(mention.noun === 'participant' || mention.noun === 'learner')
	);
	if (!share || !whole) return [];
	if (
		mentions.some(
			({ mention, sentence }) =>
				mention.unit === 'count' &&
				!mention.bare &&
				mention.value > 3 &&
				answered.test(near(sentence, mention.start, mention.until))
		)
	)
		return [];
	return [
		{
			kind: 'base-change',
			code: 'base_unnamed',
			severity: 'doubtful',
			spans: [whole.mention, share.mention].map(({ start, until }) => ({ start, end: until })),
			values: { base: whole.mention.value },
			feasible: []
		}
	];
}

const near = ({ text, start }: Sentence, from: number, until: number): string =>
	text.slice(Math.max(0, from - start - 60), until - start + 60);
