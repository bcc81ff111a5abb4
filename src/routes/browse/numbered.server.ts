import { NotFound } from '#platform/index.ts';
import { labelIn, topics, type Numbered, type Topic } from '#vocabulary/index.ts';
import { heldFor, type Asked, type Filters } from './holdings.server.ts';

/** The page of a goal or an objective: its words, what the hub holds for it, and the topics that lead there. */
export async function numberedPage(
	list: readonly Numbered[],
	text: string,
	filters: (id: string) => Filters,
	leadsThere: (topic: Topic, number: number) => boolean,
	asked: Asked
) {
	const found = list.find(({ number }) => String(number) === text);
	if (!found) throw new NotFound('goal');
	const collator = new Intl.Collator(asked.language);
	return {
		held: await heldFor(filters(text), asked),
		number: found.number,
		count: list.length,
		name: labelIn(found.labels, asked.language),
		title: labelIn(found.titles, asked.language),
		topics: topics
			.filter((topic) => leadsThere(topic, found.number))
			.map(({ id, labels }) => ({ id, name: labelIn(labels, asked.language).text }))
			.sort((a, b) => collator.compare(a.name, b.name))
	};
}
