import { broaderTopics } from '#vocabulary/index.ts';

/** Which way people move in what a work is about. */
export const directions = ['internal', 'cross-border', 'return'] as const;
export type Direction = (typeof directions)[number];

const topicsOf: Record<Direction, readonly string[]> = {
	internal: ['internal-migration', 'internal-displacement', 'urban-migration', 'rural-migration'],
	'cross-border': [
		...['labour-migration', 'regular-pathways', 'irregular-migration', 'refugees', 'trafficking'],
		...['south-south-migration', 'border-management', 'remittances', 'diaspora-engagement']
	],
	return: ['return-reintegration', 'durable-solutions']
};

/**
 * The directions a work is about, by its topics; none where they say nothing of it. The nearest topic that says one decides:
 * durable solutions are about return, though the displacement above them is internal.
 */
export function directionsOf(topics: readonly string[]): Direction[] {
	const found = new Set(topics.flatMap(directionsOfTopic));
	return directions.filter((one) => found.has(one));
}

function directionsOfTopic(id: string): Direction[] {
	for (const topic of [id, ...broaderTopics(id)]) {
		const own = directions.filter((one) => topicsOf[one].includes(topic));
		if (own.length > 0) return own;
	}
	return [];
}
