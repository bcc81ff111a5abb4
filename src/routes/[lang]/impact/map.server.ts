import type { Fact } from '#impact/index.ts';
import { countriesWithShape, drawMap, type Drawing } from '#ui/map/index.server.ts';
import { stepOf, stepsFor, type Step } from '#ui/map/index.ts';
import { country } from '#vocabulary/index.ts';

export type PeopleMap = { drawing: Drawing | null; steps: Step[]; hidden: boolean; withoutShape: string[] };

/** No number that is told lies below it. */
const fewest = 5;

/**
 * How many people come from each country, in steps of colour. Nobody (`zero`), too few to be told (`hidden`) and no shape on this map are
 * three things.
 */
export async function mapOfPeople(
	facts: readonly Fact[],
	nameOf: (iso2: string) => string
): Promise<PeopleMap> {
	const from = facts.filter(({ group, state }) => group['country'] && state !== 'no_answer');
	const byCode = new Map(from.map((fact) => [country(fact.group['country'] ?? '')?.m49 ?? '', fact]));
	const steps = stepsFor(from.map(({ value }) => value ?? 0))
		.filter(({ to }) => to === null || to >= fewest)
		.map((step) => ({ ...step, from: Math.max(step.from, fewest) }));
	const drawing = await drawMap('world', (id) => {
		const fact = id === null ? undefined : byCode.get(id);
		if (fact?.state === 'suppressed') return 'hidden';
		const step = stepOf(fact?.value ?? 0, steps);
		return step > 0 ? `step-${step}` : 'zero';
	});
	const shown = await countriesWithShape();
	return {
		...{ drawing, steps, hidden: from.some(({ state }) => state === 'suppressed') },
		withoutShape: from
			.filter((fact) => !shown.has(country(fact.group['country'] ?? '')?.m49 ?? ''))
			.map((fact) => nameOf(fact.group['country'] ?? ''))
	};
}
