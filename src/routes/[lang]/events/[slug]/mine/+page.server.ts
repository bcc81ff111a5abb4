import { redirect } from '@sveltejs/kit';
import { daysText } from '#catalogue/ui/when.ts';
import { qrPath } from '#certificates/index.server.ts';
import { changeText, eventPath, phaseOfEvent } from '#events/index.ts';
import {
	answerOwnPlace,
	askForOwnLink,
	lastRelease,
	listPlans,
	openPlanKey,
	ownPlace,
	renewOwnLink,
	type OwnPlace
} from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { lookHere, planCookie } from '../../../../plans/looking.server.ts';
import { eventTitleOf } from '../../../../plans/titles.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const days = 420;
const done: Record<string, () => string> = {
	confirmed: m.participation_done_confirmed,
	withdrawn: m.participation_done_withdrawn,
	renewed: m.participation_done_renewed,
	link: m.participation_done_link,
	left: m.participation_done_left
};

/** What an event is for one person who takes part: by the link in their letters, or by their account. */
export const load: PageServerLoad = async (request) => {
	const { url, locals, params, setHeaders } = request;
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const refused = url.searchParams.has('key') ? await enter(request) : null;
	const { event, viewer } = await lookHere(request);
	const { language, now } = locals;
	const own = refused ? null : await ownPlace(viewer, event, now);
	const said = url.searchParams.get('done') ?? '';
	const shown = {
		...{ title: await eventTitleOf(event, language), event: eventPath(language, params.slug), refused },
		days: event.startsOn && daysText(event.startsOn, event.endsOn, language),
		done: Object.hasOwn(done, said) ? (done[said]?.() ?? null) : null
	};
	if (!own) return { ...shown, own: null };
	const phase = phaseOfEvent(event, now);
	const [release, plans] = await Promise.all([lastRelease(event.id), listPlans(viewer, event.id)]);
	return {
		...shown,
		own: {
			...{ name: own.name, state: own.state, phase, zone: event.zone },
			mayAnswer: phase !== 'over' && phase !== 'cancelled',
			mayRenew: own.hasAddress && locals.actor.kind !== 'person',
			badge: own.badge === null ? null : { text: own.badge, code: qrPath(own.badge) },
			release: release && {
				number: release.number,
				programme: release.programme,
				changes: (release.changes ?? []).map((change) => changeText(change, event.zone, language))
			},
			...{ online: own.online, materials: own.materials },
			calendar: calendarOf(own, url, shown.event),
			certificate: `${shown.event}/certificate?token=${encodeURIComponent(own.certificate)}`,
			plans: plans.flatMap(({ mine, number, title, language: of }) =>
				mine ? [{ number, title, language: of }] : []
			)
		}
	};
};

function calendarOf({ calendar }: OwnPlace, url: URL, path: string): string {
	return `${url.origin}${path}/mine.ics?key=${encodeURIComponent(calendar)}`;
}

/** A personal link is remembered by this browser, and goes out of the address. Why it opens nothing otherwise. */
async function enter({ url, locals, cookies }: RequestEvent) {
	const key = (url.searchParams.get('key') ?? '').slice(0, 300);
	const opened = await openPlanKey(key, locals.now);
	if ('refused' in opened) return opened.refused;
	const secure = url.protocol === 'https:';
	cookies.set(planCookie(opened.slug), key, {
		...{ path: '/', maxAge: days * 86_400, sameSite: 'lax', httpOnly: true, secure }
	});
	redirect(303, `${eventPath(locals.language, opened.slug)}/mine`);
}

export const actions: Actions = {
	come: (request) =>
		act(request, 'confirmed', (viewer, { id }) => answerOwnPlace(viewer, id, true, request.locals.now)),
	withdraw: (request) =>
		act(request, 'withdrawn', async (viewer, { id }, values) => {
			if (one(values, 'sure') !== 'on') throw new Refusal('participation_not_sure', { field: 'sure' });
			await answerOwnPlace(viewer, id, false, request.locals.now);
		}),
	renew: (request) => act(request, 'renewed', (viewer) => renewOwnLink(viewer)),
	link: (request) =>
		act(request, 'link', (_, event, values) =>
			askForOwnLink(event, one(values, 'email'), request.locals.now)
		),
	leave: (request) =>
		act(request, 'left', (_, { slug }) => {
			request.cookies.delete(planCookie(slug), { path: '/' });
			return Promise.resolve();
		})
};

type Looked = Awaited<ReturnType<typeof lookHere>>;

/** Does it, and comes back to this page, which says that it is done. */
async function act(
	request: RequestEvent,
	code: keyof typeof done,
	work: (viewer: Looked['viewer'], event: Looked['event'], values: Values) => Promise<void>
) {
	const values = valuesOf(await request.request.formData());
	const { event, viewer } = await lookHere(request);
	return answering(values, async () => {
		await work(viewer, event, values);
		redirect(303, `${eventPath(request.locals.language, event.slug)}/mine?done=${code}`);
	});
}
