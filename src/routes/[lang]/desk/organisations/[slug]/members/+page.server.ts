import { redirect } from '@sveltejs/kit';
import {
	addMember,
	changeMembership,
	keptOrganisation,
	listOrganisations,
	relationsOf,
	removeMembership
} from '#network/index.server.ts';
import { isMember, nameIn, type MembershipId } from '#network/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { onlyFor } from '../../../only.server.ts';
import { doneText } from '../../done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params, url } = event;
	const { actor, language, now } = locals;
	const organisation = await keptOrganisation(actor, params.slug);
	const today = now.toISOString().slice(0, 10);
	const [{ members }, all] = await Promise.all([
		relationsOf(organisation, language),
		listOrganisations(language)
	]);
	const open = new Set(members.filter(({ leftOn }) => leftOn === null).map((one_) => one_.organisation.slug));
	return {
		done: doneText(url),
		slug: organisation.slug,
		title: nameIn(organisation, language),
		members: members.map((one_) => ({ ...one_, member: isMember(one_, today) })),
		organisations: all
			.filter(({ slug }) => slug !== organisation.slug && !open.has(slug))
			.map(({ slug, title }) => ({ value: slug, label: title.text, lang: title.language }))
	};
};

const days = (values: Values, suffix = '') => ({
	joinedOn: one(values, `joinedOn${suffix}`).trim() || null,
	leftOn: one(values, `leftOn${suffix}`).trim() || null
});

function membershipIn(values: Values): MembershipId {
	const id = idFrom<'Membership'>(one(values, 'membership'));
	if (!id) throw new NotFound('membership');
	return id;
}

export const actions: Actions = {
	add: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			await addMember(locals.actor, params.slug, one(values, 'member').slice(0, 120), days(values));
			redirect(303, `${url.pathname}?done=member`);
		});
	},
	change: async (event) => {
		onlyFor('workers', event);
		const { locals, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			await changeMembership(locals.actor, membershipIn(values), days(values));
			redirect(303, `${url.pathname}?done=membership`);
		});
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const { locals, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			await removeMembership(locals.actor, membershipIn(values));
			redirect(303, `${url.pathname}?done=membership_removed`);
		});
	}
};
