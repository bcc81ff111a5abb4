import { feasible, type Raw } from './finding.ts';
import { around, isAbove, isBelow, meet } from './interval.ts';
import type { Mention } from './mention.ts';
import { isPeople } from './noun.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const onAverage = words('on average|en promedio|de media|por término medio|en moyenne|as an average');
/** What is averaged over, or a quantity that each has for themselves. */
const over = words(
	'across|over the|over all|between|per (?!cent)\\p{L}+|each|every|editions|iterations|courses|years|months|countries|sessions|modules|runs|all (?:the |of the )?\\p{L}+ (?:editions|courses|iterations)|of (?:their|his|her|its)|annual(?:ly)?|weekly|daily|monthly|a (?:year|month|week|day)|attribut\\p{L}+|score\\p{L}*|attendance|time|hours|ediciones|cursos|años|meses|países|sesiones|módulos|cada|de sus?|atribu\\p{L}+|anual\\p{L}*|puntuación|asistencia|entre|a lo largo|questions?|items?|preguntas|statements?|topics|temas|groups?|grupos?|income|salar\\p{L}+|ingresos|prices?|precios|rates?|tasas?|yields?|completion|par \\p{L}+'
);

/** "97 per cent, on average, intended": a share of people is no average, unless it says over what. */
export function averagesIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) => [
		...withoutBase(sentence),
		...outside(sentence),
		...outsideScale(sentence),
		...timesNumber(sentence),
		...groupsTimesSize(sentence)
	]);
}

function withoutBase(sentence: Sentence): Raw[] {
	const match = onAverage.exec(sentence.text);
	if (!match || over.test(sentence.text)) return [];
	const at = sentence.start + match.index;
	const share = sentence.mentions.find(
		(mention) =>
			mention.unit === 'percent' &&
			Math.min(Math.abs(mention.start - at - match[0].length), Math.abs(at - mention.until)) < 12
	);
	// "57 per cent of faults on average": each time another number of them.
	if (!share || (share.of !== null && !isPeople(share.of))) return [];
	return [
		{
			kind: 'average',
			code: 'average_without_base',
			severity: 'doubtful',
			spans: [share, { start: at, end: at + match[0].length }].map(({ start, end }) => ({ start, end })),
			values: { percent: share.value },
			feasible: []
		}
	];
}

const ranged =
	/(?<!\p{L})(?:rang(?:ed|ing|e[sd]?)|between|from|entre|oscil\p{L}+)\s+(?:from |between |entre )?(\d+(?:[.,]\d+)?)\s*(?:%|per cent|por ciento)?\s*(?:to|and|y|a|–|-)\s*(\d+(?:[.,]\d+)?)[^.;]{0,80}?(?:averag\p{L}*|mean|promedio|media)(?:\s+(?:was|is|being|of|fue|de|es|age|score|del?))*\s+(\d+(?:[.,]\d+)?)/iu;

/** A mean lies within the range of what it is the mean of. */
function outside(sentence: Sentence): Raw[] {
	const match = ranged.exec(sentence.text);
	if (!match) return [];
	const [low, high, mean] = match.slice(1).map((text) => Number(text.replace(',', '.')));
	if (
		low === undefined ||
		high === undefined ||
		mean === undefined ||
		low >= high ||
		(mean >= low && mean <= high)
	)
		return [];
	const start = sentence.start + match.index;
	return [
		{
			kind: 'average',
			code: 'average_outside',
			severity: 'cannot-be-true',
			spans: [{ start, end: start + match[0].length }],
			values: { average: mean, low, high },
			feasible: [feasible('average', { low, high })]
		}
	];
}

const scaled =
	/(?<!\p{L})(?:scale|escala|échelle)\s+(?:from|of|de|del|entre)\s+(\d+)\s+(?:to|and|a|al|y|à)\s+(\d+)(?!\d)[^.;]{0,80}?(?:rated|scored|averag\p{L}*|mean|score|rating|calific\p{L}+|valor\p{L}+|promedio|media|note)[^.;\d%]{0,40}?(\d+(?:[.,]\d+)?)(?!\s*(?:%|per|por|out|of|people|participants|\p{L}*respond))/iu;

