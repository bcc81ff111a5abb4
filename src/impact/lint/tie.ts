import { divisionOf } from './dimension.ts';
import type { Mention } from './mention.ts';
import { areAlike, isPeople } from './noun.ts';
import { opensList } from './opener.ts';
import { beginningWith, endingIn } from './pattern.ts';
import type { Sentence } from './reading.ts';

/** How a total is tied to its parts: "ten: …", "ten (…)", "ten — …", "of the ten, …", "… in all", or only by standing before. */
export type Tie = 'colon' | 'parentheses' | 'dash' | 'of' | 'in-all' | 'beside' | 'carried';

const partOf = beginningWith(
	'[,(–—-]?\\s*(?:(?:and )?of (?:whom|which)|of (?:these|those|them)|de (?:los|las) (?:cuales|que)|de ell[oa]s|dont)'
);

const restBefore = endingIn(
	'(?:the|and|el|los|las|l[oa]s|les?) (?:rest|remaining|remainder|others?|otr[oa]s?|demás|restantes?|autres?)(?:,| of| were| \\()?|(?:el resto|le reste|the rest|the remainder)[\\p{L} ,]{0,25}\\(?'
);
const restAfter = beginningWith('(?:[\\p{L}-]+ )?(?:restantes?|remaining|restants?)');

/** The total that a colon, a parenthesis or "of the … ," ties to the list after it. */
export function tiedBefore(
	prose: string,
	sentence: Sentence,
	before: Mention[],
	run: Mention[]
): { total: Mention; tie: Tie } | null {
	const first = run[0];
	if (!first || before.length === 0) return null;
	const reversed = [...before].reverse();
	for (const total of reversed) {
		const gap = prose.slice(total.until, first.start);
		const lead = prose.slice(sentence.start, total.start);
		const isNamed =
			total.noun !== null ||
			opensList.test(lead) ||
			/(?<!\p{L})(?:totals?|all|altogether|suma)(?!\p{L})[^.;:]{0,15}$/iu.test(lead);
		if (
			gap.length > 160 ||
			/[=÷×+→]/.test(gap) ||
			!isNamed ||
			!areParts(prose, total, run) ||
			total.value === 0
		)
			continue;
		const isOf =
			partOf.test(gap) || /^[^;:.]{0,60}(?:of (?:whom|which)|de (?:los|las) cuales)\s*$/iu.test(gap);
		if (isOf && !/[;.]/.test(gap)) return { total, tie: 'of' };
		// "24 projects, 10 of them in Peru, 8 in Chile"
		if (
			/^\s*,\s*$/.test(gap) &&
			/^\s*(?:of (?:them|these|which|whom)|de ell[oa]s)(?!\p{L})/iu.test(prose.slice(first.until))
		)
			return { total, tie: 'of' };
		if (/:(?![^(]*\))/.test(gap) && !/;/.test(gap)) {
			const better = reversed.find(({ noun }) => noun !== null && run.some((part) => part.noun === noun));
			const inItems = isNumberOfParts(total, run) && reversed.length > 1;
			if (inItems && !better) continue;
			return { total: better ?? total, tie: 'colon' };
		}
		if (/^[^():]*\([^():]*$/.test(gap) && gap.length < 60) return { total, tie: 'parentheses' };
		if (/^[^():;,]{0,40}\s[—–-]\s*$/u.test(gap)) return { total, tie: 'dash' };
		if (opensList.test(lead) && /,/.test(gap) && !/[;]/.test(gap)) return { total, tie: 'of' };
		if (
			/(?:divided|split|grouped|distributed|broken down|consist(?:s|ed|ing) of|compris\w+|made up of|composed of|namely|dividid[oa]s|distribuid[oa]s|repartid[oa]s|compuest[oa]s?|a saber)[^;]*$/iu.test(
				gap
			)
		)
			return { total, tie: 'colon' };
	}
	return null;
}

/** Parts are what the total is of, or what it is divided into: "38 matches: 20 wins, 10 draws, 8 defeats". */
function areParts(prose: string, total: Mention, run: Mention[]): boolean {
	const [first, ...others] = run;
	if (run.every(({ noun }) => areAlike(total.noun, noun))) return true;
	const texts = run.map(
		({ start, until }, i) => prose.slice(start, run[i + 1]?.start ?? until + 40).split(/[.;](?!\d)/)[0] ?? ''
	);
	if (first?.noun === null)
		return (
			others.every(({ noun }) => !isPeople(noun)) &&
			(divisionOf(texts) !== null || run.some((part) => isRest(prose, part)))
		);
	return !run.some(({ noun }) => isPeople(noun)) && divisionOf(texts) !== null;
}

const isNumberOfParts = (total: Mention, run: Mention[]): boolean => total.value === run.length;

/** "70 women and 50 men, 120 in all" */
export function totalAfter(
	prose: string,
	sentence: Sentence,
	run: Mention[]
): { total: Mention; parts: Mention[] } | null {
	const all =
		'(?:a )?(?:grand |combined |overall )?total(?:ling|ing|s|ed)? ?(?:of|to)?(?: about| some)?|making|adding up to|in all,?|altogether,?|(?:para )?un total de|en total,?|sum(?:an|ando|aron)(?: un total de)?|lo que (?:da|suma)(?: un total de)?|soit un total de|au total,?';
	const inAll = '(?:[\\p{L}-]+ ){0,3}?(?:in total|altogether|in all|overall|en total|en conjunto|au total)';
	const last = run.at(-1);
	if (!last || run.length < 2) return null;
	const candidates = [
		last,
		...sentence.mentions.filter((mention) => mention.start >= last.end && mention.unit === last.unit)
	];
	for (const total of candidates) {
		const parts = run.filter((part) => part !== total);
		const before = prose.slice(parts.at(-1)?.end ?? 0, total.start);
		const isLast =
			endingIn(all).test(before) || beginningWith(inAll).test(prose.slice(total.end, sentence.end));
		if (before.length > 60 || /\)|(?<!\p{L})(?:with|con)(?!\p{L})/iu.test(before)) continue;
		if (
			isLast &&
			parts.length >= 2 &&
			/[,;:(—–]|(?:for|para|pour|,) $|that is|totall?ing|suman/u.test(before) &&
			parts.every(({ noun }) => areAlike(noun, total.noun) || total.noun === 'person')
		)
			return { total, parts };
	}
	return null;
}

/** "the remaining 20", "los 8 restantes" */
export function isRest(prose: string, part: Mention): boolean {
	if (part.bare) return false;
	return (
		restBefore.test(prose.slice(Math.max(0, part.start - 45), part.start)) ||
		restAfter.test(prose.slice(part.end, part.end + 40))
	);
}
