import { redirect } from '@sveltejs/kit';
import { attended, attendanceOf, isCounted, sessionIn } from '#events/index.ts';
import { badgesRefused, doorOf, receiveCheckIns } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import { whenText } from '../when.server.ts';
import type { Actions, PageServerLoad } from './$types';

const reasons = {
	not_a_badge: m.attendance_reason_not_a_badge,
	not_ours: m.attendance_reason_not_ours,
	other_event: m.attendance_reason_other_event,
	revoked: m.attendance_reason_revoked,
	withdrawn: m.attendance_reason_withdrawn
};

/** How many were where, and what was tried at the door. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const [door, badges] = await Promise.all([
		doorOf(actor, params.event, language),
		badgesRefused(actor, params.event)
	]);
	const { event, sessions, people, said } = door;
	const attendance = attendanceOf(said);
	const count = Number(url.searchParams.get('taken') ?? Number.NaN);
	return {
		done: Number.isSafeInteger(count) && count >= 0 ? m.attendance_file_taken({ count }) : null,
		sessions: sessions.map((session) => {
			const presences = people.flatMap(({ id }) => attendance.get(id)?.get(session.id) ?? []);
			const words = sessionIn(session.texts, language);
			return {
				id: session.id,
				title: words?.words.title ?? '–',
				titleLanguage: words?.language ?? language,
				when: whenText(session.startsAt, event.zone, language),
				counted: isCounted(session),
				attended: presences.filter((presence) => attended(presence, session)).length,
				left: presences.filter(({ state }) => state === 'left').length
			};
		}),
		refused: badges.refused.map(({ id, name, reason, at, by }) => ({
			...{ id, name, by, reason: reasons[reason]() },
			when: whenText(at, event.zone, language)
		})),
		total: badges.total
	};
};

export const actions: Actions = {
	/** The file of a phone that never came back to a network, without a script. */
	bring: async (event) => {
		const actor = signedIn(event);
		const { params, locals, url, request } = event;
		const file = (await request.formData()).get('file');
		return answering({}, async () => {
			const text = file instanceof File && file.size <= 5_000_000 ? await file.text() : '';
			const received = await receiveCheckIns(actor, params.event, parsed(text), locals.now);
			if (received === null) return refused({}, [{ field: 'file', code: 'attendance_file_wrong' }]);
			if (received.kept.length === 0 && received.refused.length > 0)
				throw new Refusal('attendance_file_wrong', { field: 'file' });
			redirect(303, `${url.pathname}?taken=${received.kept.length}`);
		});
	}
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
