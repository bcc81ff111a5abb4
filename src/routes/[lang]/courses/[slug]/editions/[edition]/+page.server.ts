import { redirect } from '@sveltejs/kit';
import { findEditionPage, invitationStands } from '#training/index.server.ts';
import { boundsTold } from '#training/index.ts';
import { cameOf } from '../../../../../stories/came-of.server.ts';
import { tokenOf } from './invitation.ts';
import { learnersZone } from '../../../../../zone.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url, cookies }) => {
	const { actor, language, now } = locals;
	const page = await findEditionPage(actor, params.edition, language, now);
	if (page.path !== url.pathname) redirect(301, page.path + url.search);
	const invitation = tokenOf(url);
	const isInvited = invitation !== null && (await invitationStands(page.edition.id, invitation, now));
	const mine = await learnersZone(cookies, page.mine?.id);
	return {
		page,
		mine,
		now,
		came: await cameOf([`edition:${page.edition.id}`], { language, now }),
		bounds: boundsTold(page.edition, mine, language),
		invitation: isInvited ? invitation : null
	};
};
