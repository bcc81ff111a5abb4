import { redirect } from '@sveltejs/kit';
import { rejectEntry, retireEntry } from '#catalogue/index.server.ts';
import { Forbidden } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { valuesOf } from '#ui/form/values.ts';
import { withDone } from '../../../done.server.ts';
import { answeringEdit } from '../../../meanwhile.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { reasonFrom } from '../../reasons.server.ts';
import { entryAt, revisionOf } from '../../entry.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { allowed } = await entryAt(locals.actor, params.id);
	if (!allowed.includes('retire') && !allowed.includes('reject')) throw new Forbidden('entry.retire');
};

export const actions: Actions = {
	/** Shows what the tombstone will say, before it is there. */
	preview: async ({ request }) => ({ values: valuesOf(await request.formData()), problems: [], status: 200 }),
	retire: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const reason = reasonFrom(form);
		if (reason === null) return refused(values, form.problems);
		return answeringEdit(values, locals.language, async () => {
			const { id, state } = await entryAt(locals.actor, params.id);
			const [command, done] =
				state === 'published' ? ([retireEntry, 'retired'] as const) : ([rejectEntry, 'rejected'] as const);
			await command(locals.actor, id, revisionOf(values), reason, locals.now);
			redirect(303, withDone(`/${locals.language}/desk/entries/${id}`, done, id));
		});
	}
};
