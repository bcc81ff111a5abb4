import { onlyFor } from '../../../only.server.ts';
import { definingAction, definingOffers } from '../defining.server.ts';
import { newIndicator } from '../indicator-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { actor, language } = event.locals;
	return { offers: await definingOffers(actor, language), values: newIndicator };
};

const fresh = { id: null, seen: 0 };
export const actions: Actions = {
	try: (event) => definingAction(event, 'try', fresh),
	save: (event) => definingAction(event, 'save', fresh)
};
