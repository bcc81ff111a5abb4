import { entryPath } from '#catalogue/index.ts';
import { summaries } from '#catalogue/index.server.ts';
import { discussionPath } from '#discussions/index.ts';
import { discussionLines } from '#discussions/index.server.ts';
import { storyPath } from '#impact/index.ts';
import { storySummaries } from '#impact/index.server.ts';
import { expertPath, nameIn, organisationPath, partnershipPath } from '#network/index.ts';
import { expertsShown, listPartnerships, organisationsById } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { dossierPath } from '#research/index.ts';
import { dossierSummaries } from '#research/index.server.ts';
import { labelIn, typeLabel } from '#vocabulary/index.ts';

/** A hit as a letter names it. `path` without the hub's address. */
export type Line = { title: string; path: string; note: string | null };

type Read = (ids: string[], language: string, now: Date) => Promise<Map<string, Line>>;

const dossiers: Read = async (ids, language) =>
	new Map(
		(await dossierSummaries(ids, language)).map((one) => [
			one.id,
			{ title: one.title.text, path: dossierPath(language, one), note: null }
		])
	);

/** Who knows what a kind of hit is; only what everybody may see. What is not here is in no digest. */
const readers: Record<string, Read> = {
	project: dossiers,
	recommendation: dossiers,
	practice: dossiers,
	entry: async (ids, language, now) =>
		new Map(
			(await summaries(ids, language, now)).map((entry) => [
				entry.id,
				{
					title: entry.title.text,
					path: entryPath(language, entry),
					note: [
						typeLabel(entry.kind, entry.type, language),
						...entry.providers.map(({ shortName, name }) => shortName ?? name)
					].join(' · ')
				}
			])
		),
	organisation: async (ids, language) =>
		new Map(
			[...(await organisationsById(ids))].map(([id, one]) => [
				id,
				{ title: nameIn(one, language).name, path: organisationPath(language, one.slug), note: null }
			])
		),
	// Whoever gets a letter has an account; who withdrew since it was queued is in none.
	expert: async (ids, language, now) =>
		new Map(
			(await expertsShown(ids, 'member', now)).map(({ id, code, profile }) => [
				id,
				{
					title: profile.name?.name ?? '',
					path: expertPath(language, code),
					note: profile.name?.headline ?? null
				}
			])
		),
	partnership: async (ids, language) =>
		new Map(
			(await listPartnerships(visitor, language, { ids })).map(({ id, text, slug, centre }) => [
				id,
				{ title: text.title, path: partnershipPath(language, slug), note: centre.name }
			])
		),
	story: async (ids, language) =>
		new Map(
			(await storySummaries(ids, language)).map(({ id, slug, title, held: [held] }) => [
				id,
				{
					title: title.text,
					path: storyPath(language, slug),
					note: held ? labelIn(held.title, language).text || null : null
				}
			])
		),
	discussion: async (ids, language) =>
		new Map(
			[...(await discussionLines(ids))].map(([id, { title, slug }]) => [
				id,
				{ title, path: discussionPath(language, slug), note: null }
			])
		)
};

export function isTold(key: string): boolean {
	return Object.hasOwn(readers, key.slice(0, key.indexOf(':')));
}

/** By key: a query for each kind that is among them. */
export async function linesOf(
	keys: readonly string[],
	language: string,
	now: Date
): Promise<Map<string, Line>> {
	const byKind = Map.groupBy(new Set(keys), (key) => key.slice(0, key.indexOf(':')));
	const read = await Promise.all(
		[...byKind].map(async ([kind, some]): Promise<[string, Line][]> => {
			const lines = await readers[kind]?.(
				some.map((key) => key.slice(kind.length + 1)),
				language,
				now
			);
			return [...(lines ?? [])].map(([id, line]) => [`${kind}:${id}`, line]);
		})
	);
	return new Map(read.flat());
}
