import { discussionsOn } from '#discussions/index.server.ts';
import { NotFound } from '#platform/index.ts';
import {
	broaderTopics,
	labelIn,
	narrowerTopics,
	objectives,
	targets,
	topic,
	type Topic
} from '#vocabulary/index.ts';
import { heldFor } from '../../../browse/holdings.server.ts';
import { otherNames } from './names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now, language } }) => {
	const found = topic(params.topic);
	if (!found) throw new NotFound('topic');
	const named = (id: string) => ({
		id,
		name: labelIn(topic(id)?.labels ?? {}, language).text
	});
	return {
		held: await heldFor({ topic: [found.id] }, { now, language }),
		discussions: await discussionsOn({ kind: 'topic', id: found.id }),
		id: found.id,
		name: labelIn(found.labels, language),
		definition: labelIn(found.definition, language),
		otherNames: otherNames(found, language),
		// from the widest down: the way a reader came
		broader: broaderTopics(found.id).reverse().map(named),
		narrower: narrowerTopics(found.id).map(named),
		objectives: objectivesOf(found, language),
		targets: targetsOf(found, language)
	};
};

function objectivesOf({ gcmObjectives }: Topic, language: string) {
	return objectives
		.filter(({ number }) => gcmObjectives.includes(number))
		.map(({ number, labels }) => ({ number, name: labelIn(labels, language).text }));
}

function targetsOf({ sdgTargets }: Topic, language: string) {
	return targets
		.filter(({ id }) => sdgTargets.includes(id))
		.map(({ id, goal, titles }) => ({ id, goal, name: labelIn(titles, language).text }));
}
