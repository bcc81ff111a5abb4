import { findSeries } from '#events/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { onlyFor } from '../../only.server.ts';
import type { LayoutServerLoad } from './$types';

/** A year's desk is for who keeps it; to others it does not exist. */
export const load: LayoutServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params } = event;
	const { slug, year, text, state, revision, illustrative, kept } = await findSeries(
		locals.actor,
		params.slug,
		locals.language
	);
	if (!kept) throw new NotFound('series');
	return { series: { slug, year, text, state, revision, illustrative } };
};
