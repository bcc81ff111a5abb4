import type { Raw, Severity } from './finding.ts';
import { feasible } from './finding.ts';
import { around, meet, shareOf, sum, type Interval } from './interval.ts';
import type { Mention } from './mention.ts';
import type { Pair } from './pair.ts';
import { words } from './pattern.ts';
import { quantifiers, type Quantifier } from './quantifier-word.ts';
import type { Reading, Sentence } from './reading.ts';
import { shared, stemsOf } from './stem.ts';

const leaves = words(
	'while|whereas|but|although|though|however|compared|than|mientras|pero|aunque|sin embargo|tandis que|mais|because|of whom|of which|up from|down from|rate|tasa|some|many|several|algun[oa]s|much[oa]s|only|also|another|a further|otr[oa]s?|including|target|increase'
);

type Found = { quantifier: Quantifier; start: number; end: number; text: string };

export function wordsAgainstNumbers(reading: Reading, pairs: Pair[]): Raw[] {
	const all = reading.sentences.flatMap((sentence) =>
		quantifiersIn(sentence).map((found) => ({ sentence, found }))
	);
	const few = new Set(all.filter(({ sentence, found }) => isOfFew(sentence, found)).slice(0, most));
	const shares = few.size > 0 ? plainShares(reading) : [];
	return all.flatMap((one) => {
		const direct = againstShare(one.sentence, one.found, pairs);
		return direct.length > 0 || !few.has(one) ? direct : againstOpposite(shares, one.sentence, one.found);
	});
}

function quantifiersIn({ text, mentions, start }: Sentence): Found[] {
	const spelled = mentions
		.filter(({ written, hedge }) => written === 'fraction' && hedge === null)
		.map((mention) => ({
			quantifier: { pattern: /$^/u, usual: around(mention.value, 4.5), clear: around(mention.value, 7.5) },
			start: mention.start - start,
			end: mention.end - start,
			text: text.slice(mention.start - start, mention.end - start)
		}));
	const found: Found[] = quantifiers.flatMap((quantifier) =>
		[...text.matchAll(new RegExp(quantifier.pattern.source, 'giu'))].map((match) => ({
			quantifier,
			start: match.index,
			end: match.index + match[0].length,
			text: match[0]
		}))
	);
	return [
		...spelled.filter((one) => !found.some(({ start, end }) => start < one.end && end > one.start)),
		...found
	]
		.filter(
			(one) =>
				!found.some(
					(other) =>
						other !== one &&
						other.start < one.end &&
						other.end > one.start &&
						other.text.length > one.text.length
				)
		)
		.sort((a, b) => a.start - b.start);
}

function againstShare(sentence: Sentence, found: Found, pairs: Pair[]): Raw[] {
	const before = shareBefore(sentence, found, pairs);
	const shares = before.length > 0 ? before : sharesAfter(sentence, found, pairs);
	const first = shares[0];
	if (!first || (before.length === 0 && isWithin(sentence, found))) return [];
	const { usual, clear } = found.quantifier;
	const options = [...shares.map(({ interval }) => interval), sum(shares.map(({ interval }) => interval))];
	if (options.some((share) => meet(share, usual))) return [];
	const loose = shares.some(({ mention }) => meet(mention.loose, usual));
	const severity: Severity =
		loose || options.some((share) => meet(share, clear)) ? 'doubtful' : 'cannot-be-true';
	return [
		{
			kind: 'words',
			code: 'words_against_number',
			severity,
			spans: [
				{ start: sentence.start + found.start, end: sentence.start + found.end },
				{ start: first.mention.start, end: first.mention.end }
			],
			values: {
				words: found.text.toLowerCase(),
				percent: Math.round((first.interval.low + first.interval.high) * 5) / 10
			},
			feasible: [feasible('share', { low: Math.ceil(usual.low), high: Math.min(100, usual.high) })],
			restsOnRounding: loose
		}
	];
}

