import { redirect } from '@sveltejs/kit';
import { instantOf, isDay, localOf } from '#catalogue/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { cancelLiveSession, liveSessionsOf, openEdition, putLiveSession } from '#training/index.server.ts';
import type { Edition, LiveSession } from '#training/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { signedIn } from '../../../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const edition = await openEdition(locals.actor, 'teach', params.slug);
	const session = await sessionAt(edition, params.session);
	return {
		zone: edition.zone,
		isNew: session === null,
		cancelled: session?.cancelledAt != null,
		over: session !== null && session.endsAt < locals.now,
		languages: edition.languages.map((code) => ({ value: code, label: languageName(code) })),
		values: session ? valuesFrom(session, edition.zone) : ({ languages: edition.languages } satisfies Values)
	};
};

/** Null: a new one. */
async function sessionAt(edition: Edition, id: string): Promise<LiveSession | null> {
	if (id === 'new') return null;
	const session = (await liveSessionsOf(edition.id)).find((one) => one.id === id);
	if (!session) throw new NotFound('session');
	return session;
}

function valuesFrom(session: LiveSession, zone: string): Values {
	const [start, end] = [localOf(session.startsAt, zone), localOf(session.endsAt, zone)];
	return {
		day: [start.slice(0, 10)],
		startsAt: [start.slice(11, 16)],
		endsAt: [end.slice(11, 16)],
		url: [session.url ?? ''],
		recordingUrl: [session.recordingUrl ?? ''],
		languages: session.languages,
		...Object.fromEntries(
			Object.entries(session.texts).flatMap(([code, words]) =>
				(['title', 'note', 'transcript'] as const).map((name) => [`${name}.${code}`, [words[name]]])
			)
		)
	};
}

export const actions: Actions = {
	save: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const entered = await request.formData();
		const values = valuesOf(entered);
		const edition = await openEdition(actor, 'teach', params.slug);
		const form = new Reading(values);
		const [day, from, until] = ['day', 'startsAt', 'endsAt'].map((name) =>
			form.line(name, { required: true })
		);
		if (day && !isDay(day)) form.refuse('day', 'not_a_day');
		for (const [name, time] of [
			['startsAt', from],
			['endsAt', until]
		] as const)
			if (time && !/^([01]\d|2[0-3]):[0-5]\d$/u.test(time)) form.refuse(name, 'not_a_time');
		if (form.problems.length > 0) return refused(values, form.problems);
		const startsAt = instantOf(`${day}T${from}`, edition.zone);
		let endsAt = instantOf(`${day}T${until}`, edition.zone);
		// Past midnight.
		if (endsAt <= startsAt) endsAt = new Date(endsAt.getTime() + 86_400_000);
		// A transcript is longer than what a form's other fields may hold.
		const whole = (name: string) =>
			String(entered.get(name) ?? '')
				.replace(/\r\n?/gu, '\n')
				.trim();
		const texts = Object.fromEntries(
			edition.languages.flatMap((code) => {
				const words = {
					title: whole(`title.${code}`),
					note: whole(`note.${code}`),
					transcript: whole(`transcript.${code}`)
				};
				return Object.values(words).every((text) => text === '') ? [] : [[code, words]];
			})
		);
		return answering(values, async () => {
			const id = params.session === 'new' ? null : idFrom<'LiveSession'>(params.session);
			await putLiveSession(
				actor,
				params.slug,
				id,
				{
					startsAt,
					endsAt,
					url: one(values, 'url').trim() || null,
					recordingUrl: one(values, 'recordingUrl').trim() || null,
					languages: all(values, 'languages').filter((code) => edition.languages.includes(code)),
					texts
				},
				{ sessionsLater: one(values, 'sessionsLater') === 'on' }
			);
			redirect(303, `/${locals.language}/desk/editions/${params.slug}/notices?done=session`);
		});
	},
	cancel: async (event) => {
		const actor = signedIn(event);
		const { locals, params } = event;
		const id = idFrom<'LiveSession'>(params.session);
		if (!id) throw new NotFound('session');
		await cancelLiveSession(actor, params.slug, id, locals.now);
		redirect(303, `/${locals.language}/desk/editions/${params.slug}/notices?done=session_cancelled`);
	}
};
