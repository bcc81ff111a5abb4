import { feasible, type Raw } from './finding.ts';
import { exactly, meet } from './interval.ts';
import type { Mention } from './mention.ts';
import { isPeople } from './noun.ts';
import type { Reading, Sentence } from './reading.ts';
import { shared, stemsOf } from './stem.ts';
import { elsewhere, narrowing } from './twice.ts';

type Said = { sentence: Sentence; mention: Mention };

/** Further apart, a title speaks of others than the text. */
const nearness = 0.1;
/** Who a title may call otherwise than its text. */
const everybody = ['participant', 'learner', 'person'];
const fromCountries = /^\s*(?:from|in|de|en)\s+\S+\s+(?:countries|países|pays)(?!\p{L})/iu;

/**
 * Numbers typed into a title or summary, the first `head` characters, beside the text's token of the same thing: the token
 * will follow the data, and they will not. Doubtful: that both are of the same is a guess.
 */
export function headlinesIn({ sentences }: Reading, head: number): Raw[] {
	if (head === 0) return [];
	const all = sentences.flatMap((sentence) => sentence.mentions.map((mention) => ({ sentence, mention })));
	const tokens = all.filter(({ mention }) => mention.fact !== null);
	return all
		.filter(
			({ mention }) =>
				mention.start < head && mention.fact === null && mention.hedge === null && !mention.bare
		)
		.filter(({ mention }) => !tokens.some((token) => meet(token.mention.interval, mention.interval)))
		.flatMap((typed) => {
			const same = tokens.filter((token) =>
				typed.mention.unit === 'count' ? isSameCount(typed, token) : isSameShare(typed, token)
			);
			const [token] = same;
			// Of several none is meant for certain.
			if (!token || new Set(same.map(({ mention }) => mention.value)).size > 1) return [];
			return [finding(typed, token)];
		});
}

function isSameCount(typed: Said, token: Said): boolean {
	const [a, b] = [typed.mention, token.mention];
	if (b.unit !== 'count' || a.value < 10 || Math.abs(a.value - b.value) > nearness * b.value) return false;
	const isSame =
		a.noun !== null &&
		(a.noun === b.noun || (everybody.includes(a.noun) && b.noun !== null && everybody.includes(b.noun)));
	return isSame && isPeople(a.noun) && isOfAll(typed) && isOfAll(token);
}

/** Nothing says that they are some of them, or were counted at another time. */
function isOfAll({ sentence, mention }: Said): boolean {
	const after = sentence.text.slice(mention.until - sentence.start);
	const clause = sentence.text.slice(0, mention.until - sentence.start);
	return (fromCountries.test(after) || !narrowing.test(after)) && !elsewhere.test(clause);
}

function isSameShare(typed: Said, token: Said): boolean {
	const [a, b] = [typed.mention, token.mention];
	if (a.unit !== 'percent' || b.unit !== 'percent' || a.written === 'fraction' || meet(a.loose, b.interval))
		return false;
	const isOnly = ({ sentence }: Said): boolean =>
		sentence.mentions.filter(({ unit }) => unit === 'percent').length === 1;
	const isNear = Math.abs(a.value - b.value) <= Math.max(3, nearness * b.value);
	return (
		isNear &&
		isOnly(typed) &&
		isOnly(token) &&
		shared(stemsOf(typed.sentence.text), stemsOf(token.sentence.text)).length >= 2
	);
}

function finding(typed: Said, token: Said): Raw {
	const isShare = typed.mention.unit === 'percent';
	return {
		kind: 'counted-twice',
		code: isShare ? 'twice_statement' : 'twice_total',
		severity: 'doubtful',
		spans: [typed, token].map(({ mention: { start, until } }) => ({ start, end: until })),
		values: { first: typed.mention.value, second: token.mention.value },
		feasible: [feasible(isShare ? 'share' : 'count', exactly(token.mention.value))]
	};
}
