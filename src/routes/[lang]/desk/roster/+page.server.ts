import { redirect } from '@sveltejs/kit';
import { expertsToVet, inviteExpert, listShortlists, makeShortlist } from '#network/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { rosterListed } from '../../../roster/listed.server.ts';
import { expertHead } from '../../../roster/shown.server.ts';
import { onlyFor } from '../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('keepers', event);
	const { actor, language, now } = event.locals;
	const [listed, waiting, lists] = await Promise.all([
		rosterListed(actor, event.url.searchParams, { language, now, as: 'staff' }),
		expertsToVet(actor, now),
		listShortlists(actor)
	]);
	return {
		done: event.url.searchParams.get('done'),
		listed,
		waiting: await Promise.all(waiting.map((one) => expertHead(one, language))),
		lists: lists.map(({ id, title, count }) => ({ id, title, count }))
	};
};

export const actions: Actions = {
	invite: async (event) => {
		onlyFor('keepers', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, language, now } = event.locals;
			await inviteExpert(actor, one(values, 'email'), now);
			redirect(303, `/${language}/desk/roster?done=invited`);
		});
	},
	list: async (event) => {
		onlyFor('keepers', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, language, now } = event.locals;
			const id = await makeShortlist(actor, one(values, 'title'), now);
			redirect(303, `/${language}/desk/roster/lists/${id}`);
		});
	}
};
