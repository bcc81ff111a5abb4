import { coursesToLead, editionsLed, evaluatedBy, numbersOf } from '#training/index.server.ts';
import { doneText } from './edition-words.server.ts';
import { listedEdition } from './listed.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, language, now } = locals;
	const [editions, courses] = await Promise.all([editionsLed(actor), coursesToLead(actor)]);
	const evaluated = await evaluatedBy(actor);
	const numbers = await numbersOf(editions.flatMap(({ id }) => (evaluated.has(id) ? [] : [id])));
	const listed = await Promise.all(
		editions.map(async (edition) => ({
			...(await listedEdition(edition, language, now)),
			numbers: numbers.get(edition.id) ?? null
		}))
	);
	const isOver = ({ phase }: (typeof listed)[number]) =>
		phase === 'past' || phase === 'over' || phase === 'cancelled';
	return {
		done: doneText(url),
		now: listed.filter((one) => !isOver(one)),
		before: listed.filter(isOver),
		mayBegin: courses.length > 0
	};
};
