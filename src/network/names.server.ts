import { sql } from 'drizzle-orm';
import { db, pools, prepared } from '#platform/index.server.ts';
import { generation } from '#search/index.server.ts';
import { nameIn, type Organisation, type OrganisationName } from './organisation.ts';
import { organisation } from './tables.server.ts';

type Named = Pick<Organisation, 'id' | 'slug' | 'name' | 'names' | 'shortName'>;
type By = 'id' | 'slug';

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

async function named(
	by: By,
	wanted: readonly string[],
	language: string
): Promise<Map<string, OrganisationName>> {
	const found = await known(by, [...new Set(wanted)]);
	return new Map(
		found.map(({ names, name, ...own }) => [own[by], { ...own, ...nameIn({ name, names }, language) }])
	);
}

// Every page with a list names organisations, and they hardly change. Each change puts their document, so what was read stands
// until the search hears of one.
type Kept = { generation: number; pool: object; id: Map<string, Named>; slug: Map<string, Named> };
let kept: Kept | null = null;

async function known(by: By, wanted: readonly string[]): Promise<Named[]> {
	const before = keptNow();
	const missing = before === null ? wanted : wanted.filter((one) => !before[by].has(one));
	const read = missing.length > 0 ? await asked[by]().execute({ wanted: missing }) : [];
	// What was read before a change was heard of may be from before the change.
	if (before !== null && before === keptNow()) for (const one of read) keep(before, one);
	const all = before === null ? read : [...read, ...wanted.flatMap((one) => before[by].get(one) ?? [])];
	return [...new Map(all.map((one) => [one.id, one])).values()];
}

function keptNow(): Kept | null {
	const now = generation();
	if (now === null) return null;
	const pool = pools().reading;
	if (kept?.generation !== now || kept.pool !== pool)
		kept = { generation: now, pool, id: new Map(), slug: new Map() };
	return kept;
}

function keep({ id, slug }: Kept, one: Named): void {
	id.set(one.id, one);
	slug.set(one.slug, one);
}

const { id, slug, name, names, shortName } = organisation;
const asked = {
	id: prepared(() =>
		db
			.select({ id, slug, name, names, shortName })
			.from(organisation)
			.where(sql`${id} = any(${sql.placeholder('wanted')}::uuid[])`)
			.prepare('network_names')
	),
	slug: prepared(() =>
		db
			.select({ id, slug, name, names, shortName })
			.from(organisation)
			.where(sql`${slug} = any(${sql.placeholder('wanted')}::text[])`)
			.prepare('network_names_by_slug')
	)
};
