import { redirect } from '@sveltejs/kit';
import { entryPath } from '#catalogue/index.ts';
import { entryToJsonLd, findEntry } from '#catalogue/index.server.ts';
import { notSent } from '../../../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const entry = await findEntry(locals.actor, params.slug, locals.language, locals.now);
	const path = entryPath(locals.language, entry);
	// Merged into another entry, or asked for under another kind.
	if (path !== `/${locals.language}/${params.kind}/${params.slug}`) redirect(301, path);
	return notSent({
		entry,
		canonical: path,
		now: locals.now,
		jsonLd: entryToJsonLd(entry, url.origin, locals.language)
	});
};
