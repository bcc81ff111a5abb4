import { redirect, type RequestEvent } from '@sveltejs/kit';
import { mayReview } from '#catalogue/index.ts';
import { isAdministrator, isRosteringStaff, worksHere, type Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';

/** Whom a page of the desk is for. */
export type Opening = 'workers' | 'reviewers' | 'administrators' | 'keepers';

const opens: Record<Opening, (actor: Actor) => boolean> = {
	workers: worksHere,
	reviewers: mayReview,
	administrators: isAdministrator,
	/** Who keeps the roster of experts. */
	keepers: isRosteringStaff
};

/**
 * Lets in whom a page is for, whether it is asked for or sent to. A visitor signs in first; for who has another role it
 * does not exist (src/people/README.md).
 */
export function onlyFor(
	opening: Opening,
	{ locals, url, request }: Pick<RequestEvent, 'locals' | 'url' | 'request'>
): void {
	const { actor, language } = locals;
	if (actor.kind !== 'person') {
		// What a form asked to be done is not in the address to come back to.
		const back = request.method === 'GET' ? url.pathname + url.search : url.pathname;
		redirect(303, `/${language}/sign-in?then=${encodeURIComponent(back)}`);
	}
	if (!opens[opening](actor)) throw new NotFound('page');
}
