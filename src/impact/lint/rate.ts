import { feasible, type Raw } from './finding.ts';
import { isAbove, isBelow, meet, shareOf } from './interval.ts';
import { divisionOf, isStrict } from './dimension.ts';
import type { Mention } from './mention.ts';
import { beginningWith, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const rate =
	/(?:,|;|—|–|\(|:)\s*(?:(?:and|y|giving|making|yielding|for|with|that is|representing|which is)\s+)?(?:an?|the|una|la)?\s*(?:overall\s+)?(?:(?:response|participation|completion|return|approval|success|retention|pass|admission|acceptance|attendance|dropout|drop-out|graduation|selection)\s+rate (?:of|was|is|stood at|reached)|tasa de (?:respuesta|participación|finalización|aprobación|éxito|retención|admisión|abandono) (?:de|del|fue del?|es del?))\s*(?:about |around |nearly |over |just |some |un |el )?$/iu;

/** "300 were invited and 120 answered, a response rate of 45 per cent", and an overall rate outside of its groups' rates. */
export function ratesIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) => [
		...ofTwo(sentence, sentences[sentence.position - 1]),
		...overall(sentence),
		...overallOf(sentence, sentences[sentence.position - 1])
	]);
}

/** A rate said of the two counts of its sentence is a share of one in the other. */
function ofTwo(sentence: Sentence, last: Sentence | undefined): Raw[] {
	return sentence.mentions.flatMap((percent) => {
		if (percent.unit !== 'percent' || !rate.test(sentence.text.slice(0, percent.start - sentence.start)))
			return [];
		const own = sentence.mentions.filter(
			(one) => one.unit === 'count' && !one.bare && one.end <= percent.start && !isTime(sentence, one)
		);
		// "75 newsrooms were invited. Sixty replied, a response rate of …"
		const asked = last?.block === sentence.block && own.length === 1 ? askedIn(last) : [];
		const counts = [...asked, ...own];
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

const ofTime = words(
	'(?:hour|day|week|month|year|quarter|hora|día|semana|año|trimestre|heure|jour|semaine|année|an)s?|mes(?:es)?|mois'
);

/** "After six months" counts nobody. */
function isTime({ text, start }: Sentence, mention: Mention): boolean {
	return ofTime.test(text.slice(mention.end - start, mention.until - start));
}

const asks = words(
	'invit\\p{L}+|sent|mailed|contacted|asked|approached|distributed|envi(?:ó|aron|ado|ada|ados|adas)|contact\\p{L}+|pidió|repart\\p{L}+'
);

/** The only count of a sentence that says who was asked. */
function askedIn({ text, mentions }: Sentence): Mention[] {
	const counts = mentions.filter(({ unit, bare }) => unit === 'count' && !bare);
	return asks.test(text) && counts.length === 1 && mentions.length === 1 ? counts : [];
}

const all = words(
	'overall|in total|altogether|as a whole|on the whole|en conjunto|en general|globalmente|en total|total|general'
);
const inGroup = words('among|for|of|in|by|entre|para|de|en');

/** The rate of all lies between the rates of its parts: "Overall 80 per cent, 60 per cent among women and …". */
function overall(sentence: Sentence): Raw[] {
	const [whole, ...parts] = ratesOf(sentence);
	return whole && all.test(sentence.text.slice(0, whole.end - sentence.start + 12))
		? between(whole, sentence, parts)
		: [];
}

/** "Among women 60 per cent did, among men 70. Overall, 80 per cent did." */
function overallOf(sentence: Sentence, before: Sentence | undefined): Raw[] {
	const [whole, another] = ratesOf(sentence);
	return whole && !another && before?.block === sentence.block && beginsWithAll.test(sentence.text)
		? between(whole, before, ratesOf(before))
		: [];
}

const beginsWithAll = beginningWith('overall|altogether|as a whole|on the whole|en conjunto|globalmente');

const ratesOf = ({ mentions }: Sentence): Mention[] =>
	mentions.filter(({ unit, written }) => unit === 'percent' && written !== 'fraction');

function between(whole: Mention, of: Sentence, parts: readonly Mention[]): Raw[] {
	if (parts.length < 2) return [];
	// What each rate is of stands before it or after it.
	const after = parts.map((part, i) => textOf(of, part, parts[i + 1]));
	const before = parts.map((part, i) =>
		of.text.slice((parts[i - 1]?.end ?? of.start) - of.start, part.start - of.start)
	);
	const saysGroup = (texts: string[]): boolean => {
		const division = divisionOf(texts);
		return (
			division?.isWhole === true &&
			isStrict(division) &&
			texts.every((text) => inGroup.test(text.replace(/^.*?(?:%|cent|ciento)/iu, '')))
		);
	};
	if (!saysGroup(after) && !saysGroup(before)) return [];
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
