import { redirect } from '@sveltejs/kit';
import { iAmCookie, iAmFrom, iAmSeconds, readIAm, wayBack, writeIAm } from './iam.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, url, locals }) => ({
	iAm: readIAm(cookies.get(iAmCookie)),
	back: wayBack(url.searchParams.get('back'), locals.language)
});

// Not always secure, as SvelteKit would have it: a classroom reaches the hub over plain http.
const place = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

export const actions: Actions = {
	default: async ({ request, cookies, locals, url }) => {
		const form = await request.formData();
		const said = new URLSearchParams();
		for (const name of ['audience', 'country', 'language'])
			for (const value of form.getAll(name)) if (typeof value === 'string') said.append(name, value);
		const iAm = form.has('forget') ? null : iAmFrom(said);
		if (iAm) cookies.set(iAmCookie, writeIAm(iAm), { ...place(url), maxAge: iAmSeconds });
		else cookies.delete(iAmCookie, place(url));
		redirect(303, wayBack(form.get('back'), locals.language));
	}
};
