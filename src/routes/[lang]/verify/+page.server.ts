import { readCode } from '#certificates/index.ts';
import { findCertificate, known } from '#certificates/index.server.ts';
import { Gone, NotFound } from '#platform/index.ts';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** With a code, to its page; what the page must know to check copies by itself travels in it. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const asked = url.searchParams.get('code')?.slice(0, 100) ?? '';
	const code = readCode(asked);
	const there = code !== null && (await exists(code));
	if (there) redirect(302, `/${locals.language}/certificates/${code}`);
	setHeaders({
		// The camera, for this page alone.
		'permissions-policy': 'camera=(self), geolocation=(), microphone=(), interest-cohort=()',
		'cache-control': 'no-cache'
	});
	return { asked, known: await known(locals.now) };
};

function exists(code: string): Promise<boolean> {
	return findCertificate(code).then(
		() => true,
		(error: unknown) => {
			if (error instanceof Gone) return true;
			if (error instanceof NotFound) return false;
			throw error;
		}
	);
}
