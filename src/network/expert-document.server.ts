import type { SearchDocument } from '#search/index.server.ts';
import { put, remove } from '#search/index.server.ts';
import { inArray } from 'drizzle-orm';
import { transaction, type Writer } from '#platform/index.server.ts';
import { topic } from '#vocabulary/index.ts';
import { expert } from './expert-tables.server.ts';
import type { Expert, ExpertId } from './expert.ts';
import { newsAt } from './expert-news.ts';
import { onlyParts, visibleParts } from './expert-visible.ts';
import { rosterMonths } from './expert-visible.server.ts';
import { organisationsBySlug } from './organisation.server.ts';

export function expertKey(id: string): string {
	return `expert:${id}`;
}

/** The hub's search holds what anybody may see of an expert, and nothing else; who is not to be seen is taken out. */
export async function putExpert(tx: Writer, row: Expert, now: Date): Promise<void> {
	const parts = visibleParts(row, 'visitor', now, rosterMonths());
	if (parts.length === 0) return remove(tx, [expertKey(row.id)]);
	const profile = onlyParts(row.profile, parts);
	const slugs = profile.affiliations?.flatMap(({ organisation }) => organisation ?? []) ?? [];
	const names = await organisationsBySlug(slugs, tx);
	await put(tx, [
		expertToDocument(
			{ id: row.id, newestAt: newsAt(row, parts) },
			profile,
			[...names.values()].map(({ name }) => name)
		)
	]);
}

export function expertToDocument(
	{ id, newestAt }: Pick<Expert, 'id'> & { newestAt: Date },
	{ name, about, roles, offer, expertise, languages, places, affiliations }: Expert['profile'],
	organisations: readonly string[]
): SearchDocument {
	const topics = [...new Set(expertise?.map((one) => one.topic) ?? [])];
	const own = affiliations?.flatMap((one) => [one.name, one.position]) ?? [];
	const words = [name?.headline, ...organisations, ...own].filter(Boolean).join(' · ');
	const language = name?.language ?? 'en';
	return {
		key: expertKey(id),
		texts: [
			{ language, title: name?.name ?? '', body: words },
			...(about ? [{ language: about.language, title: '', body: about.text }] : [])
		],
		filters: [
			'kind:expert',
			...(roles ?? []).map((role) => `type:expert/${role}`),
			...(offer?.audiences ?? []).map((id) => `audience:${id}`),
			...(offer?.modalities ?? []).map((id) => `modality:${id}`),
			...topics.map((one) => `topic:${one}`),
			...topics.flatMap((one) => topic(one)?.gcmObjectives.map((number) => `gcm:${number}`) ?? []),
			...(languages ?? []).map(({ code }) => `language:${code}`),
			...(places?.countries ?? []).map((iso2) => `country:${iso2}`),
			...(places?.regions ?? []).map((m49) => `region:${m49}`),
			...(affiliations ?? []).flatMap(({ organisation }) =>
				organisation ? [`provider:${organisation}`] : []
			)
		],
		periods: [],
		newestAt
	};
}

/** Puts experts into the search once more, as they may be seen now; an id without one is taken out. */
export async function putExpertsAgain(ids: readonly string[], now = new Date()): Promise<void> {
	const wanted = [...new Set(ids)] as ExpertId[];
	if (wanted.length === 0) return;
	await transaction(async (tx) => {
		const rows = await tx
			.select()
			.from(expert)
			.where(inArray(expert.id, wanted))
			.orderBy(expert.id)
			.for('update');
		for (const row of rows) await putExpert(tx, row, now);
		const here = new Set(rows.map(({ id }) => id));
		await remove(tx, wanted.filter((id) => !here.has(id)).map(expertKey));
	});
}
