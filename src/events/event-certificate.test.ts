import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import type { ModuleId } from './curriculum.ts';
import {
	eventRuleSchema,
	eventStanding,
	inputFrom,
	noEventRules,
	refusalToRules,
	ruleFrom,
	slotsOf
} from './event-certificate.ts';
import type { Session, SessionKind } from './session.ts';
import type { TrackId } from './track.ts';

const module = '0197a000-0000-7000-8000-000000000001' as ModuleId;
const [left, right] = ['left' as TrackId, 'right' as TrackId];

function session(id: string, from: number, until: number, more: Partial<Session> = {}) {
	const at = (hour: number) => new Date(Date.UTC(2027, 4, 17, hour));
	return {
		...{ id: id as Session['id'], kind: 'lecture' as SessionKind, trackId: null, moduleId: null },
		...{ startsAt: at(from), endsAt: at(until), ...more }
	};
}
const programme = [
	session('opening', 8, 9, { kind: 'opening' }),
	session('lunch', 12, 13, { kind: 'meal' }),
	session('a', 9, 11, { trackId: left, moduleId: module }),
	session('b', 9, 10, { trackId: right }),
	session('c', 10, 12, { trackId: right, moduleId: module }),
	session('visit', 13, 18, { kind: 'study-visit', moduleId: module })
];
const slots = slotsOf(programme);

test('meals do not count, and what runs side by side is attended once', () => {
	expect(slots.map(({ sessions }) => sessions)).toEqual([['opening'], ['a', 'b', 'c'], ['visit']]);
});

describe('a rule', () => {
	const metBy = (rule: Parameters<typeof eventStanding>[0]['completion'], ...attended: string[]) =>
		eventStanding({ ...noEventRules, completion: rule }, slots, new Set(attended)).met.completion;
	test('of a share is rounded up', () => {
		expect([metBy({ share: 0.8 }, 'opening', 'b'), metBy({ share: 0.66 }, 'opening', 'b')]).toEqual([
			false,
			true
		]);
		expect(metBy({ share: 0.8 }, 'opening', 'b', 'visit')).toBe(true);
	});
	test('of a number counts what one can attend, not both of two tracks', () => {
		expect([metBy({ sessions: 2 }, 'a', 'c'), metBy({ sessions: 2 }, 'a', 'visit')]).toEqual([false, true]);
	});
	test('of a module asks for all of it', () => {
		expect([metBy({ module }, 'visit'), metBy({ module }, 'c', 'visit')]).toEqual([false, true]);
	});
	test('over an empty programme is met by nobody', () => {
		const rules = { participation: { share: 0.5 }, completion: { module } };
		expect(eventStanding(rules, [], new Set()).met).toEqual({ participation: false, completion: false });
	});
});

test('what the form says and what is kept say the same', () => {
	const input = { least: { share: 0.8 }, modules: [module] };
	const rule = ruleFrom(input);
	expect(rule).toEqual({ all: [{ share: 0.8 }, { module }] });
	expect([inputFrom(rule), inputFrom(null), ruleFrom({ least: null, modules: [] })]).toEqual([
		input,
		{ least: null, modules: [] },
		null
	]);
	expect(inputFrom({ any: [{ share: 0.8 }, { module }] })).toBe(null);
	expect(v.is(eventRuleSchema, rule)).toBe(true);
	expect(v.is(eventRuleSchema, { share: 2 })).toBe(false);
});

test('a rule of a module that is not in the programme is refused', () => {
	const rules = { participation: null, completion: { module } };
	expect([refusalToRules(rules, [module]), refusalToRules(rules, [])]).toEqual([
		null,
		{ field: 'completion', code: 'rule_of_no_module' }
	]);
});
