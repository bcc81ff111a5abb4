import { sql } from 'drizzle-orm';
import { remembered } from '#platform/index.ts';
import { db, prepared } from '#platform/index.server.ts';
import { keptUntilChange } from '#search/index.server.ts';
import { nameIn, type Organisation, type OrganisationName } from './organisation.ts';
import { organisation } from './tables.server.ts';

type Named = Pick<Organisation, 'id' | 'slug' | 'name' | 'names' | 'shortName'>;
type By = 'id' | 'slug' | 'website';

/** What lists need to name their organisations: only the names, for the page's language. */
export async function organisationNames(
	ids: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	return known.id(language)(ids);
}

/** The same by slug, which is what filters carry. */
export async function organisationNamesBySlug(
	slugs: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	return known.slug(language)(slugs);
}

/** The same by website, which is what a signed certificate keeps of them. */
export async function organisationNamesByWebsite(
	websites: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	return known.website(language)(websites);
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
type Names = (wanted: readonly string[]) => Promise<Map<string, OrganisationName>>;

/** Every page with a list names organisations, and they hardly change. */
const known = { id: knownBy('id'), slug: knownBy('slug'), website: knownBy('website') };

function knownBy(by: By): (language: string) => Names {
	return remembered((language) =>
		keptUntilChange(
			async (wanted) =>
				new Map(
					(await asked[by]().execute({ wanted })).map((one) => [one[by] ?? '', nameFrom(one, language)])
				),
			most
		)
	);
}

function nameFrom({ id, slug, shortName, name, names }: Named, language: string): OrganisationName {
	return { id, slug, shortName, ...nameIn({ name, names }, language) };
}
