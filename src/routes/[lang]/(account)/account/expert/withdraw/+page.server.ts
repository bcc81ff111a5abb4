import { redirect } from '@sveltejs/kit';
import { withdrawnDays } from '#network/index.ts';
import { eraseProfile, ownExpert, withdrawProfile } from '#network/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { signedInOnly } from '../../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const own = await ownExpert(event.locals.actor);
	if (!own) throw new NotFound('expert');
	return { withdrawn: own.withdrawnAt !== null, days: withdrawnDays };
};

export const actions: Actions = {
	withdraw: async (event) => {
		signedInOnly(event);
		return answering({}, async () => {
			await withdrawProfile(event.locals.actor, event.locals.now);
			redirect(303, `/${event.locals.language}/account/expert?done=withdrawn`);
		});
	},
	erase: async (event) => {
		signedInOnly(event);
		return answering({}, async () => {
			await eraseProfile(event.locals.actor);
			redirect(303, `/${event.locals.language}/account/expert?done=erased`);
		});
	}
};
