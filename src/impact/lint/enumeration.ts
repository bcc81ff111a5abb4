import { itemsBelow } from './item.ts';
import { exactly, type Interval } from './interval.ts';
import { feasible, type Raw } from './finding.ts';
import type { Mention } from './mention.ts';
import { isPeople } from './noun.ts';
import { words } from './pattern.ts';
import type { Span } from './place.ts';
import type { Reading, Sentence } from './reading.ts';

const open = words(
	'including|such as|among|for example|e\\.g|etc|notably|especially|mainly|others?|another|more|rest|incluid[oa]s|como|por ejemplo|entre|sobre todo|respectively|otr[oa]s?|más|demás|resto|autres?'
);
const and = '(?<!\\p{L})(?:and|y|e|et|&)(?!\\p{L})';
/** Names: of two things without a comma nothing else tells a list from "faster and cheaper". */
const names =
	/^(?:(?:the|la|el|los|las|le|les)\s+)?(?:\p{Lu}[\p{L}\p{M}’'.-]*|english|spanish|french|arabic|russian|chinese|inglés|español|francés|árabe|ruso|chino|portugués|anglais|espagnol|français|arabe|russe|chinois)(?:\s+(?:(?:of|and|de|del|la|the)\s+)?\p{Lu}[\p{L}\p{M}’'.-]*){0,3}$/u;

/** What proper names may be names of: "five workshops (Kenya and Uganda)" lists no workshops. */
const named = words(
	'country|language|module|course|topic|year|cit(?:y|ies)|ciudad(?:es)?|towns?|pueblos?|villages?|aldeas?|regions?|region(?:es)?|región|provinces?|provincias?|departamentos?|districts?|distritos?|municipalit(?:y|ies)|municipios?|states?|estados?|islands?|islas?|continents?|continentes?|ministr(?:y|ies)|ministerios?|agenc(?:y|ies)|agencias?|organi[sz]ations?|organizacion(?:es)?|partners?|socios?|donors?|donantes?|universit(?:y|ies)|universidad(?:es)?|compan(?:y|ies)|empresas?|sites?|sedes?|locations?|villes?|régions?'
);

/** "in three languages: English, Spanish, French and Arabic", and the same as a list below. */
export function enumerationsIn(reading: Reading): Raw[] {
	return [
		...reading.sentences.flatMap((sentence) => withinSentence(sentence)),
		...itemsBelow(reading).flatMap(({ intro, items }) => below(intro, items))
	];
}

function withinSentence(sentence: Sentence): Raw[] {
	if (open.test(sentence.text)) return [];
	const pattern = /(?:(:)\s*|(\()|\s([–—])\s)([^:;()–—]+)(?:\)|[.]?\s*$|(?=\s[–—]\s))/gu;
	return [...sentence.text.matchAll(pattern)].slice(0, 3).flatMap((match) => {
		const [, colon, , dash, listed = ''] = match;
		const isAside = colon === undefined;
		const at = match.index + match[0].indexOf(listed);
		const total = announcedBefore(sentence, match.index);
		if (!total || /\d/.test(listed) || holdsNumber(sentence, at, at + listed.length)) return [];
		const mayBeNames = named.test(total.noun ?? '') || isPeople(total.noun);
		const range = lengthOf(listed, { isNames: dash !== undefined, isAside, mayBeNames });
		return range ? found(sentence, total, range, { start: at, end: at + listed.length }) : [];
	});
}

/** The number of what is listed, if it stands right before and is the only one that may be meant. */
function announcedBefore(sentence: Sentence, until: number): Mention | null {
	const before = sentence.mentions.filter((mention) => mention.until - sentence.start <= until);
	const total = before.at(-1);
	if (!total || !isSmallCount(total)) return null;
	const gap = sentence.text.slice(total.until - sentence.start, until);
	if (sentence.mentions.length > 1 && (gap.trim() !== '' || isPeople(total.noun))) return null;
	return gap.length > 25 ? null : total;
}

const isSmallCount = ({ unit, hedge, noun, value }: Mention): boolean =>
	unit === 'count' && !hedge && noun !== null && value >= 2 && value <= 12;

const holdsNumber = ({ mentions, start }: Sentence, from: number, until: number): boolean =>
	mentions.some((one) => one.start - start >= from && one.end - start <= until);

/** How many things are listed: "Science and Technology" may be one. Null: no list that can be counted. */
function lengthOf(
	listed: string,
	{ isNames, isAside, mayBeNames }: { isNames: boolean; isAside: boolean; mayBeNames: boolean }
): Interval | null {
	const items = listed.split(',').map((item) => item.trim());
	const ands = (listed.match(new RegExp(and, 'giu')) ?? []).length;
	const last = items.at(-1) ?? '';
	const single = listed.split(new RegExp(`,|${and}`, 'iu')).map((item) => item.trim().replace(/\.$/, ''));
	const areNames = single.filter((item) => item !== '').every((item) => names.test(item));
	if (areNames && !mayBeNames && (isAside || items.length < 2)) return null;
	if (items.length < 2 && ands > 0) return areNames ? { low: ands === 1 ? 2 : 1, high: ands + 1 } : null;
	// Names only: a list of clauses may be cut anywhere.
	if (
		(isNames && !areNames) ||
		items.length < 2 ||
		items.some((item) => item === '' || item.split(/\s+/).length > 5) ||
		!new RegExp(and, 'iu').test(last)
	)
		return null;
	const isOxford = /^(?:and|y|e|et)\s/iu.test(last);
	const high = items.length + ands - (isOxford ? 1 : 0);
	// Two names beside others like them are two.
	const isPlain =
		ands === 1 && (areNames || single.every((item) => item === '' || item.split(/\s+/).length === 1));
	return { low: isPlain ? high : items.length, high };
}

/** A list below that has more or fewer points than its sentence announces. */
function below(intro: Sentence, items: readonly Span[]): Raw[] {
	const [total] = intro.mentions;
	const [first, last] = [items[0], items.at(-1)];
	if (!total || !first || !last || intro.mentions.length > 1 || open.test(intro.text)) return [];
	if (!isSmallCount(total) || !/^\s*:\s*$/.test(intro.text.slice(total.until - intro.start))) return [];
	const at = { start: first.start - intro.start, end: first.end - intro.start };
	return found(intro, total, exactly(items.length), at);
}

function found(sentence: Sentence, total: Mention, range: Interval, at: Span): Raw[] {
	if (total.value >= range.low && total.value <= range.high) return [];
	return [
		{
			kind: 'sum',
			code: 'list_length',
			severity: 'cannot-be-true',
			spans: [
				{ start: total.start, end: total.until },
				{ start: sentence.start + at.start, end: sentence.start + at.end }
			],
			values: { total: total.value, sum: range.high },
			feasible: [feasible('total', range)]
		}
	];
}
