import { feasible, type Raw } from './finding.ts';
import { exactly, meet } from './interval.ts';
import type { Mention } from './mention.ts';
import { isPeople } from './noun.ts';
import { endingIn, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import { stemsOf } from './stem.ts';

type Said = { sentence: Sentence; mention: Mention };

const definite = endingIn(
	'(?:the|all|these|those|all the|all of the|los|las|est[oa]s|tod[oa]s l[oa]s|de l[oa]s|a l[oa]s|les|ces|our|a (?:cumulative |combined )?total of|un total de|total of)'
);
const totalled = endingIn(
	'(?:a |the )?(?:cumulative |combined |grand )?total of|un total (?:acumulado )?de|in (?:all|total),?|altogether,?|en total,?'
);
const takesPart =
	/^\s*(?:in total|overall|altogether|took part|participated|attended|enrolled|registered|were trained|were enrolled|completed the|responded|answered|replied|joined|from \d+ countries|en total|participaron|asistieron|se inscribieron|respondieron|contestaron|completaron (?:el|la)|fueron capacitad[oa]s)/iu;
export const narrowing =
	/^\s*(?:,\s*)?(?:who|whom|from|in|with|that|of|whose|at|on|for|under|aged|between|de|del|que|en|con|para|por|chosen|selected|interviewed|remaining|women|men|mujeres|\p{L}+ed(?! (?:in|the)))(?!\p{L})/iu;
/** Another time, place, group or run: then another number is no contradiction. */
export const elsewhere = words(
	'first|second|third|fourth|fifth|last|previous|next|earlier|later|new|initial|final|baseline|before|after|former|latter|women|men|female|male|mujeres|hombres|primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|anterior|siguiente|inicial|antes|después|target|goal|planned|expected|invited|meta|objetivo|previst[oa]s|invitad[oa]s|remaining|other|otr[oa]s|rest|compared|rose|fell|grew|increased|decreased|subió|bajó|aumentó|online|hybrid|urban|rural|morning|afternoon|evening|mañana|tarde|noche|later|still|initially|round|wave|pilot|group|control|follow-up'
);
const closing =
	/^\s*(?:conclusions?|summary|executive summary|key (?:figures|findings|results|messages)|overview|introduction|background|results|findings|resumen|resumen ejecutivo|conclusiones|conclusión|introducción|antecedentes|resultados|contexto)\s*$/iu;

/** The same thing with two numbers. */
export function twiceIn(reading: Reading): Raw[] {
	const all = reading.sentences
		.filter(({ kind }) => kind !== 'heading')
		.flatMap((sentence) => sentence.mentions.map((mention) => ({ sentence, mention })))
		.filter(({ mention }) => !mention.bare && mention.written !== 'fraction' && !mention.isEnd);
	return [...totalsIn(reading, all), ...statementsIn(reading, all)];
}

/** "1,681 participants took part" … "the 1,618 participants" */
function totalsIn(reading: Reading, all: Said[]): Raw[] {
	const counts = all.filter(({ mention }) => mention.unit === 'count' && mention.value >= 5);
	const found: Raw[] = [];
	const totalsOf = wholesByNoun(counts);
	for (const later of counts) {
		const wholes = totalsOf.get(later.mention.noun);
		if (!wholes) continue;
		const opens = isOpener(later);
		if (!opens && !isWholeOf(later, definite) && !isWholeOf(later, totalled)) continue;
		const totals = wholes.filter((one) => one !== later);
		if (counts.some((one) => one !== later && meet(one.mention.interval, later.mention.interval))) continue;
		if (new Set(totals.map(({ mention }) => mention.value)).size !== 1) continue;
		const [earlier] = totals;
		if (!earlier || Math.abs(earlier.mention.value - later.mention.value) > 0.3 * earlier.mention.value)
			continue;
		if (earlier.mention.start > later.mention.start && isWholeOf(earlier, definite)) continue;
		// What follows "Of the 1,700 participants," is said of parts.
		const about = opens ? openingOf(later) : later.sentence.text;
		const before = isOpener(earlier) ? openingOf(earlier) : earlier.sentence.text;
		if (elsewhere.test(before) || elsewhere.test(about) || namesIn(about).length > 0) continue;
		if (opens && (inPlace.test(before) || `${yearsIn(before)}` !== `${yearsIn(about)}`)) continue;
		const near = counts.slice(Math.max(0, counts.indexOf(later) - 30)).slice(0, 60);
		if (
			isMadeOf(
				later.mention.value,
				near.map(({ mention }) => mention.value)
			)
		)
			continue;
		if (areApart(reading, earlier.sentence, later.sentence)) continue;
		// In another paragraph another group may be meant.
		const isCertain = !opens || earlier.sentence.block === later.sentence.block;
		found.push(finding('twice_total', isCertain ? 'cannot-be-true' : 'doubtful', earlier, later));
	}
	return found;
}

/** By what is counted, the numbers that may be its total: with three of them none is meant for certain. */
function wholesByNoun(counts: Said[]): Map<string | null, Said[]> {
	const wholes = new Map<string | null, Said[]>();
	for (const one of counts) {
		if (!(
			isWholeOf(one, totalled) ||
			isWholeOf(one, definite) ||
			isOpener(one) ||
			isSubject(one) ||
			isPlain(one)
		))
			continue;
		const same = wholes.get(one.mention.noun);
		if (same) same.push(one);
		else wholes.set(one.mention.noun, [one]);
	}
	for (const [noun, all] of wholes)
		if (new Set(all.map(({ mention }) => mention.value)).size > 2) wholes.delete(noun);
	return wholes;
}

function isWholeOf({ sentence, mention }: Said, lead: RegExp): boolean {
	if (mention.noun === null || mention.phrase.length > 2) return false;
	const before = sentence.text.slice(0, mention.start - sentence.start);
	const after = sentence.text.slice(mention.until - sentence.start);
	return (
		lead.test(before) && !/(?<!\p{L})(?:of|de) (?:the|los|las)\s*$/iu.test(before) && !narrowing.test(after)
	);
}

/** "Of the 1,700 participants, …" at the beginning of a sentence. */
function isOpener({ sentence, mention }: Said): boolean {
	const before = sentence.text.slice(0, mention.start - sentence.start);
	return (
		isPeople(mention.noun) &&
		mention.hedge === null &&
		/^\s*(?:of|out of|among) (?:the|these|our)\s*$|^\s*(?:de|entre) (?:los|las|est[oa]s)\s*$/iu.test(
			before
		) &&
		/^\s*,/.test(sentence.text.slice(mention.until - sentence.start))
	);
}

const openingOf = ({ sentence, mention }: Said): string =>
	sentence.text.slice(0, mention.until - sentence.start);
/** "In Kenya", "en 2020 en Quito": those counted there need not be all. */
const inPlace = /(?<!\p{L})(?:[Ii]n|[Ee]n|[Aa]t|[Ff]rom|[Dd]e)\s+(?:the )?\p{Lu}\p{Ll}+/u;

function isSubject({ sentence, mention }: Said): boolean {
	const after = sentence.text.slice(mention.until - sentence.start);
	const before = sentence.text.slice(0, mention.start - sentence.start);
	return (
		mention.noun !== null &&
		(takesPart.test(after) ||
			/^\s*\p{L}*\s*$/u.test(before) ||
			/(?:trained|reached|gathered|enrolled|attracted|welcomed|brought together|by|had|with|received|took in|tuvo|contó con|recibió|acogió|atrajo|inscribió|admitió|participaron|asistieron|reunió|capacitó|formó|respondieron|answered by)\s*(?:a total of|un total de)?\s*$/iu.test(
				before
			)) &&
		!/^\s*(?:who|aged|with)/iu.test(after)
	);
}

/** Nothing narrows it: "312 interviews were held". */
function isPlain({ sentence, mention }: Said): boolean {
	const before = sentence.text.slice(0, mention.start - sentence.start);
	const after = sentence.text.slice(mention.until - sentence.start);
	return (
		mention.noun !== null &&
		mention.phrase.length <= 2 &&
		!/(?:of|de|each|every|cada|per|por|about|other|another|only|some)\s*$/iu.test(before) &&
		/^\s*(?:[.,;)]|$|in|en|were|was|took)/iu.test(after) &&
		!/(?:in|en)\s+(?:\p{Lu}|the \p{L}+ edition|el|la)/u.test(after.slice(0, 12))
	);
}

