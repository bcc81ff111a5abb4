import { redirect } from '@sveltejs/kit';
import { courseFacts, courseTitles, listVersions } from '#courses/index.server.ts';
import { wordsIn } from '#courses/index.ts';
import { NotFound } from '#platform/index.ts';
import { coursesToLead, createEdition } from '#training/index.server.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const courses = await coursesToLead(locals.actor);
	if (courses.length === 0) throw new NotFound('page');
	return {
		courses: await Promise.all(
			courses.map(async (id) => {
				const facts = await courseFacts(id);
				const title = wordsIn(await courseTitles(id), locals.language, facts.sourceLanguage);
				return { value: id as string, label: title?.words ?? facts.key, lang: title?.language ?? 'en' };
			})
		)
	};
};

export const actions: Actions = {
	create: async (event) => {
		const actor = signedIn(event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const chosen = form.line('course', { required: true });
		const slug = form.line('slug', { required: true, longest: 80 });
		const startsOn = form.line('startsOn', { longest: 10 });
		const endsOn = form.line('endsOn', { longest: 10 });
		const courseId = (await coursesToLead(actor)).find((id) => id === chosen);
		if (chosen !== null && !courseId) form.refuse('course', 'not_known', { text: chosen.slice(0, 60) });
		if (form.problems.length > 0 || !courseId || slug === null) return refused(values, form.problems);
		return answering(values, async () => {
			const [facts, [version]] = [await courseFacts(courseId), await listVersions(courseId)];
			const made = await createEdition(
				actor,
				courseId,
				slug,
				{
					versionId: version?.id ?? null,
					languages: facts.languages,
					zone: 'UTC',
					startsOn,
					endsOn,
					enrolFrom: null,
					enrolUntil: null,
					admission: 'open',
					seats: null,
					hours: null,
					rules: facts.rules,
					illustrative: facts.illustrative,
					blindMarking: true,
					notes: {}
				},
				locals.now
			);
			redirect(303, `/${locals.language}/desk/editions/${made.slug}/settings?done=created`);
		});
	}
};
