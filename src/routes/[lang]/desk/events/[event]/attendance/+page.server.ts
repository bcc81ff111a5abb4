import { redirect } from '@sveltejs/kit';
import { dayIn } from '#catalogue/index.ts';
import { doorOf, sayAtDesk, type Door } from '#events/index.server.ts';
import { checkInSays, eventMark, sessionIn } from '#events/index.ts';
import type { HandedDoor } from '#events/ui/check-in-handed.ts';
import { m } from '#messages/messages.js';
import { idFrom, NotFound } from '#platform/index.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { whenText } from './when.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whose phone it is that keeps this page: the names on it are for the event's team. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { language, now } = locals;
	const actor = signedIn({ locals, url });
	const door = await doorOf(actor, params.event, language);
	// The camera, for this page alone.
	setHeaders({ 'permissions-policy': 'camera=(self), geolocation=(), microphone=(), interest-cohort=()' });
	const path = url.pathname.replace(/\/$/u, '');
	const asked = url.searchParams.get('session');
	const session = door.sessions.find(({ id }) => id === asked) ?? nextOf(door, now);
	return {
		done: url.searchParams.has('done') ? m.attendance_done_said() : null,
		door: handed(door, actor.id, path, language, now),
		session: session?.id ?? null,
		text: (url.searchParams.get('q') ?? '').slice(0, 100)
	};
};

/** The session whose door is open: the first that is not over, of today if there is one. */
function nextOf({ sessions, event }: Door, now: Date) {
	const today = dayIn(event.zone, now);
	const left = sessions.filter(({ endsAt }) => endsAt > now);
	return left.find(({ startsAt }) => dayIn(event.zone, startsAt) === today) ?? left[0] ?? sessions.at(-1);
}

function handed(
	{ event, sessions, people, said }: Door,
	by: string,
	path: string,
	language: string,
	now: Date
): HandedDoor {
	return {
		event: { id: event.id, mark: eventMark(event.id), slug: event.slug },
		...{ path: `${path}/sent`, by, language, zone: event.zone, asOf: now.toISOString() },
		sessions: sessions.map(({ id, texts, startsAt }) => {
			const words = sessionIn(texts, language);
			return {
				id,
				title: words?.words.title ?? '–',
				titleLanguage: words?.language ?? language,
				when: whenText(startsAt, event.zone, language)
			};
		}),
		people: people.map(({ id, code, name, organisation, withdrawn, badge }) => ({
			...{ id, code, name, organisation, withdrawn },
			badge: badge && { number: badge.number, mark: badge.mark }
		})),
		said
	};
}

export const actions: Actions = {
	/** From a page without a script: what its button says of whom. */
	say: async (event) => {
		const actor = signedIn(event);
		const { params, locals, url, request } = event;
		const [says = '', participant = ''] = one(valuesOf(await request.formData()), 'say').split(' ');
		const session = url.searchParams.get('session') ?? '';
		const known = checkInSays.find((one) => one === says);
		if (!known || !idFrom(participant) || !idFrom(session)) throw new NotFound('participant');
		await sayAtDesk(actor, params.event, { participant, session, says: known }, locals.language, locals.now);
		const back = new URLSearchParams({ session, q: url.searchParams.get('q') ?? '', done: 'said' });
		redirect(303, `${url.pathname}?${back}`);
	}
};
