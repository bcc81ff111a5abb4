import type { KnownFacts } from './fact.ts';
import { hedgeBefore, hedged, type Hedge } from './hedge.ts';
import { around, exactly, type Interval } from './interval.ts';
import { isLabel } from './label.ts';
import { headOf, nounAfter } from './noun.ts';
import { numbersIn, percentAfter, type Found, type Written } from './number.ts';
import type { Span } from './place.ts';
import type { Tongue } from './tongue.ts';

/** `change`: a growth, a difference, one end of it: a quantity, but no share and no part of anything. */
export type Unit = 'count' | 'percent' | 'money' | 'change';

/** A number that says how many or how much. */
export type Mention = Span & {
	value: number;
	unit: Unit;
	/** Written with a per cent sign or word, also where it is a change. */
	isPercentage: boolean;
	/** What it may stand for if it was rounded to the nearest, as it should be. */
	interval: Interval;
	/** The same if it was cut off or rounded the other way. */
	loose: Interval;
	hedge: Hedge | null;
	written: Written;
	bare: boolean;
	/** One end of "from 20 to 30". */
	isEnd: boolean;
	/** What is counted, or of whom a share is taken; null where the number stands alone. */
	noun: string | null;
	phrase: string[];
	/** A share of whom, where it is said: "40 per cent of women". */
	of: string | null;
	/** Where the noun ends, or else the number. */
	until: number;
	/** A token's key. */
	fact: string | null;
};

const pointsAfter =
	/^[\s-]*(?:percentage[\s-]points?|puntos? porcentual(?:es)?|points? de pourcentage|p\.?p\.?(?!\p{L})|points?(?!\p{L})|puntos?(?!\p{L}))/iu;
const scaleAfter =
	/^\s*(hundred|thousand|million|billion|mil|millones|millón|millions|milliers?|milliards?|mille|bn|m|k)(?!\p{L})/iu;
const thousands = /^(?:thousand|mil|mille|milliers?|k)$/i;
const billions = /^(?:billion|bn|milliards?)$/i;
const moneyBefore = /(?:[$€£¥]|(?<!\p{L})(?:US|USD|EUR|GBP|CHF|MXN|COP|S\/)\s?[$€£]?)\s?$/u;
const moneyAfter =
	/^\s*(?:de\s+)?(?:[$€£¥]|(?:US )?dollars?|euros?|pounds|pesos?|francs?|soles|USD|EUR|GBP|CHF|MXN|COP|yen|rupees|dólares)(?!\p{L})/iu;
const grows =
	'(?:rose|ris(?:e[sn]?|ing)|gr[eo]w\\w*|increas\\w+|fell|fall\\w*|drop\\w*|declin\\w+|decreas\\w+|reduc\\w+|gain\\w*|cut|climb\\w*|jump\\w*|surg\\w+|improv\\w+|shrank|crec\\p{L}+|aument\\p{L}+|increment\\p{L}+|dismin\\p{L}+|redu[cj]\\p{L}+|baj\\p{L}+|subi\\p{L}+|cay\\p{L}+|descen\\p{L}+|mejor\\p{L}+|augment\\p{L}+|baiss\\p{L}+|progress\\p{L}+|diminu\\p{L}+|pas[óa](?:ron)?|went|moved|compared)';
const changeBefore = new RegExp(
	`(?<!\\p{L})${grows}(?:\\s+[\\p{L}-]+){0,5}?\\s+(?:by|of|to|from|with|un|en|en un|del?|al?|hasta|desde|à)(?:\\s+(?:some|about|around|nearly|almost|over|more than|an?|el|un|casi|más de|cerca del?))*\\s*$|(?<!\\p{L})(?<!ma[dk]es? |making )(?:up|down|plus|minus|up from|down from|up to|down to)\\s*$|(?<!\\p{L})by(?: about| nearly| some| around| almost| over| more than)?\\s*$`,
	'iu'
);
const changeAfter =
	/^\s*(?:more|less|fewer|higher|lower|increase|rise|growth|drop|decrease|reduction|decline|improvement|gain|discount|interest|larger|smaller|above|below|superior|inferior|de aumento|de plus|de moins|de descuento|más|menos)(?!\p{L})/iu;

/** The quantities of a sentence in their order; what only names something is left out. */
export function mentionsIn(text: string, sentence: Span, tongue: Tongue, facts: KnownFacts): Mention[] {
	const prose = text.slice(sentence.start, sentence.end);
	const mentions: Mention[] = [];
	let label: Found | null = null;
	for (const found of numbersIn(prose, tongue)) {
		// "Figures 1, 2 and 3"
		const listed =
			label !== null &&
			label.value < 1000 &&
			found.written === 'numeral' &&
			/^\s*(?:,|and|y|et|to|a|&|[–-])\s*$/u.test(prose.slice(label.end, found.start));
		const mention = Number.isNaN(found.value) && !found.fact ? null : mentionOf(found, prose, facts);
		if (mention && !(listed && mention.noun === null && !mention.isPercentage)) mentions.push(mention);
		else label = found;
	}
	const kept = withoutNotes(mentions, prose);
	shareUnits(kept, prose);
	for (const mention of kept)
		for (const end of ['start', 'end', 'until'] as const) mention[end] += sentence.start;
	return kept;
}

