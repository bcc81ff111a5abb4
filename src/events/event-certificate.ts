import * as v from 'valibot';
import { conditionSchema, evaluate, type Condition, type Explained, type Kind } from '#certificates/index.ts';
import type { ModuleId } from './curriculum.ts';
import type { Session, SessionKind } from './session.ts';

/** What an event can ask for: so many sessions, a share of all, all sessions of a module. */
export type Attended = { sessions: number } | { share: number } | { module: ModuleId };

/** What each certificate asks for; null: it is not awarded. */
export type EventRules = Record<Kind, Condition<Attended> | null>;

export const noEventRules: EventRules = { participation: null, completion: null };

const attendedSchema: v.GenericSchema<unknown, Attended> = v.union([
	v.strictObject({ sessions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }),
	v.strictObject({ share: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)) }),
	v.strictObject({
		module: v.pipe(
			v.string(),
			v.uuid(),
			v.transform((text) => text as ModuleId)
		)
	})
]);
export const eventRuleSchema = conditionSchema(attendedSchema);

/** Nobody is asked to attend a meal. */
const uncounted: readonly SessionKind[] = ['break', 'meal', 'travel', 'networking'];

export function isCounted({ kind }: { kind: SessionKind }): boolean {
	return !uncounted.includes(kind);
}

type Planned = Pick<Session, 'id' | 'kind' | 'startsAt' | 'endsAt' | 'trackId' | 'moduleId'>;

/** What one can attend at one time: a session for everybody, or several side by side of which one attends any. */
export type Slot = { sessions: string[]; modules: ModuleId[] };

/** The sessions that count, as one person can attend them. Those of tracks that overlap in time are one slot. */
export function slotsOf(planned: readonly Planned[]): Slot[] {
	const counted = planned
		.filter(isCounted)
		.toSorted((a, b) => +a.startsAt - +b.startsAt || (a.id < b.id ? -1 : 1));
	const slots: Slot[] = [];
	let strand: { slot: Slot; until: number } | null = null;
	for (const one of counted) {
		const own: Slot = { sessions: [one.id], modules: one.moduleId === null ? [] : [one.moduleId] };
		if (one.trackId !== null && strand !== null && +one.startsAt < strand.until) {
			strand.slot.sessions.push(one.id);
			for (const id of own.modules) if (!strand.slot.modules.includes(id)) strand.slot.modules.push(id);
			strand.until = Math.max(strand.until, +one.endsAt);
			continue;
		}
		slots.push(own);
		if (one.trackId !== null) strand = { slot: own, until: +one.endsAt };
	}
	return slots;
}

/** What each rule says of what somebody attended: `sessions` are the ids of those. */
export function eventStanding(
	rules: EventRules,
	slots: readonly Slot[],
	sessions: ReadonlySet<string>
): {
	met: Record<Kind, boolean>;
	explained: Record<Kind, Explained<Attended> | null>;
	have: number;
	need: number;
} {
	const was = (some: readonly Slot[]) =>
		some.filter((slot) => slot.sessions.some((id) => sessions.has(id))).length;
	const have = was(slots);
	const explain = (rule: Condition<Attended> | null) =>
		rule &&
		evaluate(rule, (leaf) => {
			if ('sessions' in leaf) return { have, need: leaf.sessions };
			// A programme without sessions is not attended by staying away.
			if ('share' in leaf) return { have, need: Math.max(1, Math.ceil(leaf.share * slots.length - 1e-9)) };
			const own = slots.filter(({ modules }) => modules.includes(leaf.module));
			return { have: was(own), need: Math.max(1, own.length) };
		});
	const explained = { participation: explain(rules.participation), completion: explain(rules.completion) };
	return {
		met: {
			participation: explained.participation?.met ?? false,
			completion: explained.completion?.met ?? false
		},
		...{ explained, have, need: slots.length }
	};
}

/** What the form of the desk says of one certificate: a share or a number of sessions, and modules in full. */
export type RuleInput = { least: { share: number } | { sessions: number } | null; modules: ModuleId[] };

/** Null: nothing is asked, so it is not awarded. */
export function ruleFrom({ least, modules }: RuleInput): Condition<Attended> | null {
	const parts: Attended[] = [...(least ? [least] : []), ...modules.map((module) => ({ module }))];
	const [only] = parts;
	return parts.length === 1 && only ? only : parts.length > 1 ? { all: parts } : null;
}

/** The inverse, for the form; null: a tree that the form cannot say, which stays as it is until the form replaces it. */
export function inputFrom(rule: Condition<Attended> | null): RuleInput | null {
	if (rule === null) return { least: null, modules: [] };
	const parts = 'all' in rule ? rule.all : [rule];
	if (parts.some((part) => 'all' in part || 'any' in part || 'of' in part)) return null;
	const leaves = parts as Attended[];
	const least = leaves.filter((leaf) => !('module' in leaf)) as Extract<
		Attended,
		{ share: number } | { sessions: number }
	>[];
	if (least.length > 1) return null;
	return {
		least: least[0] ?? null,
		modules: leaves.flatMap((leaf) => ('module' in leaf ? [leaf.module] : []))
	};
}

/** Why rules cannot be set: a module that is not there would never be attended. */
export function refusalToRules(
	rules: EventRules,
	modules: readonly string[]
): { field: Kind; code: 'rule_of_no_module' } | null {
	for (const kind of ['participation', 'completion'] as const) {
		const named = inputFrom(rules[kind])?.modules ?? [];
		if (named.some((id) => !modules.includes(id))) return { field: kind, code: 'rule_of_no_module' };
	}
	return null;
}
