import { feasible, type Raw } from './finding.ts';
import { meet, type Interval } from './interval.ts';
import type { Mention } from './mention.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const shrinking = words(
	'fell|fall(?:ing|s|en)?|drop\\p{L}*|declin\\p{L}+|decreas\\p{L}+|reduc\\p{L}+|shrank|down|cut|dismin\\p{L}+|redujo|reducción|baj\\p{L}+|cay\\p{L}+|descen\\p{L}+|baiss\\p{L}+'
);
const growing = words(
	'rose|ris(?:e|es|en|ing)|gr[eo]w\\p{L}*|increas\\p{L}+|up|climb\\p{L}*|jump\\p{L}*|crec\\p{L}+|aument\\p{L}+|increment\\p{L}+|subi\\p{L}+|augment\\p{L}+|gain\\p{L}*'
);
const spread = words('rang\\p{L}+|between|entre|oscil\\p{L}+|varied|vary|aged|from age');
const multiples: [RegExp, number][] = [
	[words('(?:more than |almost |nearly )?doubl(?:ed|ing)|duplic\\p{L}+|twofold|doublé'), 2],
	[words('(?:more than |almost |nearly )?tripl(?:ed|ing)|triplic\\p{L}+|threefold|triplé'), 3],
	[words('(?:almost |nearly )?halved|halving|se redujo a la mitad|by half|in half|a la mitad'), 0.5]
];

/** "rose from 200 to 250, an increase of 20 per cent" */
export function changesIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) => {
		const ends = endsOf(sentence);
		const [from, to] = ends;
		if (
			!from ||
			!to ||
			ends.length > 2 ||
			from.value === 0 ||
			spread.test(sentence.text) ||
			from.hedge ||
			to.hedge
		)
			return [];
		return [...growth(sentence, from, to), ...direction(sentence, from, to), ...multiple(sentence, from, to)];
	});
}

const inYear = /^\s*(?:in|en)\s+((?:19|20)\d\d)(?!\d)/iu;
const andThen = /^\s*(?:,|;)?\s*(?:and|y|but|pero)\s*$/iu;
const growthAfter =
	/^\s*,\s*(?:an?|un|una)\s+(?:increase|rise|growth|fall|drop|decrease|decline|aumento|incremento|crecimiento|descenso|caída|disminución)\s+(?:of|de|del)(?:\s+(?:un|el))?\s*$/iu;

/** "from 200 to 250", or "200 in 2022 and 250 in 2023, an increase of …": two years, and a growth said of them. */
function endsOf({ text, start, mentions }: Sentence): Mention[] {
	const ends = mentions.filter(({ isEnd }) => isEnd);
	const [from, to, percent] = mentions.slice(-3);
	if (ends.length > 0 || !from || !to || !percent?.isPercentage) return ends;
	const [first, second] = [from, to].map(({ until }) => inYear.exec(text.slice(until - start)));
	if (!first || !second || Number(first[1]) >= Number(second[1])) return [];
	const isPair =
		from.unit === to.unit &&
		(to.noun === null || to.noun === from.noun) &&
		andThen.test(text.slice(from.until - start + first[0].length, to.start - start));
	const isSaid = growthAfter.test(text.slice(to.until - start + second[0].length, percent.start - start));
	return isPair && isSaid ? [from, to] : [];
}

function growth(sentence: Sentence, from: Mention, to: Mention): Raw[] {
	const said = sentence.mentions.filter(
		(one) => one.isPercentage && !one.isEnd && one.written !== 'fraction'
	);
	const [percent] = said;
	if (!percent || said.length > 1) return [];
	// "from 3.2 to 4.1 million": the scale is said once.
	if (to.value > 500 * from.value) return [];
	if (percent.start < from.start && (percent.unit !== 'change' || from.start - percent.end > 15)) return [];
	if (
		percent.unit !== 'change' &&
		!/^[^.;]{0,40}(?:\(\s*[+–-]?|, (?:(?:or|i\.e\.,?|that is,?|es decir,?|o sea,?|soit) )?(?:by |an? |un |el )?)$/iu.test(
			sentence.text.slice(to.end - sentence.start, percent.start - sentence.start)
		)
	)
		return [];
	const ratio = { low: to.interval.low / from.interval.high, high: to.interval.high / from.interval.low };
	const grown = positive({ low: 100 * (ratio.low - 1), high: 100 * (ratio.high - 1) });
	// Points called per cent are badly said, not wrong.
	const points = positive({
		low: to.interval.low - from.interval.high,
		high: to.interval.high - from.interval.low
	});
	if (meet(grown, percent.interval) || (to.isPercentage && meet(points, percent.interval))) return [];
	const restsOnRounding = meet(grown, percent.loose);
	return [
		finding(
			'change_growth',
			[from, to, percent],
			{ from: from.value, to: to.value, percent: percent.value },
			grown,
			restsOnRounding
		)
	];
}

function direction(sentence: Sentence, from: Mention, to: Mention): Raw[] {
	const clause = sentence.text.slice(
		Math.max(0, from.start - sentence.start - 60),
		from.start - sentence.start
	);
	const [up, down] = [growing.test(clause), shrinking.test(clause)];
	if (up === down || (up ? to.value >= from.value : to.value <= from.value)) return [];
	return [
		finding(
			'change_direction',
			[from, to],
			{ from: from.value, to: to.value },
			up ? { low: from.value, high: Infinity } : { low: 0, high: from.value },
			false
		)
	];
}

function multiple(sentence: Sentence, from: Mention, to: Mention): Raw[] {
	const clause = sentence.text.slice(
		Math.max(0, from.start - sentence.start - 60),
		from.start - sentence.start
	);
	for (const [pattern, factor] of multiples) {
		const match = pattern.exec(clause);
		if (!match) continue;
		const more = /more than/i.test(match[0]);
		const ratio = to.value / from.value;
		if (ratio > factor * 0.85 && (more || ratio < factor * 1.2)) continue;
		return [
			finding(
				'change_multiple',
				[from, to],
				{ words: match[0].toLowerCase(), from: from.value, to: to.value },
				{ low: from.value * factor, high: from.value * factor },
				false
			)
		];
	}
	return [];
}

const positive = ({ low, high }: Interval): Interval =>
	high < 0 ? { low: -high, high: -low } : low < 0 ? { low: 0, high: Math.max(high, -low) } : { low, high };

function finding(
	code: string,
	mentions: Mention[],
	values: Raw['values'],
	allowed: Interval,
	restsOnRounding: boolean
): Raw {
	return {
		kind: 'change',
		code,
		severity: restsOnRounding ? 'doubtful' : 'cannot-be-true',
		spans: mentions.map(({ start, end }) => ({ start, end })),
		values,
		feasible: [feasible(code === 'change_growth' ? 'share' : 'count', allowed)],
		restsOnRounding
	};
}
