import {
	planIntents,
	planTextNames,
	type PlanInput,
	type PlanIntent,
	type PlanPracticeId,
	type PlanStepId
} from '#events/index.ts';
import { all, one, type Values } from '#ui/form/values.ts';

/** The numbers of the rows that a form holds: 'step.0.what', 'step.1.what'. */
export function rowsOf(values: Values, kind: 'practice' | 'step'): number[] {
	const found = Object.keys(values).flatMap((name) => {
		const [first, row] = name.split('.');
		return first === kind && /^\d{1,2}$/u.test(row ?? '') ? [Number(row)] : [];
	});
	return [...new Set(found)].sort((a, b) => a - b);
}

/** A plan as its form shows it: the inverse of `planFrom`. `slugOf`: what a practice is called in its address. */
export function valuesOfPlan(plan: PlanInput, slugOf: (practiceId: string | null) => string): Values {
	const values: Values = {
		...{ title: [plan.title], language: [plan.language], country: [plan.country ?? ''] },
		...{ topic: plan.topics, gaps: [plan.gaps], partners: [plan.partners], capacity: [plan.capacity] }
	};
	for (const [i, { intent, words, sessionId, practiceId }] of plan.practices.entries())
		Object.assign(values, {
			[`practice.${i}.intent`]: [intent],
			[`practice.${i}.words`]: [words],
			[`practice.${i}.session`]: [sessionId ?? ''],
			[`practice.${i}.page`]: [slugOf(practiceId)]
		});
	for (const [i, { what, who, dueOn, evidence }] of plan.steps.entries())
		Object.assign(values, {
			[`step.${i}.what`]: [what],
			[`step.${i}.who`]: [who],
			[`step.${i}.due`]: [dueOn ?? ''],
			[`step.${i}.evidence`]: [evidence]
		});
	return values;
}

/** 'savings-circles' of an address that was pasted, or of itself. */
export function practiceSlug(text: string): string {
	return /([a-z0-9]+(?:-[a-z0-9]+)*)\/?\s*$/u.exec(text.trim())?.[1] ?? '';
}

/**
 * Reads the form. Rows that say nothing are left out. The numbers of fields in `problemsOfPlan` are then those of rows kept:
 * `rows` leads back to the form's. `idOf`: the practice of a slug.
 */
export function planFrom(
	values: Values,
	idOf: (slug: string) => string | null
): { input: PlanInput; rows: Record<'practice' | 'step', number[]> } {
	const text = (name: string) => one(values, name).replace(/\r\n?/gu, '\n').trim();
	const line = (name: string) => text(name).replace(/\s+/gu, ' ');
	const practices = rowsOf(values, 'practice').filter((row) =>
		['words', 'session', 'page'].some((part) => text(`practice.${row}.${part}`) !== '')
	);
	const steps = rowsOf(values, 'step').filter((row) =>
		['what', 'who', 'due', 'evidence'].some((part) => text(`step.${row}.${part}`) !== '')
	);
	const [gaps, partners, capacity] = planTextNames.map(text) as [string, string, string];
	const intent = (row: number): PlanIntent =>
		planIntents.find((one_) => one_ === text(`practice.${row}.intent`)) ?? 'adopt';
	return {
		rows: { practice: practices, step: steps },
		input: {
			...{ title: line('title'), language: text('language'), country: text('country') || null },
			...{ topics: all(values, 'topic'), gaps, partners, capacity },
			practices: practices.map((row) => ({
				id: `p${row}` as PlanPracticeId,
				intent: intent(row),
				words: text(`practice.${row}.words`),
				practiceId: idOf(practiceSlug(text(`practice.${row}.page`))),
				sessionId: (text(`practice.${row}.session`) || null) as never
			})),
			steps: steps.map((row) => ({
				id: `s${row}` as PlanStepId,
				what: line(`step.${row}.what`),
				who: line(`step.${row}.who`),
				dueOn: text(`step.${row}.due`) || null,
				evidence: line(`step.${row}.evidence`)
			}))
		}
	};
}
