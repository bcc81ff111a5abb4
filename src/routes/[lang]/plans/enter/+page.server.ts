import { redirect } from '@sveltejs/kit';
import { eventPath } from '#events/index.ts';
import { openPlanKey } from '#events/index.server.ts';
import { planCookie } from '../../../plans/looking.server.ts';
import type { PageServerLoad } from './$types';

const days = 420;

/** A participant's personal link: remembered by this browser, and out of the address. What opens nothing says why. */
export const load: PageServerLoad = async ({ url, locals: { language, now }, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const key = (url.searchParams.get('key') ?? '').slice(0, 300);
	const opened = await openPlanKey(key, now);
	if ('refused' in opened) return { refused: opened.refused };
	const secure = url.protocol === 'https:';
	cookies.set(planCookie(opened.slug), key, {
		...{ path: '/', maxAge: days * 86_400, sameSite: 'lax', httpOnly: true, secure }
	});
	redirect(303, `${eventPath(language, opened.slug)}/plans`);
};
