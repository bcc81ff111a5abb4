import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import { claimOrganisation, findOrganisation, ownClaims } from '#network/index.server.ts';
import { claimKeptDays, mayKeep } from '#network/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { Reading } from '#ui/form/reading.ts';
import { refused } from '#ui/form/answer.server.ts';
import { signedIn } from '../../../desk/editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { actor, language } = locals;
	const organisation = await findOrganisation(params.slug, language);
	const claims = await ownClaims(actor);
	const open = claims.find((one_) => one_.organisationId === organisation.id && one_.decidedAt === null);
	return {
		slug: organisation.slug,
		title: organisation.title,
		signedIn: actor.kind === 'person',
		keeps: actor.kind === 'person' && mayKeep(actor, organisation.id),
		done: url.searchParams.get('done') === 'asked',
		waitsSince: open ? dayText(open.askedAt.toISOString().slice(0, 10), language) : null,
		keptDays: claimKeptDays,
		letters: mailIsSent(),
		signIn: `/${language}/sign-in?then=${encodeURIComponent(url.pathname)}`,
		signUp: `/${language}/sign-up?then=${encodeURIComponent(url.pathname)}`
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		form.text('statement', { longest: 2000 });
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await claimOrganisation(actor, params.slug, one(values, 'statement'), locals.now);
			redirect(303, `${url.pathname}?done=asked`);
		});
	}
};