/** The shares that say again what the word says: "most … (44 per cent), or … (32 per cent)"; "the majority, 44 per cent,". */
function sharesAfter(
	sentence: Sentence,
	{ end }: Found,
	pairs: Pair[]
): { mention: Mention; interval: Interval }[] {
	const shares: { mention: Mention; interval: Interval }[] = [];
	let from = end;
	for (const mention of sentence.mentions) {
		const at = mention.start - sentence.start;
		if (at < end) continue;
		const pair = pairs.find(({ count, base }) => count === mention && base !== null);
		const gap = sentence.text.slice(from, at);
		const isFirst = shares.length === 0;
		// "most of the 40 participants (18)": the number between is the base.
		if (
			isFirst &&
			mention.unit === 'count' &&
			/^\s*(?:of|de)\s+(?:the|our|all|all the|these|los|las|est[oa]s)?\s*$/iu.test(gap)
		) {
			const next = sentence.mentions[sentence.mentions.indexOf(mention) + 1];
			const inside = next && sentence.text.slice(mention.until - sentence.start, next.start - sentence.start);
			if (
				next?.unit === 'count' &&
				/^[^(),;]{0,60}\(\s*$/u.test(inside ?? '') &&
				/^\s*\)/.test(sentence.text.slice(next.end - sentence.start))
			)
				return [{ mention: next, interval: shareOf(next.interval, mention.interval) }];
			continue;
		}
		if (
			leaves.test(gap) ||
			(isFirst && /(?<!\p{L})(?:with|con)(?!\p{L})/iu.test(gap)) ||
			quantifiers.some(({ pattern }) => pattern.test(gap))
		)
			break;
		const after = sentence.text.slice((pair?.base ?? mention).until - sentence.start);
		const isInside = isFirst
			? /^[^();:]{0,160}\((?:un|el|about|some|only|just|around|nearly|at|casi)?\s*$/u.test(gap)
			: /^\s*\)[^();:.]{0,120}\(\s*$/u.test(gap);
		const isApposed =
			isFirst &&
			/^[^();:,]{0,90}(?:,|—|–|:)\s*(?:at |with |namely |that is,? |or )?$/u.test(gap) &&
			/^\s*(?:[,.;)—–]|$)/u.test(after);
		const isOf = isFirst && /^\s*(?:of|de|at|del)\s*$/iu.test(gap);
		if (!isInside && !isApposed && !isOf) break;
		if (isFirst && (gap.match(/,/g) ?? []).length > 1 && !/(?:\sor\s|\so\s)/.test(gap)) break;
		if (
			mention.unit === 'percent' &&
			mention.written !== 'fraction' &&
			/^\s*(?:[),;—–]|of (?:the total|them|all|respondents|participants)|$|\.)/u.test(after)
		)
			shares.push({ mention, interval: mention.interval });
		else if (pair?.base) shares.push({ mention, interval: shareOf(mention.interval, pair.base.interval) });
		else break;
		from = mention.end - sentence.start;
	}
	return shares;
}

/** "The 20 per cent who did not, mostly for lack of time (11 per cent)": a share of a share. */
function isWithin(sentence: Sentence, found: Found): boolean {
	return sentence.mentions.some(({ unit, written, end }) => {
		const gap = sentence.text.slice(end - sentence.start, found.start);
		return (
			unit === 'percent' &&
			written !== 'fraction' &&
			end - sentence.start <= found.start &&
			/^[^;.()]+$/.test(gap) &&
			!/(?:while|whereas|but|mientras|pero)/iu.test(gap)
		);
	});
}

/** "5 of the 12 members, a majority," */
function shareBefore(
	sentence: Sentence,
	found: Found,
	pairs: Pair[]
): { mention: Mention; interval: Interval }[] {
	if (!/^\s*(?:[,)—–.]|$)/u.test(sentence.text.slice(found.end))) return [];
	for (const mention of sentence.mentions) {
		const base = pairs.find(({ count }) => count === mention)?.base;
		const gap = sentence.text.slice((base ?? mention).until - sentence.start, found.start);
		if (
			mention.start - sentence.start > found.start ||
			!/^(?:,|\s?[(—–])\s*(?:or |that is,? )?(?:only |a |the )?$/iu.test(gap)
		)
			continue;
		if (base) return [{ mention, interval: shareOf(mention.interval, base.interval) }];
		if (mention.unit === 'percent' && mention.written !== 'fraction')
			return [{ mention, interval: mention.interval }];
	}
	return [];
}

const fewest = words('(?:only )?(?:a )?very few|few|hardly any|muy poc[oa]s|poc[oa]s');
const not = words('not|no|without|never|unable|did not|didn’t|nunca|sin');

/** Each is compared with each: a book is not. */
const most = 200;
type Share = { sentence: Sentence; share: Mention; about: Set<string> };

/** Shares that a sentence says of one thing, without "not". */
function plainShares({ sentences }: Reading): Share[] {
	return sentences
		.flatMap((sentence) => {
			const percents = sentence.mentions.filter(({ unit }) => unit === 'percent');
			const share = percents.find(({ written }) => written !== 'fraction');
			if (!share || percents.length > 1 || not.test(sentence.text)) return [];
			const [said = ''] = sentence.text.slice(0, share.end - sentence.start).split(/,/);
			return [{ sentence, share, about: stemsOf(said) }];
		})
		.slice(0, most);
}

/** "very few … not … apply what they learned" where "the application rate was 80 per cent": the others are 20. */
function againstOpposite(shares: Share[], sentence: Sentence, found: Found): Raw[] {
	const about = stemsOf(clauseAfter(sentence, found));
	for (const { sentence: other, share, about: said } of shares) {
		if (other === sentence || shared(about, said).length < 2) continue;
		const left = { low: 100 - share.interval.high, high: 100 - share.interval.low };
		if (meet(left, found.quantifier.usual)) continue;
		return [
			{
				kind: 'words',
				code: 'words_against_rest',
				severity: 'doubtful',
				spans: [
					{ start: share.start, end: share.until },
					{ start: sentence.start + found.start, end: sentence.start + found.end }
				],
				values: {
					words: found.text.toLowerCase(),
					percent: share.value,
					rest: Math.round((left.low + left.high) * 5) / 10
				},
				feasible: [feasible('share', left)],
				restsOnRounding: false
			}
		];
	}
	return [];
}

const clauseAfter = ({ text }: Sentence, { end }: Found): string => text.slice(end).split(/[,;:]/)[0] ?? '';

const isOfFew = (sentence: Sentence, found: Found): boolean =>
	sentence.mentions.length === 0 && fewest.test(found.text) && not.test(clauseAfter(sentence, found));
