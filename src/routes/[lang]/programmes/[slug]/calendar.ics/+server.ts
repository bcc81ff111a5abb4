import { findEntry, summaries, summariesByRun } from '#catalogue/index.server.ts';
import { findSeries } from '#events/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { editionsNamed, type Taught } from '#training/index.server.ts';
import { calendarOf } from '../../../../machine/calendar.server.ts';
import { calendarHeaders } from '../../../../machine/headers.ts';
import type { RequestHandler } from './$types';

/** The dated trainings of a year, to subscribe to: those that have a page. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const page = await findSeries(actor, params.slug, language);
	const [events, taught] = await Promise.all([
		summaries(
			page.lines.flatMap(({ event }) => event?.entryId ?? []),
			language,
			now
		),
		editionsNamed(
			page.lines.flatMap(({ editionId }) => editionId ?? []),
			language
		)
	]);
	const runs = (await Promise.all(taught.map((one) => runsOf(one, locals)))).flat();
	const calendar = calendarOf(page.text.title, [...events, ...runs], { origin: url.origin, language, now });
	return new Response(calendar, { headers: calendarHeaders(language, `${page.slug}.ics`) });
};

/** The run of its course that is this edition: the one of its days. */
async function runsOf({ edition, course }: Taught, { actor, language, now }: App.Locals) {
	if (course.entrySlug === null) return [];
	const entry = await findEntry(actor, course.entrySlug, language, now).catch((error: unknown) => {
		if (error instanceof NotFound) return null;
		throw error;
	});
	if (!entry) return [];
	const runs = await summariesByRun([entry.id], language, now);
	return runs.filter(({ startsOn }) => startsOn === edition.startsOn);
}
