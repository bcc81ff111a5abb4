import { redirect } from '@sveltejs/kit';
import { iAmCookie, iAmFrom, iAmSeconds, readIAm, wayBack, writeIAm } from './iam.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, url, locals }) => ({
	iAm: readIAm(cookies.get(iAmCookie)),
	back: wayBack(url.searchParams.get('back'), locals.language)
});

const place = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const said = new URLSearchParams();
		for (const name of ['audience', 'country', 'language'])
			for (const value of form.getAll(name)) if (typeof value === 'string') said.append(name, value);
		const iAm = form.has('forget') ? null : iAmFrom(said);
		if (iAm) cookies.set(iAmCookie, writeIAm(iAm), { ...place, maxAge: iAmSeconds });
		else cookies.delete(iAmCookie, place);
		redirect(303, wayBack(form.get('back'), locals.language));
	}
};