/** A small number alone in parentheses is a footnote's mark, unless others stand so: "English (5), Spanish (3)". */
function withoutNotes(mentions: Mention[], prose: string): Mention[] {
	const isMark = ({ start, end, value, unit }: Mention): boolean =>
		unit === 'count' &&
		value < 10 &&
		/[([]\s*$/.test(prose.slice(0, start)) &&
		/^\s*[)\]]/.test(prose.slice(end));
	const marks = mentions.filter(isMark);
	return marks.length === 1 ? mentions.filter((mention) => mention !== marks[0]) : mentions;
}

function mentionOf(found: Found, prose: string, facts: KnownFacts): Mention | null {
	const before = prose.slice(Math.max(0, found.start - 90), found.start);
	let end = found.end;
	const fact = found.fact === undefined ? null : facts[found.fact];
	if (fact === undefined) return null;
	const value = fact?.value ?? found.value;
	const decimals = fact?.decimals ?? found.decimals;
	const scale = found.written === 'numeral' ? scaleAfter.exec(prose.slice(end)) : null;
	if (scale) end += scale[0].length;
	const factor = !scale
		? 1
		: thousands.test(scale[1] ?? '')
			? 1e3
			: billions.test(scale[1] ?? '')
				? 1e9
				: /^hundred/i.test(scale[1] ?? '')
					? 100
					: 1e6;
	if (pointsAfter.test(prose.slice(end)) && !/^\s*por/i.test(prose.slice(end))) return null;
	const percent = percentAfter.exec(prose.slice(end));
	if (percent) end += percent[0].length;
	const isFraction = found.written === 'fraction';
	const isPercentage = percent !== null || isFraction || fact?.unit === 'percent';
	if (percent && pointsAfter.test(prose.slice(end))) return null;
	const after = prose.slice(end);
	// "un", "una" are articles, but in "tres en inglés y una en español".
	if (found.bare && !/^one$/i.test(prose.slice(found.start, found.end)) && !/^\s+en(?!\p{L})/iu.test(after))
		return null;
	const isMoney = !isPercentage && (moneyBefore.test(before) || moneyAfter.test(after));
	const of = isPercentage
		? /^\s*(?:of|de|des|du|d’)(?!\p{L})(?:\s+(?:the|our|all|los|las|el|la|les|todos los|todas las|all the|survey))*/iu.exec(
				after
			)
		: null;
	const noun = nounAfter(after.slice(of?.[0].length ?? 0));
	const respondent = noun.phrase.find((word) => headOf(word) === 'respondent');
	if (
		!isPercentage &&
		!isMoney &&
		isLabel(value, before, prose.slice(found.start, found.end), after, noun.head)
	)
		return null;
	const hedge = hedgeBefore(before.replace(moneyBefore, ''));
	const reach = isFraction ? 4 : isPercentage || scale || decimals > 0 ? (factor * 10 ** -decimals) / 2 : 0;
	const interval = hedge
		? hedged(hedge, value * factor, reach)
		: reach > 0
			? around(value * factor, reach)
			: exactly(value);
	const loose = hedge ? hedged(hedge, value * factor, 2 * reach) : around(value * factor, 2 * reach * 0.999);
	if (found.top !== undefined) {
		interval.high = found.top + reach;
		loose.high = found.top + 2 * reach;
	}
	const changes =
		found.isEnd ||
		(changeBefore.test(before) && !(of && /(?<!\p{L})by\s*$/iu.test(before))) ||
		((isPercentage || isMoney) && changeAfter.test(after));
	return {
		start: found.start,
		end,
		value: value * factor,
		unit: changes ? 'change' : isPercentage ? 'percent' : isMoney ? 'money' : 'count',
		isPercentage,
		interval,
		loose,
		hedge,
		written: found.written,
		bare: found.bare,
		isEnd: found.isEnd ?? false,
		noun: isMoney ? 'money' : respondent ? 'respondent' : noun.head,
		phrase: noun.phrase,
		of: of ? (respondent ? 'respondent' : noun.head) : null,
		until: noun.length > 0 ? end + (of?.[0].length ?? 0) + noun.length : end,
		fact: found.fact ?? null
	};
}

/** "44 and 32 per cent", "12, 15 and 20 participants": the last says the unit of all. */
function shareUnits(mentions: Mention[], prose: string): void {
	let shared: Mention | null = null;
	for (let i = mentions.length - 2; i >= 0; i--) {
		const [mention, next] = [mentions[i], mentions[i + 1]];
		if (!mention || !next || mention.unit !== 'count' || mention.noun !== null) continue;
		const gap = prose.slice(mention.end, next.start);
		// A comma goes on with a list that ends with "and": "12, 15 and 20", but not "under 20, 48 per cent".
		if (!/^\s*,?\s*(?:and|or|y|o|et|ou)\s*$/u.test(gap) && !(next === shared && /^\s*,\s*$/.test(gap)))
			continue;
		shared = mention;
		if (next.unit === 'percent' && mention.written !== 'fraction' && next.written !== 'fraction') {
			Object.assign(mention, { unit: 'percent', isPercentage: true, noun: next.noun });
			mention.interval = mention.hedge ? mention.interval : around(mention.value, 0.5);
			mention.loose = mention.hedge ? mention.loose : around(mention.value, 0.999);
		} else if (next.unit === 'count') mention.noun = next.noun;
	}
}
