import { redirect } from '@sveltejs/kit';
import { dropShortlist, expertsShown, findShortlist, shortlist, unlist } from '#network/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { expertHead } from '../../../../../roster/shown.server.ts';
import { onlyFor } from '../../../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('keepers', event);
	const { actor, language, now } = event.locals;
	const { title, experts } = await findShortlist(actor, event.params.list);
	const shown = await expertsShown(
		experts.map(({ expertId }) => expertId),
		'staff',
		now
	);
	const notes = new Map<string, string | null>(experts.map(({ expertId, note }) => [expertId, note]));
	return {
		done: event.url.searchParams.get('done'),
		title,
		experts: await Promise.all(
			shown.map(async (found) => ({
				...(await expertHead(found, language)),
				note: notes.get(found.id) ?? null
			}))
		),
		// Withdrawn since: they are on the list no more for anybody to see.
		gone: experts.length - shown.length
	};
};

export const actions: Actions = {
	note: async (event) => {
		onlyFor('keepers', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { actor, now } = event.locals;
			await shortlist(actor, event.params.list, one(values, 'expert'), one(values, 'note') || null, now);
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	},
	remove: async (event) => {
		onlyFor('keepers', event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await unlist(event.locals.actor, event.params.list, one(values, 'expert'), event.locals.now);
			redirect(303, `${event.url.pathname}?done=removed`);
		});
	},
	drop: async (event) => {
		onlyFor('keepers', event);
		return answering({}, async () => {
			await dropShortlist(event.locals.actor, event.params.list, event.locals.now);
			redirect(303, `/${event.locals.language}/desk/roster`);
		});
	}
};
