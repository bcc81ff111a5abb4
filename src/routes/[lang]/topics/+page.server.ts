import { labelIn, narrowerTopics, topic, topics } from '#vocabulary/index.ts';
import { countEntries } from '../../browse/holdings.server.ts';
import type { PageServerLoad } from './$types';

export type Branch = { id: string; name: string; count: number; below: Branch[] };

export const load: PageServerLoad = async ({ locals: { now, language } }) => {
	const { counts } = await countEntries({}, { now, language });
	const countOf = new Map(counts.all('topic').map(({ value, count }) => [value, count]));
	const collator = new Intl.Collator(language);
	const branch = (id: string): Branch => ({
		id,
		name: labelIn(topic(id)?.labels ?? {}, language).text,
		count: countOf.get(id) ?? 0,
		below: narrowerTopics(id)
			.map(branch)
			.sort((a, b) => collator.compare(a.name, b.name))
	});
	return {
		branches: topics
			.filter(({ broader }) => broader === null)
			.map(({ id }) => branch(id))
			.sort((a, b) => collator.compare(a.name, b.name))
	};
};
