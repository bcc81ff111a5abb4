import { shownBoard } from '../../../../../plans/board-shown.server.ts';
import { eventTitleOf } from '../../../../../plans/titles.server.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { language, now } = request.locals;
	const slug = request.params.event;
	const board = await shownBoard(signedIn(request), slug, request.url.searchParams, language, now);
	const { event, ...shown } = board;
	return {
		...shown,
		title: await eventTitleOf(event, language),
		desk: `/${language}/desk/events/${event.slug}`,
		plans: `/${language}/events/${event.slug}/plans`,
		search: request.url.search
	};
};
