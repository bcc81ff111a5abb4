import list from './approaches.json' with { type: 'json' };
import { broaderTopics, topic, type Term } from './subjects.ts';

/** A way of studying migration: by its causes in the environment, by its economy, by the law… Each is a set of topics. */
export type Approach = Term & { topics: readonly string[] };

export const approaches: readonly Approach[] = list;
const byId = new Map(approaches.map((one) => [one.id, one]));

export function approach(id: string): Approach | undefined {
	return byId.get(id);
}

/**
 * The approaches a topic belongs to: those that list it, else those that list the nearest topic above it. Only the nearest:
 * a work on cities is one on local governance, and not for that alone one on governance.
 */
export function approachesOfTopic(id: string): string[] {
	if (topic(id) === undefined) return [];
	for (const one of [id, ...broaderTopics(id)]) {
		const found = approaches.filter(({ topics }) => topics.includes(one));
		if (found.length > 0) return found.map((each) => each.id);
	}
	return [];
}
