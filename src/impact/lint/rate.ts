import { feasible, type Raw } from './finding.ts';
import { isAbove, isBelow, meet, shareOf } from './interval.ts';
import { divisionOf, isStrict } from './dimension.ts';
import type { Mention } from './mention.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const rate =
	/(?:,|—|–|\(|:)\s*(?:(?:giving|making|yielding|for|with|that is|representing|which is)\s+)?(?:an?|the|una)?\s*(?:overall\s+)?(?:(?:response|participation|completion|return|approval|success|retention|pass|admission|acceptance|attendance|dropout|drop-out|graduation|selection)\s+rate of|tasa de (?:respuesta|participación|finalización|aprobación|éxito|retención|admisión|abandono) (?:de|del))\s*(?:about |around |nearly |over |just |some |un |el )?$/iu;

/** "300 were invited and 120 answered, a response rate of 45 per cent", and an overall rate outside of its groups' rates. */
export function ratesIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) => [...ofTwo(sentence), ...overall(sentence)]);
}

/** A rate said of the two counts of its sentence is a share of one in the other. */
function ofTwo(sentence: Sentence): Raw[] {
	return sentence.mentions.flatMap((percent) => {
		if (percent.unit !== 'percent' || !rate.test(sentence.text.slice(0, percent.start - sentence.start)))
			return [];
		const counts = sentence.mentions.filter(
			({ unit, bare, end }) => unit === 'count' && !bare && end <= percent.start
		);
		const pairs = counts.flatMap((base) =>
			counts.filter((part) => part !== base && part.value <= base.value).map((part) => ({ part, base }))
		);
		const [pair] = pairs;
		if (
			!pair ||
			counts.length !== 2 ||
			pairs.some(({ part, base }) => meet(shareOf(part.interval, base.interval), percent.interval))
		)
			return [];
		const share = shareOf(pair.part.interval, pair.base.interval);
		// A rate of those who dropped out, where those who stayed are counted.
		if (meet({ low: 100 - share.high, high: 100 - share.low }, percent.interval)) return [];
		const restsOnRounding = meet(share, percent.loose);
		return [
			{
				kind: 'percentage' as const,
				code: 'percentage_of_base',
				severity: restsOnRounding ? ('doubtful' as const) : ('cannot-be-true' as const),
				spans: [pair.base, pair.part, percent].map(({ start, until }) => ({ start, end: until })),
				values: {
					count: pair.part.value,
					percent: percent.value,
					base: pair.base.value,
					share: Math.round((share.low + share.high) * 5) / 10
				},
				feasible: [feasible('share', share)],
				each: [{ mention: percent, allowed: share }],
				restsOnRounding
			}
		];
	});
}

const all = words(
	'overall|in total|altogether|as a whole|on the whole|en conjunto|en general|globalmente|en total|total|general'
);
const inGroup = words('among|for|of|in|by|entre|para|de|en');

/** The rate of all lies between the rates of its parts. */
function overall(sentence: Sentence): Raw[] {
	const percents = sentence.mentions.filter(
		({ unit, written }) => unit === 'percent' && written !== 'fraction'
	);
	const [whole, ...parts] = percents;
	if (!whole || parts.length < 2 || !all.test(sentence.text.slice(0, whole.end - sentence.start + 12)))
		return [];
	const texts = parts.map((part, i) => textOf(sentence, part, parts[i + 1]));
	const division = divisionOf(texts);
	if (
		!division?.isWhole ||
		!isStrict(division) ||
		!texts.every((text) => inGroup.test(text.replace(/^.*?(?:%|cent|ciento)/iu, '')))
	)
		return [];
	const range = {
		low: Math.min(...parts.map(({ interval }) => interval.low)),
		high: Math.max(...parts.map(({ interval }) => interval.high))
	};
	if (meet(whole.interval, range)) return [];
	// A third group, small and not named, may lift it a little.
	const far = { low: range.low - 2, high: range.high + 2 };
	const isFar = isAbove(whole.interval, far) || isBelow(whole.interval, far);
	return [
		{
			kind: 'average',
			code: 'average_overall',
			severity: isFar ? 'cannot-be-true' : 'doubtful',
			spans: [whole, ...parts].map(({ start, end }) => ({ start, end })),
			values: {
				average: whole.value,
				low: Math.min(...parts.map(({ value }) => value)),
				high: Math.max(...parts.map(({ value }) => value))
			},
			feasible: [feasible('average', range)],
			each: [{ mention: whole, allowed: range }]
		}
	];
}

function textOf(sentence: Sentence, part: Mention, next: Mention | undefined): string {
	return sentence.text.slice(part.start - sentence.start, next ? next.start - sentence.start : undefined);
}
