import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import {
	contributorsOf,
	invitationsOf,
	inviteContributor,
	keptOrganisation,
	removeContributor,
	withdrawContributorInvitation
} from '#network/index.server.ts';
import { invitationDays, nameIn } from '#network/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params, url } = event;
	const { actor, language, now } = locals;
	const organisation = await keptOrganisation(actor, params.slug);
	const [contributors, invitations] = await Promise.all([
		contributorsOf(actor, params.slug),
		invitationsOf(actor, params.slug, now)
	]);
	const day = (at: Date) => dayText(at.toISOString().slice(0, 10), language);
	return {
		done: doneText(url),
		slug: organisation.slug,
		title: nameIn(organisation, language),
		days: invitationDays,
		letters: mailIsSent(),
		me: actor.kind === 'person' ? actor.id : '',
		contributors: contributors.map(({ personId, name, since }) => ({ personId, name, since: day(since) })),
		invitations: invitations.map(({ id, email, invitedAt, expiresAt }) => ({
			...{ id, email },
			made: day(invitedAt),
			until: day(expiresAt)
		}))
	};
};

export const actions: Actions = {
	invite: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			const email = one(values, 'email').slice(0, 320);
			await inviteContributor(locals.actor, params.slug, email, locals.language, locals.now);
			redirect(303, `${url.pathname}?done=invited`);
		});
	},
	uninvite: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const id = idFrom<'ContributorInvitation'>(one(valuesOf(await request.formData()), 'invitation'));
		if (!id) throw new NotFound('invitation');
		await withdrawContributorInvitation(locals.actor, params.slug, id);
		redirect(303, `${url.pathname}?done=uninvited`);
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const person = one(valuesOf(await request.formData()), 'person');
		await removeContributor(actor, params.slug, person);
		// Who left has no more business on this page, unless as an editor.
		const gone = person === actor.id && !actor.roles.some(({ role }) => role !== 'contributor');
		redirect(303, gone ? `/${locals.language}/desk` : `${url.pathname}?done=removed`);
	}
};
