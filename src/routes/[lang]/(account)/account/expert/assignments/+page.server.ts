import { redirect } from '@sveltejs/kit';
import { isOpen } from '#network/index.ts';
import { answerAssignment, assignmentsOf, ownExpert, showReference } from '#network/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { assignmentShown } from '../../../../../roster/assignment.ts';
import { signedInOnly } from '../../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language, now } = event.locals;
	const own = await ownExpert(actor);
	if (!own) throw new NotFound('expert');
	const today = now.toISOString().slice(0, 10);
	return {
		done: event.url.searchParams.get('done'),
		assignments: (await assignmentsOf(actor, own.id)).map((one) => ({
			...assignmentShown(one, language),
			open: isOpen(one, today)
		}))
	};
};

export const actions: Actions = {
	answer: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, language, now } = event.locals;
			const accept = one(values, 'answer') === 'accept';
			const id = idFrom(one(values, 'assignment')) ?? '';
			if (!id) throw new NotFound('assignment');
			await answerAssignment(actor, id, { accept, words: one(values, 'words') || null }, now);
			redirect(303, `/${language}/account/expert/assignments?done=${accept ? 'accepted' : 'declined'}`);
		});
	},
	reference: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, language } = event.locals;
			const id = idFrom(one(values, 'assignment'));
			if (!id) throw new NotFound('assignment');
			await showReference(actor, id, one(values, 'public') === 'yes');
			redirect(303, `/${language}/account/expert/assignments?done=reference`);
		});
	}
};
