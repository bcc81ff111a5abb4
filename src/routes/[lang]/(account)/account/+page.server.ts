import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import { organisationNames } from '#network/index.server.ts';
import { contributesTo } from '#people/index.ts';
import {
	changeProfile,
	endOtherSessions,
	endSession,
	findAccount,
	listSessions
} from '#people/index.server.ts';
import { uiLanguages, languageName } from '#vocabulary/index.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringSafely, signedInOnly } from '../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language } = event.locals;
	const [account, sessions, organisations] = await Promise.all([
		findAccount(actor),
		listSessions(actor, event.request.headers),
		organisationNames(contributesTo(actor), language)
	]);
	return {
		done: event.url.searchParams.get('done'),
		account: { ...account, since: dayOfInstant(account.since, language) },
		roles: actor.kind === 'person' ? actor.roles : [],
		organisationNames: Object.fromEntries([...organisations].map(([id, { name }]) => [id, name])),
		interfaceLanguages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		sessions: sessions.map(({ begunAt, lastSeenOn, ...session }) => ({
			...session,
			begunOn: dayOfInstant(begunAt, language),
			lastSeenOn: dayOfInstant(lastSeenOn, language)
		}))
	};
};

const done = (language: string, what: string) => redirect(303, `/${language}/account?done=${what}`);

export const actions: Actions = {
	profile: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		return answeringSafely(values, async () => {
			await changeProfile(event.locals.actor, {
				name: one(values, 'name'),
				language: one(values, 'language')
			});
			done(event.locals.language, 'saved');
		});
	},
	end: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		await endSession(event.locals.actor, one(values, 'session'));
		done(event.locals.language, 'ended');
	},
	endOthers: async (event) => {
		signedInOnly(event);
		await endOtherSessions(event.locals.actor, event.request.headers);
		done(event.locals.language, 'others-ended');
	}
};
