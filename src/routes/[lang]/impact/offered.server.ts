import { countEntries, type Asked } from '../../browse/holdings.server.ts';
import { entryKinds } from '../../browse/holdings.ts';
import { searchPath, type Filter } from '../../browse/paths.ts';

/** The topics of the catalogue that an answer of the follow-up’s “topics wanted” is about. */
const topicsOf: Record<string, readonly string[]> = {
	contributions: ['migration-development', 'public-narratives'],
	barriers: ['migrant-entrepreneurship', 'discrimination-xenophobia'],
	strategies: ['migrant-entrepreneurship', 'refugee-livelihoods'],
	regulation: ['migration-law'],
	finance: ['financial-inclusion', 'financial-literacy'],
	skills: ['migrant-entrepreneurship', 'skills-recognition'],
	technology: ['digital-technology'],
	networks: ['diaspora-engagement'],
	climate: ['climate-migration'],
	protection: ['human-rights', 'vulnerability-protection'],
	labour: ['labour-migration'],
	data: ['data-statistics']
};

export type Offered = { count: number; address: string };

/** How many records of the catalogue are about each answer; one that is mapped to no topic has none. */
export async function offeredOn(answers: readonly string[], asked: Asked): Promise<Map<string, Offered>> {
	const found = await Promise.all(
		answers.map(async (answer): Promise<[string, Offered][]> => {
			const topics = topicsOf[answer];
			if (!topics) return [];
			const { total } = await countEntries({ topic: [...topics] }, asked);
			const filters: Filter[] = [
				...entryKinds.map((kind): Filter => ['kind', kind]),
				...topics.map((topic): Filter => ['topic', topic])
			];
			return [[answer, { count: total, address: searchPath(asked.language, filters) }]];
		})
	);
	return new Map(found.flat());
}
