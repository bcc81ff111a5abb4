import { redirect } from '@sveltejs/kit';
import {
	badgesToPrint,
	makeBadges,
	reprintBadge,
	revokeBadge,
	sessionsAttended
} from '#events/index.server.ts';
import { sessionIn, type ParticipantId } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { whenText } from '../attendance/when.server.ts';
import type { Actions, PageServerLoad } from './$types';

const done: Record<string, () => string> = {
	reprinted: m.attendance_done_reprinted,
	revoked: m.attendance_done_revoked
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const { event, badged } = await badgesToPrint(actor, params.event, language);
	const made = Number(url.searchParams.get('made') ?? Number.NaN);
	const code = url.searchParams.get('done') ?? '';
	return {
		done: Number.isSafeInteger(made)
			? m.attendance_badges_made({ count: made })
			: Object.hasOwn(done, code)
				? (done[code]?.() ?? null)
				: null,
		people: badged.map(({ id, name, organisation, badge }) => ({
			...{ id, name, organisation },
			number: badge?.number ?? null
		})),
		sessions: (await sessionsAttended(event.id)).map(({ id, texts, startsAt }) => ({
			id,
			title: `${whenText(startsAt, event.zone, language)} · ${sessionIn(texts, language)?.words.title ?? '–'}`
		}))
	};
};

type Act = (id: ParticipantId) => Promise<void>;

async function withParticipant(event: Parameters<Actions[string]>[0], code: string, act: Act) {
	const values = valuesOf(await event.request.formData());
	const id = idFrom<'Participant'>(one(values, 'participant'));
	if (!id) throw new NotFound('participant');
	return answering(values, async () => {
		await act(id);
		redirect(303, `${event.url.pathname}?done=${code}`);
	});
}

export const actions: Actions = {
	make: async (event) => {
		const actor = signedIn(event);
		const made = await makeBadges(actor, event.params.event, event.locals.now);
		redirect(303, `${event.url.pathname}?made=${made}`);
	},
	reprint: async (event) => {
		const actor = signedIn(event);
		return withParticipant(event, 'reprinted', (id) =>
			reprintBadge(actor, event.params.event, id, event.locals.now)
		);
	},
	revoke: async (event) => {
		const actor = signedIn(event);
		return withParticipant(event, 'revoked', (id) =>
			revokeBadge(actor, event.params.event, id, event.locals.now)
		);
	}
};
