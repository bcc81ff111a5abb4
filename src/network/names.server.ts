import { sql } from 'drizzle-orm';
import { db, prepared } from '#platform/index.server.ts';
import { keptUntilChange } from '#search/index.server.ts';
import { nameIn, type Organisation, type OrganisationName } from './organisation.ts';
import { organisation } from './tables.server.ts';

type Named = Pick<Organisation, 'id' | 'slug' | 'name' | 'names' | 'shortName' | 'website'>;
type By = 'id' | 'slug' | 'website';

/** What lists need to name their organisations: only the names, for the page's language. */
export async function organisationNames(
	ids: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	return named('id', ids, language);
}

/** The same by slug, which is what filters carry. */
export async function organisationNamesBySlug(
	slugs: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	return named('slug', slugs, language);
}

/** The same by website, which is what a signed certificate keeps of them. */
export async function organisationNamesByWebsite(
	websites: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	return named('website', websites, language);
}

async function named(
	by: By,
	wanted: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	const found = await known[by](wanted);
	return new Map(
		[...found].map(([key, { names, name, website: _, ...own }]) => [
			key,
			{ ...own, ...nameIn({ name, names }, language) }
		])
	);
}

const { id, slug, name, names, shortName, website } = organisation;
const asked = {
	id: prepared(() =>
		db
			.select({ id, slug, name, names, shortName, website })
			.from(organisation)
			.where(sql`${id} = any(${sql.placeholder('wanted')}::uuid[])`)
			.prepare('network_names')
	),
	slug: prepared(() =>
		db
			.select({ id, slug, name, names, shortName, website })
			.from(organisation)
			.where(sql`${slug} = any(${sql.placeholder('wanted')}::text[])`)
			.prepare('network_names_by_slug')
	),
	website: prepared(() =>
		db
			.select({ id, slug, name, names, shortName, website })
			.from(organisation)
			.where(sql`${website} = any(${sql.placeholder('wanted')}::text[])`)
			.prepare('network_names_by_website')
	)
};

const most = 5_000;
/** Every page with a list names organisations, and they hardly change. */
const known = { id: knownBy('id'), slug: knownBy('slug'), website: knownBy('website') };

function knownBy(by: By): (wanted: readonly string[]) => Promise<Map<string, Named>> {
	return keptUntilChange(
		async (wanted) => new Map((await asked[by]().execute({ wanted })).map((one) => [one[by] ?? '', one])),
		most
	);
}
