import { redirect } from '@sveltejs/kit';
import { planPath } from '#events/index.ts';
import { notePracticeOfPlan, planToTell } from '#events/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { readDossier } from '#research/index.ts';
import { addDossier, moveDossier } from '#research/index.server.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { numberOf } from '../../../../../../plans/looking.server.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { language } = request.locals;
	const { event, plan, practices, toldAs } = await planToTell(
		signedIn(request),
		request.params.event,
		numberOf(request.params.number)
	);
	return {
		desk: `/${language}/desk/events/${event.slug}/plans`,
		path: planPath(language, event.slug, plan.number),
		plan: { title: plan.title, language: plan.language, number: plan.number },
		// What the writers said, for the organiser to mend.
		summary: [plan.gaps, ...practices.map(({ words }) => words), ...plan.steps.map(({ what }) => `– ${what}`)]
			.filter(Boolean)
			.join('\n'),
		toldAs: toldAs && `/${language}/desk/research/${toldAs}`
	};
};

export const actions: Actions = {
	default: async (request) => {
		const actor = signedIn(request);
		const values = valuesOf(await request.request.formData());
		const { language, now } = request.locals;
		const number = numberOf(request.params.number);
		const { plan, toldAs } = await planToTell(actor, request.params.event, number);
		const { input, problems } = readDossier({
			...{ kind: 'practice', language: plan.language, title: one(values, 'title') },
			...{ summary: one(values, 'summary'), results: one(values, 'results') || null },
			...{ topics: plan.topics, countries: plan.country ? [plan.country] : [] },
			illustrative: plan.illustrative
		});
		if (problems)
			return refused(
				values,
				problems.map((problem) => ({ ...problem, field: problem.path.split('.')[0] ?? '' }))
			);
		return answering(values, async () => {
			if (toldAs) throw new Refusal('plan_told_already');
			// Two rows that stand beside each other: the practice first, so that the plan never leads to none.
			const made = await addDossier(actor, input, now);
			await notePracticeOfPlan(actor, request.params.event, number, made.id, now);
			await moveDossier(actor, made.id, made.revision, 'propose', { now });
			redirect(303, `/${language}/desk/events/${request.params.event}/plans/${number}`);
		});
	}
};
