import { expect, test } from 'vitest';
import { chainLines } from './chain.ts';
import { historyLines } from './history.ts';

const at = (minute: number) => new Date(Date.UTC(2027, 1, 10, 10, minute));
const one = (
	code: string,
	supersededBy: string | null,
	revocationReason: 'name_corrected' | null = null
) => ({
	code,
	supersededBy,
	revocationReason,
	status: revocationReason
		? ('revoked' as const)
		: supersededBy
			? ('superseded' as const)
			: ('valid' as const),
	issuedAt: at(Number(code))
});
const chain = [one('1', '2', 'name_corrected'), one('2', '3'), one('3', null)];

test('each certificate says how it stands to the others', () => {
	expect(chainLines(chain).map(({ certificate, relations }) => [certificate.code, relations])).toEqual([
		['1', [{ how: 'corrected_by', code: '2' }]],
		[
			'2',
			[
				{ how: 'superseded_by', code: '3' },
				{ how: 'corrects', code: '1' }
			]
		],
		['3', [{ how: 'supersedes', code: '2' }]]
	]);
});

test('the history is in the order of time; what nobody did by hand, the hub did', () => {
	const lines = historyLines(chain, [{ at: at(2), personId: 'mona', act: 'correct_name', thingId: '1' }]);
	expect(lines.map(({ personId, act, code }) => [personId, act, code])).toEqual([
		[null, 'issue', '1'],
		['mona', 'correct_name', '1'],
		['mona', 'issue', '2'],
		[null, 'issue', '3']
	]);
});
