import { inArray } from 'drizzle-orm';
import { NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import { byName, nameIn, type Organisation, type OrganisationId } from './organisation.ts';
import { organisation } from './tables.server.ts';

/** An organisation's page. Throws NotFound. */
export async function findOrganisation(
	slug: string,
	language: string
): Promise<Organisation & { title: { text: string; language: string } }> {
	const found = (await organisationsBySlug([slug])).get(slug);
	if (!found) throw new NotFound('organisation');
	const { name, language: of } = nameIn(found, language);
	return { ...found, title: { text: name, language: of } };
}

/** All of them, by name as readers of `language` sort names. */
export async function listOrganisations(
	language: string
): Promise<(Organisation & { title: { text: string; language: string } })[]> {
	const all = await db.select().from(organisation);
	const compare = byName<{ name: string }>(language);
	return all
		.map((one) => {
			const { name, language: of } = nameIn(one, language);
			return { ...one, title: { text: name, language: of } };
		})
		.sort((a, b) => compare({ name: a.title.text }, { name: b.title.text }));
}

export async function organisationsById(
	ids: readonly string[],
	reader: Reader = db
): Promise<Map<string, Organisation>> {
	if (ids.length === 0) return new Map();
	const wanted = [...new Set(ids)] as OrganisationId[];
	const found = await reader.select().from(organisation).where(inArray(organisation.id, wanted));
	return new Map(found.map((one) => [one.id, one]));
}

export async function organisationsBySlug(
	slugs: readonly string[],
	reader: Reader = db
): Promise<Map<string, Organisation>> {
	if (slugs.length === 0) return new Map();
	const found = await reader
		.select()
		.from(organisation)
		.where(inArray(organisation.slug, [...new Set(slugs)]));
	return new Map(found.map((one) => [one.slug, one]));
}
