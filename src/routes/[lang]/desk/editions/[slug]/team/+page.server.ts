import { redirect } from '@sveltejs/kit';
import { editionPath } from '#catalogue/index.ts';
import { dayText } from '#catalogue/ui/when.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import {
	addToTeam,
	allowedIn,
	courseNamed,
	invite,
	openEdition,
	openInvitations,
	removeFromTeam,
	teamOf,
	withdrawInvitation
} from '#training/index.server.ts';
import { teamRoles } from '#training/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { doneText } from '../../edition-words.server.ts';
import { signedIn } from '../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const edition = await openEdition(actor, 'follow', params.slug);
	const manages = (await allowedIn(actor, edition)).includes('manage');
	const invitations = manages ? await openInvitations(actor, params.slug, now) : [];
	const day = (at: Date) => dayText(at.toISOString().slice(0, 10), language);
	return {
		done: doneText(url),
		members: await teamOf(edition.id),
		invitations: invitations.map(({ id, note, madeAt, expiresAt }) => ({
			id,
			note,
			made: day(madeAt),
			expires: day(expiresAt)
		}))
	};
};

export const actions: Actions = {
	add: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const role = teamRoles.find((known) => known === one(values, 'role'));
			if (!role) throw new Refusal('required', { field: 'role' });
			await addToTeam(actor, event.params.slug, one(values, 'email').slice(0, 320), role);
			redirect(303, `${event.url.pathname}?done=member`);
		});
	},
	remove: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		await removeFromTeam(actor, event.params.slug, one(values, 'person'));
		redirect(303, `${event.url.pathname}?done=removed`);
	},
	/** The link is shown here, once: only its hash is kept. */
	invite: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const edition = await openEdition(actor, 'manage', params.slug);
		const { slug } = await courseNamed(edition, locals.language);
		const token = await invite(actor, params.slug, one(values, 'note').trim() || null, locals.now);
		const path = editionPath(locals.language, slug, edition.slug);
		return { values: {}, problems: [], status: 200, link: `${url.origin}${path}?invitation=${token}` };
	},
	uninvite: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		const id = idFrom(one(values, 'invitation'));
		if (!id) throw new NotFound('invitation');
		await withdrawInvitation(actor, event.params.slug, id);
		redirect(303, `${event.url.pathname}?done=uninvited`);
	}
};
