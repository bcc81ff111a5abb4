import { exactly } from './interval.ts';
import { feasible, type Raw } from './finding.ts';
import { words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

const open = words(
	'including|such as|among|for example|e\\.g|etc|notably|especially|mainly|incluid[oa]s|como|por ejemplo|entre|sobre todo|respectively'
);

/** "in three languages: English, Spanish, French and Arabic" */
export function enumerationsIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) => {
		const match = /(?::\s*|\()([^:;()]+)(?:\)|[.]?\s*$)/u.exec(sentence.text);
		const [, listed = ''] = match ?? [];
		if (!match || /\d/.test(listed) || open.test(sentence.text)) return [];
		const before = sentence.mentions.filter(({ until }) => until - sentence.start <= match.index);
		const total = before.at(-1);
		if (!total || before.length > 1 || sentence.mentions.length > 1) return [];
		if (total.unit !== 'count' || total.hedge || total.noun === null || total.value < 2 || total.value > 12)
			return [];
		if (sentence.text.slice(total.until - sentence.start, match.index).length > 25) return [];
		return checked(sentence, total, listed, match.index + match[0].indexOf(listed));
	});
}

function checked(sentence: Sentence, total: Sentence['mentions'][number], listed: string, at: number): Raw[] {
	const items = listed.split(',').map((item) => item.trim());
	const and = /(?<!\p{L})(?:and|y|e|et|&)(?!\p{L})/giu;
	const last = items.at(-1) ?? '';
	// Names only: a list of clauses may be cut anywhere.
	if (
		items.length < 2 ||
		items.some((item) => item === '' || item.split(/\s+/).length > 5) ||
		!and.test(last)
	)
		return [];
	const ands = (listed.match(and) ?? []).length;
	const isOxford = /^(?:and|y|e|et)\s/iu.test(last);
	const high = items.length + ands - (isOxford ? 1 : 0);
	// "Science and Technology" may be one thing; two names of one word each beside others like them are two.
	const isPlain =
		ands === 1 &&
		listed.split(new RegExp(`,|${and.source}`, 'iu')).every((item) => item.trim().split(/\s+/).length === 1);
	const low = isPlain ? high : items.length;
	if (total.value >= low && total.value <= high) return [];
	const start = sentence.start + at;
	return [
		{
			kind: 'sum',
			code: 'list_length',
			severity: 'cannot-be-true',
			spans: [
				{ start: total.start, end: total.until },
				{ start, end: start + listed.length }
			],
			values: { total: total.value, sum: high },
			feasible: [feasible('total', low === high ? exactly(low) : { low, high })]
		}
	];
}