const isMadeOf = (value: number, others: number[]): boolean =>
	others.some((a, i) =>
		others.some(
			(b, j) =>
				j > i &&
				(a + b === value || Math.abs(a - b) === value || others.some((c, k) => k > j && a + b + c === value))
		)
	);

/** Names that a sentence brings in: a place, a programme. Its first word is none. */
const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
const namesIn = (text: string): string[] =>
	[...text.matchAll(/(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}+/gu)]
		.map(([name]) => name)
		.filter((name) => !months.test(name));

/** The same words around another number. */
function statementsIn(reading: Reading, all: Said[]): Raw[] {
	const single = all
		.filter(
			({ sentence, mention }) =>
				sentence.kind === 'paragraph' &&
				mention.unit === 'percent' &&
				sentence.mentions.filter(({ unit }) => unit === 'percent').length === 1
		)
		.map((said) => ({ ...said, about: aboutOf(said) }))
		.filter(({ about, sentence }) => about.size >= 2 && !elsewhere.test(sentence.text));
	const alike = new Map<string, typeof single>();
	for (const said of single) {
		const key = [...said.about].sort().join(' ');
		alike.set(key, [...(alike.get(key) ?? []), said]);
	}
	return [...alike.values()].flatMap((same) => statementPairs(reading, same.slice(0, 20)));
}

