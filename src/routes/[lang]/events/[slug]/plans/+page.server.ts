import { redirect } from '@sveltejs/kit';
import { eventPath, planPath, type PlanId } from '#events/index.ts';
import { askForPlanLink, beginPlan, listPlans } from '#events/index.server.ts';
import { idFrom, newId } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { country, isLanguage, labelIn } from '#vocabulary/index.ts';
import { languageOptions } from '../../../../dossiers/choices.server.ts';
import { lookHere } from '../../../../plans/looking.server.ts';
import { eventTitleOf } from '../../../../plans/titles.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { event, viewer } = await lookHere(request);
	const { language } = request.locals;
	if (viewer.participantId !== null) request.setHeaders({ 'cache-control': 'private, no-store' });
	const plans = await listPlans(viewer, event.id);
	return {
		title: await eventTitleOf(event, language),
		back: eventPath(language, event.slug),
		takesPart: viewer.participantId !== null,
		id: newId(),
		languages: languageOptions(),
		linkAsked: request.url.searchParams.get('done') === 'link',
		plans: plans.map((plan) => ({
			...plan,
			path: planPath(language, event.slug, plan.number),
			country: plan.country ? labelIn(country(plan.country)?.names ?? {}, language).text : null
		}))
	};
};

export const actions: Actions = {
	begin: async (request) => {
		const values = valuesOf(await request.request.formData());
		const { event, viewer } = await lookHere(request);
		const { language, now } = request.locals;
		return answering(values, async () => {
			const written = one(values, 'language');
			const number = await beginPlan(
				viewer,
				event.id,
				{
					id: idFrom<'Plan'>(one(values, 'id')) ?? newId<'Plan'>(),
					title: one(values, 'title'),
					language: isLanguage(written) ? written : language
				} satisfies { id: PlanId; title: string; language: string },
				now
			);
			redirect(303, `${planPath(language, event.slug, number)}/edit`);
		});
	},
	link: async (request) => {
		const values = valuesOf(await request.request.formData());
		const { event } = await lookHere(request);
		await askForPlanLink(event, one(values, 'email'), request.locals.now);
		redirect(303, `${eventPath(request.locals.language, event.slug)}/plans?done=link`);
	}
};
