import { redirect } from '@sveltejs/kit';
import { entryPath } from '#catalogue/index.ts';
import { entryToJsonLd, findEntry } from '#catalogue/index.server.ts';
import { editionsHere } from '#training/index.server.ts';
import { notSent } from '../../../unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const entry = await findEntry(locals.actor, params.slug, locals.language, locals.now);
	const path = entryPath(locals.language, entry);
	// Merged into another entry, or asked for under another kind.
	if (path !== `/${locals.language}/${params.kind}/${params.slug}`) redirect(301, path);
	const family = [entry.slug, ...entry.alsoIn.map(({ slug }) => slug)];
	return notSent({
		entry,
		editions: entry.kind === 'course' ? await editionsHere(family, locals.now) : null,
		canonical: path,
		now: locals.now,
		jsonLd: entryToJsonLd(entry, url.origin, locals.language)
	});
};