function statementPairs(reading: Reading, same: Said[]): Raw[] {
	return same.flatMap((earlier, i) =>
		same.slice(i + 1).flatMap((later) => {
			if (meet(earlier.mention.interval, later.mention.interval) || earlier.mention.of !== later.mention.of)
				return [];
			if (
				`${yearsOf(earlier)}` !== `${yearsOf(later)}` ||
				`${namesIn(earlier.sentence.text)}` !== `${namesIn(later.sentence.text)}`
			)
				return [];
			if (`${othersOf(earlier)}` !== `${othersOf(later)}`) return [];
			// Negation turns the statement round.
			if (
				isNegated(earlier.sentence) !== isNegated(later.sentence) ||
				areApart(reading, earlier.sentence, later.sentence)
			)
				return [];
			const loose = meet(earlier.mention.loose, later.mention.loose);
			return [
				{
					...finding(
						'twice_statement',
						loose || earlier.mention.of === null ? 'doubtful' : 'cannot-be-true',
						earlier,
						later
					),
					restsOnRounding: loose
				}
			];
		})
	);
}

function aboutOf({ sentence, mention }: Said): Set<string> {
	const text =
		sentence.text.slice(0, mention.start - sentence.start) +
		' ' +
		sentence.text.slice(mention.end - sentence.start);
	return stemsOf(text);
}

const yearsIn = (text: string): string[] => text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
const yearsOf = ({ sentence }: Said): string[] => yearsIn(sentence.text);
const othersOf = ({ sentence, mention }: Said): number[] =>
	sentence.mentions.filter((one) => one !== mention).map(({ value }) => value);
const isNegated = ({ text }: Sentence): boolean =>
	/(?<!\p{L})(?:not|no|never|n’t|without|nunca|sin|didn't|didn’t)(?!\p{L})/iu.test(text);

/** Under two headings that speak of two things. */
function areApart({ blocks, prose }: Reading, a: Sentence, b: Sentence): boolean {
	return blocks
		.slice(a.block, b.block)
		.some(({ kind, start, end }) => kind === 'heading' && !closing.test(prose.slice(start, end)));
}

function finding(code: string, severity: Raw['severity'], a: Said, b: Said): Raw {
	return {
		kind: 'counted-twice',
		code,
		severity,
		spans: [a, b].map(({ mention: { start, until } }) => ({ start, end: until })),
		values: { first: a.mention.value, second: b.mention.value },
		feasible: [
			feasible(a.mention.unit === 'percent' ? 'share' : 'count', exactly(a.mention.value)),
			feasible(a.mention.unit === 'percent' ? 'share' : 'count', exactly(b.mention.value))
		],
		each: [
			{ mention: a.mention, allowed: b.mention.interval },
			{ mention: b.mention, allowed: a.mention.interval }
		]
	};
}
