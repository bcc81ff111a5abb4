import { redirect } from '@sveltejs/kit';
import {
	mostPlanTopics,
	mostPractices,
	mostSteps,
	planIntents,
	planPath,
	problemsOfPlan,
	type PlanInput
} from '#events/index.ts';
import { findPlan, savePlan, sessionTitles } from '#events/index.server.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { dossierSummaries, findDossier, publishedDossiers } from '#research/index.server.ts';
import { visitor } from '#people/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { labelIn, topics } from '#vocabulary/index.ts';
import { countryOptions, languageOptions } from '../../../../../../dossiers/choices.server.ts';
import { lookHere, numberOf } from '../../../../../../plans/looking.server.ts';
import { planFrom, practiceSlug, rowsOf, valuesOfPlan } from '../../../../../../plans/values.ts';
import { doneText, intentText } from '../../../../../../plans/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { event, viewer } = await lookHere(request);
	const { language } = request.locals;
	request.setHeaders({ 'cache-control': 'private, no-store' });
	const { plan, practices, allowed } = await findPlan(viewer, event.id, numberOf(request.params.number));
	if (!allowed.includes('write')) throw new Forbidden('plan.write');
	const ids = practices.flatMap(({ practiceId }) => practiceId ?? []);
	const [known, sessions, pages] = await Promise.all([
		dossierSummaries([...new Set(ids)], language),
		sessionTitles(event.id, language),
		publishedDossiers(0, 2000)
	]);
	const words: PlanInput = { ...plan, practices, steps: plan.steps };
	const byLabel = new Intl.Collator(language);
	return {
		path: planPath(language, event.slug, plan.number),
		title: plan.title,
		written: plan.language,
		revision: plan.revision,
		/** What the device keeps it under. */
		kept: `plan ${plan.id}`,
		done: doneText(request.url),
		values: valuesOfPlan(words, (id) => known.find((one_) => one_.id === id)?.slug ?? ''),
		sessions: sessions.map(({ id, title }) => ({ value: id, label: title })),
		practices: pages.filter(({ kind }) => kind === 'practice').map(({ slug }) => slug),
		intents: planIntents.map((value) => ({ value, label: intentText(value) })),
		languages: languageOptions(),
		countries: countryOptions(language),
		mostTopics: mostPlanTopics,
		topics: topics
			.map(({ id, labels }) => ({ value: id, label: labelIn(labels, language).text }))
			.sort((a, b) => byLabel.compare(a.label, b.label)),
		rows: {
			practice: Math.min(mostPractices, practices.length + 2),
			step: Math.min(mostSteps, plan.steps.length + 3)
		}
	};
};

export const actions: Actions = {
	default: async (request) => {
		const values = valuesOf(await request.request.formData());
		const { event, viewer } = await lookHere(request);
		const { language, now } = request.locals;
		const number = numberOf(request.params.number);
		const ids = await practiceIds(values, language, now);
		const { input, rows } = planFrom(
			{ ...values, topic: all(values, 'topic').slice(0, 50) },
			(slug) => ids.get(slug) ?? null
		);
		const strange = rowsOf(values, 'practice').filter((row) => {
			const slug = practiceSlug(one(values, `practice.${row}.page`));
			return one(values, `practice.${row}.page`).trim() !== '' && !ids.has(slug);
		});
		const problems = [
			...problemsOfPlan(input).map((problem) => ({ ...problem, field: fieldOf(problem.field, rows) })),
			...strange.map((row) => ({ field: `practice.${row}.page`, code: 'plan_practice_unknown' }))
		];
		if (problems.length > 0) return refused(values, problems);
		return answering(values, async () => {
			await savePlan(viewer, event.id, number, Number(one(values, 'revision')) || 0, input, now);
			redirect(303, `${planPath(language, event.slug, number)}/edit?done=saved`);
		});
	}
};

/** The practices that the form names and that everybody may read, by slug. */
async function practiceIds(values: Values, language: string, now: Date): Promise<Map<string, string>> {
	const named = rowsOf(values, 'practice').map((row) => practiceSlug(one(values, `practice.${row}.page`)));
	const found = new Map<string, string>();
	for (const slug of new Set(named.filter(Boolean).slice(0, mostPractices))) {
		const dossier = await findDossier(visitor, 'practice', slug, language, now).catch((error: unknown) => {
			if (error instanceof NotFound || (error instanceof Error && error.name === 'Gone')) return null;
			throw error;
		});
		if (dossier) found.set(slug, dossier.id);
	}
	return found;
}

/** 'step.0.what' counts the rows that say something; the form's may have empty ones between. */
function fieldOf(field: string, rows: Record<'practice' | 'step', number[]>): string {
	const [kind = '', index = '', part = ''] = field.split('.');
	if (kind !== 'practice' && kind !== 'step') return field;
	return `${kind}.${rows[kind][Number(index)] ?? index}.${part}`;
}
