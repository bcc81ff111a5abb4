import { listMine } from '#catalogue/index.server.ts';
import { organisationsById } from '#network/index.server.ts';
import { nameIn } from '#network/index.ts';
import { contributesTo, isAdministrator, worksHere } from '#people/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { doneFrom } from './done.server.ts';
import { lineOf } from './line.server.ts';
import { waitsFor } from './waits.server.ts';
import { waitsInEditions } from './waits-in-editions.server.ts';
import { waitsInEvents } from './waits-in-events.server.ts';
import { waitsInStories } from './stories/waits.server.ts';
import { waitsInSurveys } from './surveys/waits.server.ts';
import { rosterWaits } from './roster/waits.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, language, now } = locals;
	const name = actor.kind === 'person' ? actor.name : '';
	const editions = [
		...(await waitsInEditions(actor, language, now)),
		...(await waitsInEvents(actor, language, now)),
		...(await waitsInSurveys(actor, language, now)),
		...(await waitsInStories(actor, language)),
		...(await rosterWaits(actor))
	];
	// A team's member, or who keeps the roster, without another role has nothing else here.
	if (!worksHere(actor))
		return { name, lettersInLog: false, waits: editions, mine: [], organisations: [], done: null };
	const [waits, mine, organisations, done] = await Promise.all([
		waitsFor(actor, language, now),
		listMine(actor, language, now),
		organisationsById(contributesTo(actor)),
		doneFrom(url, actor, language)
	]);
	return {
		name,
		lettersInLog: isAdministrator(actor) && !mailIsSent(),
		waits: [...editions, ...waits],
		mine: mine.slice(0, 6).map((entry) => lineOf(entry, language, now)),
		organisations: [...organisations.values()].map((one) => ({ slug: one.slug, ...nameIn(one, language) })),
		done
	};
};
