import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/day.ts';
import { planPath } from '#events/index.ts';
import { invitePlans, planDesk, revokePlanLink } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { idFrom } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import { dayThere } from '../../../../../plans/days.ts';
import { eventTitleOf } from '../../../../../plans/titles.server.ts';
import { doneText } from '../../../../../plans/words.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { language } = request.locals;
	const { event, participants, plans, refused } = await planDesk(signedIn(request), request.params.event);
	const named = (iso2: string | null) => (iso2 ? labelIn(country(iso2)?.names ?? {}, language).text : '–');
	const invited = request.url.searchParams.get('invited');
	return {
		title: await eventTitleOf(event, language),
		desk: `/${language}/desk/events/${event.slug}`,
		done: /^\d{1,6}$/u.test(invited ?? '')
			? m.plans_invited({ number: Number(invited) })
			: doneText(request.url),
		refused,
		plans: plans.map((plan) => ({
			...plan,
			country: named(plan.country),
			path: planPath(language, event.slug, plan.number)
		})),
		participants: participants.map(({ sentAt, ...one }) => ({
			...one,
			country: named(one.country),
			sent: sentAt ? dayThere(sentAt, event.zone, language) : '–'
		})),
		ends: event.endsOn ? dayText(event.endsOn, language) : null
	};
};

export const actions: Actions = {
	invite: async (request) => {
		const actor = signedIn(request);
		const { language, now } = request.locals;
		return answering({}, async () => {
			const sent = await invitePlans(actor, request.params.event, now);
			redirect(303, `/${language}/desk/events/${request.params.event}/plans?invited=${sent}`);
		});
	},
	revoke: async (request) => {
		const actor = signedIn(request);
		const values = valuesOf(await request.request.formData());
		return answering(values, async () => {
			const id = idFrom<'Participant'>(one(values, 'participant'));
			if (id) await revokePlanLink(actor, request.params.event, id);
			redirect(303, `/${request.locals.language}/desk/events/${request.params.event}/plans?done=revoked`);
		});
	}
};
