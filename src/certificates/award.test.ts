import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAward, kinds, refusalToCorrectName, type Held } from './award.ts';

const participation: Held = { code: 'P', kind: 'participation', revoked: false, supersededBy: null };
const completion: Held = { code: 'C', kind: 'completion', revoked: false, supersededBy: null };
const neither = { participation: false, completion: false };
const taken = { participation: true, completion: false };
const both = { participation: true, completion: true };

describe('the certificate that is due', () => {
	test.each<[string, Parameters<typeof dueAward>, ReturnType<typeof dueAward>]>([
		['nothing is met', [neither, []], null],
		['took part', [taken, []], { kind: 'participation', supersedes: null }],
		['took part, has it', [taken, [participation]], null],
		['completed at once', [both, []], { kind: 'completion', supersedes: null }],
		['completed later', [both, [participation]], { kind: 'completion', supersedes: 'P' }],
		['completed, has it', [both, [participation, completion]], null],
		['the course was edited after completion', [taken, [completion]], null],
		['the course was edited after participation', [neither, [participation]], null],
		[
			'completed alone counts',
			[{ ...both, participation: false }, []],
			{ kind: 'completion', supersedes: null }
		],
		['completion was revoked', [both, [{ ...completion, revoked: true }]], null],
		[
			'participation was revoked, completed since',
			[both, [{ ...participation, revoked: true }]],
			{ kind: 'completion', supersedes: null }
		],
		[
			'the name was corrected before',
			[
				both,
				[
					{ ...participation, revoked: true },
					{ ...participation, code: 'P2' }
				]
			],
			{ kind: 'completion', supersedes: 'P2' }
		]
	])('%s', (_, given, due) => {
		expect(dueAward(...given)).toEqual(due);
	});

	test('each kind comes once at most, whatever is met in whatever order', () => {
		const steps = fc.array(fc.record({ participation: fc.boolean(), completion: fc.boolean() }));
		fc.assert(
			fc.property(steps, (met) => {
				const held: Held[] = [];
				for (const now of met) {
					const due = dueAward(now, held);
					if (due) held.push({ code: `${held.length}`, kind: due.kind, revoked: false, supersededBy: null });
				}
				for (const kind of kinds)
					expect(held.filter((one) => one.kind === kind).length).toBeLessThanOrEqual(1);
				expect(held.at(-1)?.kind === 'completion').toBe(met.some((now) => now.completion));
			})
		);
	});
});

describe('a name', () => {
	test.each([
		['another spelling', { ...completion, name: 'Ana' }, null],
		['the same', { ...completion, name: 'Anna' }, 'certificate_name_unchanged'],
		['of a revoked one', { ...completion, name: 'Ana', revoked: true }, 'certificate_revoked'],
		['of a superseded one', { ...participation, name: 'Ana', supersededBy: 'C' }, 'certificate_superseded']
	])('is corrected: %s', (_, held, refusal) => expect(refusalToCorrectName(held, 'Anna')).toBe(refusal));
});