/** "On a scale from 1 to 5 the course was rated 5.6" */
function outsideScale(sentence: Sentence): Raw[] {
	const match = scaled.exec(sentence.text);
	if (!match) return [];
	const [low = 0, high = 0, score = 0] = match.slice(1).map((text) => Number(text.replace(',', '.')));
	if (low >= high || (score >= low && score <= high)) return [];
	const start = sentence.start + match.index;
	return [
		{
			kind: 'average',
			code: 'average_outside',
			severity: 'cannot-be-true',
			spans: [{ start, end: start + match[0].length }],
			values: { average: score, low, high },
			feasible: [feasible('average', { low, high })]
		}
	];
}

const groups = /(?<!\p{L})(?:each of the|each of|in each of the|cada un[oa] de (?:los|las)) $/iu;

/** "Each of the 6 classes had 25 pupils, 160 pupils in total"; "4 groups of 12 people, 50 people in all". */
function groupsTimesSize(sentence: Sentence): Raw[] {
	const counts = sentence.mentions.filter(({ unit, bare }) => unit === 'count' && !bare);
	const [unit, size, total] = counts;
	if (!unit || !size || !total || counts.length !== 3 || counts.some(({ hedge }) => hedge !== null))
		return [];
	const lead = sentence.text.slice(0, unit.start - sentence.start);
	const between = sentence.text.slice(unit.until - sentence.start, size.start - sentence.start);
	const isEach = groups.test(lead)
		? /^\s*(?:had|has|have|counted|enrolled|held|welcomed|trained|tenía|tiene|tuvo)\s*$/iu.test(between)
		: /^\s*(?:of|de)\s*$/iu.test(between);
	const tail = sentence.text.slice(size.until - sentence.start);
	if (
		!isEach ||
		size.noun === null ||
		total.noun !== size.noun ||
		!/(?:in total|in all|altogether|a total of|en total|un total de)/iu.test(tail)
	)
		return [];
	const all = unit.value * size.value;
	return all === total.value ? [] : [product(size, unit, total, { low: all, high: all })];
}

const perEach = words('an average of|averaging|on average|un promedio de|una media de|en promedio|de media');

/** "5 workshops with an average of 20 participants, 120 in all" */
function timesNumber(sentence: Sentence): Raw[] {
	const match = perEach.exec(sentence.text);
	if (!match) return [];
	const at = sentence.start + match.index + match[0].length;
	const mean = sentence.mentions.find(({ start, unit }) => unit === 'count' && start >= at && start - at < 4);
	if (!mean) return [];
	const per = sentence.text.slice(mean.until - sentence.start, mean.until - sentence.start + 40);
	const units = sentence.mentions.filter(
		(one) => one.unit === 'count' && one !== mean && one.noun !== null && one.noun !== mean.noun && !one.hedge
	);
	const totals = sentence.mentions.filter(
		(one) =>
			one.unit === 'count' &&
			one !== mean &&
			one.noun === mean.noun &&
			one.noun !== null &&
			one.value > mean.value
	);
	const [unit] = units;
	const [total] = totals;
	if (!unit || !total || units.length > 1 || totals.length > 1) return [];
	const singular = unit.noun ?? '';
	if (
		!new RegExp(
			`(?:per|each|every|por|cada|in each|a)\\s+(?:\\p{L}+ )?(?:${singular.slice(0, 5)}|$)|^\\s*(?:each|cada un[oa])`,
			'iu'
		).test(per)
	)
		return [];
	const step = Number.isInteger(mean.value) ? 0.5 : mean.interval.high - mean.value;
	const allowed = {
		low: around(mean.value, step).low * unit.value,
		high: around(mean.value, step).high * unit.value
	};
	if (meet(total.interval, allowed)) return [];
	return [product(mean, unit, total, allowed)];
}

function product(mean: Mention, unit: Mention, total: Mention, allowed: { low: number; high: number }): Raw {
	const wide = { low: allowed.low - unit.value / 2, high: allowed.high + unit.value / 2 };
	const restsOnRounding = !(isAbove(total.interval, wide) || isBelow(total.interval, wide));
	return {
		kind: 'average',
		code: 'average_times',
		severity: restsOnRounding ? 'doubtful' : 'cannot-be-true',
		spans: [mean, unit, total].map(({ start, until }) => ({ start, end: until })),
		values: { average: mean.value, units: unit.value, total: total.value },
		feasible: [feasible('total', allowed)],
		restsOnRounding
	};
}
