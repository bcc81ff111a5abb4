import { redirect } from '@sveltejs/kit';
import { entryPath, type JsonLd } from '#catalogue/index.ts';
import { entryToJsonLd, findEntry } from '#catalogue/index.server.ts';
import { dossiersOfEntry } from '#research/index.server.ts';
import { discussionsOn } from '#discussions/index.server.ts';
import { findEventShown, seriesWith } from '#events/index.server.ts';
import { editionsHere } from '#training/index.server.ts';
import { publicUrl } from '#platform/index.server.ts';
import { dossierFound } from '../../../found/dossiers.server.ts';
import { mapOfPlaces } from '../../events/[slug]/held/map.server.ts';
import { cameOf } from '../../../stories/came-of.server.ts';
import { citedBy } from './cited.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	const entry = await findEntry(locals.actor, params.slug, locals.language, locals.now);
	const path = entryPath(locals.language, entry);
	// Merged into another entry, or asked for under another kind.
	if (path !== `/${locals.language}/${params.kind}/${params.slug}`) redirect(301, path);
	const family = [entry.slug, ...entry.alsoIn.map(({ slug }) => slug)];
	const cited = await citedBy(entry, url.origin, locals.language);
	if (cited?.link && entry.state === 'published') setHeaders({ link: cited.link });
	const dossiers = entry.kind === 'resource' ? await dossiersOfEntry(entry.id, locals.language) : [];
	const held = entry.heldHere ? await findEventShown(entry.id, locals.language, locals.now) : null;
	const editions = entry.kind === 'course' ? await editionsHere(family, locals.now) : null;
	const taught = editions ? [...editions.current, ...editions.past].map(({ edition }) => edition.id) : [];
	const subjects = [...taught.map((id) => `edition:${id}`), ...(held ? [`event:${held.event.id}`] : [])];
	return {
		entry,
		dossiers: dossiers.map((one) => ({ kind: one.kind, found: dossierFound(one, locals.language) })),
		cited: cited?.cited ?? null,
		editions,
		came: await cameOf(subjects, locals),
		held: held && {
			...held,
			map: await mapOfPlaces(held.places),
			/** The centres' years in which it has its place. */
			years: await seriesWith({ eventId: held.event.id }, locals.language)
		},
		discussions: entry.state === 'published' ? await discussionsOn({ kind: 'entry', id: entry.id }) : null,
		/** Where the hub is reached otherwise than by this request. */
		hub: new URL(publicUrl()).origin,
		canonical: path,
		now: locals.now,
		jsonLd: { ...entryToJsonLd(entry, url.origin, locals.language), ...defined(cited?.jsonLd) }
	};
};

/** What a row above knows goes over what the catalogue says; what it does not know takes nothing away. */
function defined(jsonLd: JsonLd = {}): JsonLd {
	return Object.fromEntries(
		Object.entries(jsonLd).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0))
	);
}
