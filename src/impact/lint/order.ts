import { feasible, type Raw } from './finding.ts';
import { isAbove, isBelow } from './interval.ts';
import type { Mention } from './mention.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const followed = words(
	'followed by|seguid[oa]s? (?:de|por)|suivie?s? (?:de|par)|then by|ahead of|por delante de'
);
const largest = words(
	'(?:the )?(?:largest|biggest|highest|most (?:common|frequent|popular|cited|mentioned|valued|widely used|numerous|represented|requested)|(?:el|la|los|las) (?:grupo )?más (?:numeros[oa]s?|grandes?|alt[oa]s?|frecuentes?|comun(?:es)?|común|mencionad[oa]s?|valorad[oa]s?|citad[oa]s?)|(?:el|la) mayor (?:grupo|proporción|parte|número|porcentaje))'
);
const smallest = words(
	'(?:the )?(?:smallest|lowest|least (?:common|frequent|popular|cited|mentioned|valued))|(?:el|la|los|las) (?:grupo )?menos (?:numeros[oa]s?|frecuentes?|comun(?:es)?|común|mencionad[oa]s?|valorad[oa]s?)|(?:el|la) menor (?:grupo|proporción|parte|número|porcentaje)'
);
const leaves = words(
	'while|whereas|but|although|compared|mientras|pero|aunque|second|third|of whom|among|increase|previous|earlier|year|up from|one of|two|segund[oa]|next|in turn|por su parte|entre|amongst|some|one of the'
);

/** "The largest group … (32 per cent), followed by … (41 per cent)". */
export function orderIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) => [...followedWrongly(sentence), ...extremeWrongly(sentence)]);
}

const shared = (sentence: Sentence): Mention[] =>
	sentence.mentions.filter(
		({ unit, written, bare }) => (unit === 'percent' || unit === 'count') && written !== 'fraction' && !bare
	);

/** What is followed is not smaller than what follows. */
function followedWrongly(sentence: Sentence): Raw[] {
	const match = followed.exec(sentence.text);
	if (!match) return [];
	const at = sentence.start + match.index;
	const [first, ...others] = sameUnit(shared(sentence).filter(({ start }) => start > at));
	const before = sameUnit(shared(sentence).filter(({ end, unit }) => end <= at && unit === first?.unit)).at(
		-1
	);
	if (!first || !before || !areParallel(sentence, before, first)) return [];
	const after = [
		first,
		...others.filter((one) => one.unit === first.unit && areParallel(sentence, first, one))
	];
	const larger = after.find((one) => isAbove(one.interval, before.interval));
	return larger ? [found(sentence, match, 'order_followed', before, larger)] : [];
}

function extremeWrongly(sentence: Sentence): Raw[] {
	for (const [pattern, wrong, code] of [
		[largest, isAbove, 'order_largest'],
		[smallest, isBelow, 'order_smallest']
	] as const) {
		const match = pattern.exec(sentence.text);
		if (!match || leaves.test(sentence.text)) continue;
		const at = sentence.start + match.index + match[0].length;
		const all = shared(sentence);
		const own = all.find(({ start, unit }) => start >= at && unit === 'percent') ?? null;
		if (!own || own.start - at > 90) continue;
		const rival = all.find(
			(one) =>
				one !== own &&
				one.unit === own.unit &&
				areParallel(sentence, own, one) &&
				wrong(one.interval, own.interval)
		);
		if (rival && !followed.test(sentence.text)) return [found(sentence, match, code, own, rival)];
	}
	return [];
}

/** Both stand in parentheses: they are said in the same way, so of the same whole. */
function areParallel(sentence: Sentence, a: Mention, b: Mention): boolean {
	const inside = (one: Mention): boolean =>
		/\(\s*$/.test(sentence.text.slice(0, one.start - sentence.start)) &&
		/^\s*\)/.test(sentence.text.slice(one.end - sentence.start));
	return inside(a) && inside(b);
}

const sameUnit = (mentions: Mention[]): Mention[] =>
	mentions.filter(
		({ unit }) => unit === (mentions.find((one) => one.unit === 'percent')?.unit ?? mentions[0]?.unit)
	);

function found(sentence: Sentence, match: RegExpExecArray, code: string, own: Mention, rival: Mention): Raw {
	const spans = [own, rival].map(({ start, end }) => ({ start, end }));
	const word = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
	return {
		kind: 'order',
		code,
		severity: 'cannot-be-true',
		spans: [word, ...spans],
		values: { words: match[0].toLowerCase(), percent: own.value, other: rival.value },
		feasible: [
			feasible(
				'share',
				code === 'order_smallest'
					? { low: 0, high: rival.interval.high }
					: { low: rival.interval.low, high: Infinity }
			)
		]
	};
}
