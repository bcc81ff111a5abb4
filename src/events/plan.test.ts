import { expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import type { ParticipantId } from './participant.ts';
import { planAudiences, planStates, problemsOfPlan, refusalToShare, type PlanInput } from './plan.ts';
import { mayPlan, type PlanViewer } from './plan-policy.ts';

const words: PlanInput = {
	...{ title: 'A savings window', language: 'en', country: 'EC', topics: ['remittances'] },
	...{ gaps: '', partners: '', capacity: '', practices: [], steps: [] }
};
const step = { id: 's' as never, what: 'Agree', who: '', dueOn: '2027-09-01' as string | null, evidence: '' };

test.each([
	['nothing but a title', {}, []],
	['no title', { title: ' ' }, ['title:required']],
	['a language that is none', { language: 'xx' }, ['language:not_chosen']],
	['a country that is none', { country: 'ZZ' }, ['country:not_chosen']],
	['a topic that is none', { topics: ['gold'] }, ['topics:not_chosen']],
	['too much said', { gaps: 'a'.repeat(8001) }, ['gaps:longer_than']],
	['hidden directions', { partners: '\u202Egnihton' }, ['partners:hidden_direction']],
	['a step without words', { steps: [{ ...step, what: '' }] }, ['step.0.what:required']],
	['a day that is none', { steps: [{ ...step, dueOn: '2027-02-30' }] }, ['step.0.due:not_a_day']],
	['too many steps', { steps: Array.from({ length: 31 }, () => step) }, ['steps:more_than']]
])('a plan with %s', (_, given, problems) => {
	expect(problemsOfPlan({ ...words, ...given }).map(({ field, code }) => `${field}:${code}`)).toEqual(
		problems
	);
});

test.each([
	['draft', 1, [step], null],
	['draft', 0, [step], 'plan_needs_practice'],
	['draft', 1, [], 'plan_needs_step'],
	['draft', 1, [{ ...step, dueOn: null }], 'plan_needs_day'],
	['closed', 1, [step], 'plan_is_closed']
] as const)('a %s plan with %i practices and steps %j is shared: %s', (state, practices, steps, code) => {
	const asked = { state, practices: Array.from({ length: practices }), steps };
	expect(refusalToShare(asked)?.code ?? null).toBe(code);
});

const [owner, mate, peer] = ['o', 'm', 'p'] as unknown as [ParticipantId, ParticipantId, ParticipantId];
const viewer = (participantId: ParticipantId | null, follows = false): PlanViewer => ({
	...{ actor: visitor, participantId, follows }
});
const viewers = { owner: viewer(owner), mate: viewer(mate), peer: viewer(peer), team: viewer(null, true) };

test('who sees a plan, by its state and audience', () => {
	const seen = planStates.flatMap((state) =>
		planAudiences.map((audience) => {
			const plan = { state, audience, owner, members: [owner, mate] };
			const by = Object.entries({ ...viewers, anybody: viewer(null) }).filter(([, who]) =>
				mayPlan(who, 'see', plan)
			);
			return `${state} ${audience}: ${by.map(([name]) => name).join(' ')}`;
		})
	);
	expect(seen).toEqual([
		'draft own: owner',
		'draft delegation: owner mate',
		'draft participants: owner mate',
		'draft public: owner mate',
		'shared own: owner',
		'shared delegation: owner mate',
		'shared participants: owner mate peer team',
		'shared public: owner mate peer team anybody',
		'closed own: owner',
		'closed delegation: owner mate',
		'closed participants: owner mate peer team',
		'closed public: owner mate peer team anybody'
	]);
});

test('only its owner decides; who writes it writes until it is closed; anybody only reads', () => {
	const plan = { state: 'shared', audience: 'public', owner, members: [owner, mate] } as const;
	const may = (who: PlanViewer, act: 'write' | 'own' | 'comment', state: 'shared' | 'closed' = 'shared') =>
		mayPlan(who, act, { ...plan, state });
	expect([may(viewers.owner, 'own'), may(viewers.mate, 'own'), may(viewers.team, 'own')]).toEqual([
		true,
		false,
		false
	]);
	expect([
		may(viewers.mate, 'write'),
		may(viewers.peer, 'write'),
		may(viewers.mate, 'write', 'closed')
	]).toEqual([true, false, false]);
	expect([may(viewers.peer, 'comment'), may(viewer(null), 'comment')]).toEqual([true, false]);
});
