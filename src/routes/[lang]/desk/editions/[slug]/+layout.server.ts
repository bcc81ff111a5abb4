import { editionPath } from '#catalogue/index.ts';
import { NotFound } from '#platform/index.ts';
import { worksHere } from '#people/index.ts';
import { allowedIn, numbersOf, openEdition } from '#training/index.server.ts';
import { listedEdition } from '../listed.server.ts';
import type { LayoutServerLoad } from './$types';

/** The head of every page about one edition. For learners the desk of theirs does not exist. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const edition = await openEdition(actor, 'see', params.slug);
	const allowed = await allowedIn(actor, edition);
	if (!allowed.includes('measure') && !worksHere(actor)) throw new NotFound('edition');
	const [listed, numbers] = await Promise.all([
		listedEdition(edition, language, now),
		numbersOf([edition.id])
	]);
	return {
		head: {
			...listed,
			state: edition.state,
			revision: edition.revision,
			admission: edition.admission,
			teaches: edition.versionId !== null,
			allowed,
			// Small numbers name people: they are for who sees the people anyway.
			numbers: allowed.includes('follow') ? (numbers.get(edition.id) ?? null) : null,
			page: listed.entrySlug && editionPath(language, listed.entrySlug, edition.slug)
		}
	};
};
