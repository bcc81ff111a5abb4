import { redirect } from '@sveltejs/kit';
import { acceptInvitation, findOrganisation, invitationHolds } from '#network/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { signedIn } from '../../../desk/editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

const tokenIn = (url: URL) => (url.searchParams.get('token') ?? '').slice(0, 100);

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { actor, language, now } = locals;
	// The address opens a page's keeping: no other site may see it as a referrer, nor any cache keep it.
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
	const then = encodeURIComponent(url.pathname + url.search);
	const organisation = await findOrganisation(params.slug, language);
	return {
		slug: organisation.slug,
		title: organisation.title,
		holds: await invitationHolds(params.slug, tokenIn(url), now),
		name: actor.kind === 'person' ? actor.name : null,
		signIn: `/${language}/sign-in?then=${then}`,
		signUp: `/${language}/sign-up?then=${then}`
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = signedIn(event);
		const { locals, params, url } = event;
		return answering({}, async () => {
			await acceptInvitation(actor, params.slug, tokenIn(url), locals.now);
			redirect(303, `/${locals.language}/desk/organisations/${params.slug}?done=joined`);
		});
	}
};
