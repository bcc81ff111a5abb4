import { redirect } from '@sveltejs/kit';
import { confirmEventName, ownEventCertificate } from '#events/index.server.ts';
import { eventPath, eventWordsIn, phaseOfEvent } from '#events/index.ts';
import { textsOfEvent } from '#events/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import type { Actions, PageServerLoad } from './$types';

const tokenIn = (url: URL): string | null => url.searchParams.get('token')?.slice(0, 200) ?? null;

/** A participant's own certificate, by the link in their letter or by their account. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { actor, language, now } = locals;
	const token = tokenIn(url);
	if (token === null && actor.kind !== 'person')
		redirect(303, `/${language}/sign-in?then=${encodeURIComponent(url.pathname)}`);
	// What is in the address is theirs alone.
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
	const own = await ownEventCertificate(actor, params.slug, token);
	const title = eventWordsIn(await textsOfEvent(own.event.id), 'title', language, {
		source: own.event.sourceLanguage
	});
	return {
		title: title ?? { text: own.event.slug, language: 'en' },
		event: eventPath(language, own.event.slug),
		name: own.confirmedName ?? own.name,
		confirmed: own.confirmedName !== null,
		...{ have: own.have, need: own.need },
		earned: own.met.completion || own.met.participation,
		over: phaseOfEvent(own.event, now) === 'over',
		codes: own.held
			.filter(({ revoked, supersededBy }) => !revoked && supersededBy === null)
			.map(({ code }) => code)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, url, request }) => {
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			const name = one(values, 'name').slice(0, 400);
			await confirmEventName(locals.actor, params.slug, tokenIn(url), name, locals.now);
			redirect(303, url.pathname + url.search);
		});
	}
};
