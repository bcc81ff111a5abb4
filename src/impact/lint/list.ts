import { divisionOf, isStrict, mayOverlap, type Division } from './dimension.ts';
import type { Mention } from './mention.ts';
import { areAlike, isPeople } from './noun.ts';
import type { Pair } from './pair.ts';
import { opensList } from './opener.ts';
import { beginningWith, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import { isRest, tiedBefore, totalAfter, type Tie } from './tie.ts';

export type PartList = {
	sentence: Sentence;
	parts: Mention[];
	/** What is said of each part. */
	texts: string[];
	total: Mention | null;
	tie: Tie | null;
	division: Division | null;
	/** Says itself that nothing is left out: "the remaining 20", "others". */
	hasRest: boolean;
	/** "including", "such as": says that something is left out. */
	isOpen: boolean;
	/** One may be in two parts. */
	overlaps: boolean;
	/** One verb for all parts: "40 came from Peru, 35 from Chile". */
	isElliptic: boolean;
};

const separator =
	/[,;]|(?<!\p{L})(?:and|or|y|e|et|plus|while|whereas|mientras(?: que)?|tandis que|but|pero|mais|against|frente a|versus|vs)(?!\p{L})/iu;
const breaker = words(
	'of whom|of which|of these|of those|of them|de (?:los|las) cuales|de ell[oa]s|de est[oa]s|dont|because|compared|than|after|before|porque|since|up from|down from|out of|average|promedio|rather than|en comparación|respecto|including|incluid[oa]s|por cada|for every|per(?! ?cent)|average of|each|cada'
);
const opening = words(
	'including|such as|among (?:them|these|those|others?)|mainly|mostly|notably|especially|for example|for instance|e\\.g\\.|at least|entre (?:ell[oa]s|otr[oa]s)|incluid[oa]s|incluyendo|como por ejemplo|por ejemplo|sobre todo|principalmente|etc|dont|notamment|in particular|among the|led by|the top|most common|multiple|several answers|respuestas? múltiples?|varias respuestas|more than one (?:answer|option)|overlap\\p{L}*'
);
/** Behind the last part: "…, among others". */
const goesOn = beginningWith(
	',?\\s*(?:(?:and|y|e|et) )?(?:among (?:them|others?)|others?(?! \\p{L})|etc|so on|more|many more|entre otr[oa]s|otr[oa]s|más|demás|autres)|[,.]?\\s*(?:…|\\.\\.\\.)'
);

/** The lists of numbers of one unit in a sentence, each with the total that stands beside it, if one does. */
export function listsIn(reading: Reading, sentence: Sentence, pairs: Pair[]): PartList[] {
	const second = new Set(pairs.flatMap(({ second: again }) => again));
	return (['count', 'money', 'percent'] as const).flatMap((unit) => {
		const mentions = sentence.mentions.filter(
			(mention) =>
				mention.unit === unit &&
				(unit === 'percent' || !second.has(mention)) &&
				// Prices and scores without a unit are no parts of anything.
				(unit !== 'count' || Number.isInteger(mention.value) || mention.noun !== null)
		);
		return runsOf(reading, sentence, mentions, unit).flatMap((run) =>
			listOf(reading, sentence, run, second, pairs)
		);
	});
}

function runsOf({ prose }: Reading, sentence: Sentence, mentions: Mention[], unit: string): Mention[][] {
	const runs: Mention[][] = [];
	let run: Mention[] = [];
	for (const mention of mentions) {
		const last = run.at(-1);
		const gap = last ? prose.slice(last.end, mention.start) : '';
		if (
			last &&
			(!isContinued(gap, last, mention, unit) ||
				opensList.test(prose.slice(sentence.start, last.start)) ||
				/^\s*(?:of (?:them|these)|de ell[oa]s)(?!\p{L})/iu.test(
					prose.slice(mention.until, mention.until + 20)
				))
		) {
			runs.push(run);
			run = [];
		}
		// A number that is a part of the next ("14 of the 20") begins nothing.
		if (
			mention.bare &&
			run.length === 0 &&
			!/^\s*(?:in|en|was|for|fue|of)(?!\p{L})/iu.test(prose.slice(mention.end, mention.end + 8))
		)
			continue;
		run.push(mention);
	}
	runs.push(run);
	return runs.filter(({ length }) => length > 0);
}

function isContinued(gap: string, last: Mention, mention: Mention, unit: string): boolean {
	if (
		gap.length > 130 ||
		breaker.test(gap.replace(/^\s*(?:of (?:them|these|which|whom)|de ell[oa]s)(?!\p{L})/iu, '')) ||
		/[:=÷×+→]/.test(gap) ||
		!(separator.test(gap) || /\)/.test(gap))
	)
		return false;
	const opens = (gap.match(/\(/g) ?? []).length;
	const closes = (gap.match(/\)/g) ?? []).length;
	// "English (5), Spanish (3)" goes on; "ten (five" begins a list inside.
	if (opens !== closes) return false;
	return (
		unit !== 'count' ||
		areAlike(last.noun, mention.noun) ||
		(gap.length < 40 && !isPeople(last.noun) && !isPeople(mention.noun)) ||
		// "6 lawyers, 9 social workers and 5 nurses"
		/^(?:\s*,|\s*,?\s*(?:and|y|e|et))\s*$/u.test(gap.slice(Math.max(0, last.until - last.end)))
	);
}
function listOf(
	reading: Reading,
	sentence: Sentence,
	run: Mention[],
	second: Set<Mention>,
	pairs: Pair[]
): PartList[] {
	const { prose } = reading;
	const made = (parts: Mention[], total: Mention | null, tie: Tie | null): PartList => {
		const first = parts[0] ?? run[0];
		const last = parts.at(-1) ?? first;
		const from = Math.max(
			sentence.start,
			total && total.end <= (first?.start ?? 0) ? total.until : sentence.start
		);
		const until = endOfPart(prose, last?.end ?? from, sentence.end);
		const texts = textsOf(prose, parts, from, until);
		const whole = prose.slice(total ? Math.min(total.start, from) : from, until);
		return {
			sentence,
			parts,
			texts,
			total,
			tie,
			division: divisionOf(texts),
			hasRest: parts.slice(1).some((part) => isRest(prose, part)),
			isOpen: opening.test(whole) || goesOn.test(prose.slice(until, sentence.end)),
			overlaps: !isStrict(divisionOf(texts)) && mayOverlap(prose.slice(from, until)),
			isElliptic: isElliptic(parts.map((part, i) => afterIn(prose, part, texts[i] ?? '')))
		};
	};
	const first = run[0];
	if (!first) return [];
	const before = [...sentence.mentions].filter(
		(mention) =>
			mention.end <= first.start && mention.unit === first.unit && !mention.bare && !second.has(mention)
	);
	const tied = first.unit === 'percent' ? null : tiedBefore(prose, sentence, before, run);
	if (tied) return [made(run, tied.total, tied.tie)];
	const ratio = pairs.find(({ count, base }) => count === first && base !== null);
	if (ratio?.base && run.length > 1) return [made(run, ratio.base, 'carried')];
	const after = totalAfter(prose, sentence, run);
	if (after) return [made(after.parts, after.total, 'in-all')];
	// "120 participants, 70 women and 60 men": the first is what the others divide.
	const [head, ...others] = run;
	if (head && made(run, null, null).division === null && others.length >= 2 && head.unit !== 'percent') {
		const list = made(others, head, 'beside');
		if (
			list.division &&
			others.every(({ noun }) => areAlike(head.noun, noun)) &&
			(list.division.name !== 'gender' || isPeople(head.noun)) &&
			divisionOf([prose.slice(head.start, head.until)])?.name !== list.division.name
		)
			return [list];
	}
	return run.length > 1 ? [made(run, null, null)] : [];
}

