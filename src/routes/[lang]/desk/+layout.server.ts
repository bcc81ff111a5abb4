import { redirect } from '@sveltejs/kit';
import { mayReview } from '#catalogue/index.ts';
import { listCourses } from '#courses/index.server.ts';
import { mayBegin } from '#courses/index.ts';
import { contributesTo, isAdministrator, isRosteringStaff, worksHere } from '#people/index.ts';
import { leadsEvents, overseesEventCertificates } from '#events/index.server.ts';
import { mayBeginSome } from '#events/index.ts';
import { leadsEditions, overseesCertificates } from '#training/index.server.ts';
import type { LayoutServerLoad } from './$types';

/** The desk is for who signed in; the pages below say what a role opens. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { actor, language } = locals;
	if (actor.kind !== 'person')
		redirect(303, `/${language}/sign-in?then=${encodeURIComponent(url.pathname + url.search)}`);
	return {
		worksHere: worksHere(actor),
		mayReview: mayReview(actor),
		keepsRoster: isRosteringStaff(actor),
		mayManagePeople: isAdministrator(actor),
		writesCourses: mayBegin(actor, contributesTo(actor)) || (await listCourses(actor)).length > 0,
		leadsEditions: await leadsEditions(actor),
		leadsEvents: mayBeginSome(actor) || (await leadsEvents(actor)),
		overseesCertificates: (await overseesCertificates(actor)) || (await overseesEventCertificates(actor)),
		contributes: contributesTo(actor).length > 0
	};
};
