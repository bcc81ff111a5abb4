import type { Id } from '#platform/index.ts';
import type { Problem } from '#ui/form/problem.ts';
import { refusalToText } from '#ui/form/text.ts';

export type CriterionId = Id<'Criterion'>;

/** What applications are judged by: from 0 to `scale` points, weighed against the other criteria. */
export type Criterion = {
	id: CriterionId;
	weight: number;
	scale: number;
	texts: Record<string, { name: string; hint: string }>;
};

export const mostCriteria = 12;
export const mostWeight = 10;
export const scales = [3, 4, 5, 10] as const;
export const fewestReviewers = 2;

export function problemsOfCriteria(criteria: readonly Criterion[], languages: readonly string[]): Problem[] {
	if (criteria.length > mostCriteria)
		return [{ field: '', code: 'more_than', details: { most: mostCriteria } }];
	return criteria.flatMap(({ weight, scale, texts }, at) => {
		const problems: Problem[] = [];
		if (Object.keys(texts).length === 0)
			problems.push({ field: `name.${at}.${languages[0] ?? 'en'}`, code: 'required' });
		for (const [language, { name, hint }] of Object.entries(texts)) {
			const code = name.trim() === '' ? 'required' : (refusalToText(name, 200) ?? refusalToText(hint, 600));
			if (code) problems.push({ field: `name.${at}.${language}`, code, details: { most: 200 } });
		}
		if (!Number.isInteger(weight) || weight < 1 || weight > mostWeight)
			problems.push({ field: `weight.${at}`, code: 'criterion_weight', details: { most: mostWeight } });
		if (!scales.some((one) => one === scale)) problems.push({ field: `scale.${at}`, code: 'not_chosen' });
		return problems;
	});
}

export type Points = ReadonlyMap<CriterionId, number>;

/** One reviewer's judgement, from 0 to 100: each criterion by its weight; null while one is not judged. */
export function judged(criteria: readonly Criterion[], points: Points): number | null {
	let sum = 0;
	let weights = 0;
	for (const { id, weight, scale } of criteria) {
		const given = points.get(id);
		if (given === undefined) return null;
		sum += (weight * given) / scale;
		weights += weight;
	}
	return weights === 0 ? null : rounded((100 * sum) / weights);
}

/** What the reviewers say together. `spread`: between the highest and the lowest, 0 where they agree. */
export type Score = { mean: number; spread: number; reviews: number };

export function scoreOf(judgements: readonly number[]): Score | null {
	if (judgements.length === 0) return null;
	const mean = judgements.reduce((sum, one) => sum + one, 0) / judgements.length;
	return {
		mean: rounded(mean),
		spread: rounded(Math.max(...judgements) - Math.min(...judgements)),
		reviews: judgements.length
	};
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Further apart than this, the team talks before it decides. */
export const wideSpread = 25;

export function refusalToPoints(criterion: Criterion, given: number): 'points_scale' | null {
	return Number.isInteger(given) && given >= 0 && given <= criterion.scale ? null : 'points_scale';
}