/** Each part with the words around it: up to the separator before the next number. */
function textsOf(prose: string, parts: Mention[], from: number, until: number): string[] {
	const cuts = parts.slice(1).map((part, i) => {
		const last = parts[i];
		const gap = prose.slice(last?.end ?? from, part.start);
		const at = lastSeparator(gap);
		return (last?.end ?? from) + at;
	});
	return parts.map((_, i) => prose.slice(i === 0 ? from : (cuts[i - 1] ?? from), cuts[i] ?? until));
}

function lastSeparator(gap: string): number {
	const found = [...gap.matchAll(new RegExp(separator.source, 'giu'))];
	return found.at(-1)?.index ?? gap.length;
}

function endOfPart(prose: string, from: number, until: number): number {
	const rest = prose.slice(from, until);
	const stop = /[;.]|,(?=\s)|(?<=\s)(?:while|whereas|mientras|but|pero)(?=\s)/iu.exec(rest);
	return stop ? from + stop.index : until;
}

const ownVerb = words(
	'\\p{L}{2,}(?:ed|aron|ieron|aban|ían)|were|was|are|is|had|have|has|did|came|come|worked|work|said|lived?|took|fueron|eran|son|tenían|trabajan|trabajaban|vivían|viven|provenían|dijeron|procedían|completed|attended|passed|failed|won|received'
);
const dividingVerb = words(
	'were|are|was|came|come|work(?:ed)?|lived?|belonged|represented|eran|fueron|son|provenían|provienen|procedían|trabajan|trabajaban|viven|vivían|pertenecían|took place|held|went'
);

/** The verb is said once, and it is one that holds for one part only: "40 came from Peru, 35 from Chile". */
function isElliptic([first = '', ...others]: string[]): boolean {
	if (others.length === 0 || !dividingVerb.test(first)) return false;
	return others.every((text) => !ownVerb.test(text) && text.split(/\s+/).length <= 12);
}

/** What is said of a part behind its number. */
function afterIn(prose: string, part: Mention, text: string): string {
	const number = prose.slice(part.start, part.until);
	const at = text.indexOf(number);
	return at < 0 ? text : text.slice(at + number.length);
}
