import { redirect } from '@sveltejs/kit';
import { daysText } from '#catalogue/ui/day.ts';
import { cellsBySource, hideCohort, openCohort, publicScope, showCohort } from '#impact/index.server.ts';
import { cohortChange, mayWithCohort, standingOf, type CohortAct } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { textIn } from '#surveys/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { onlyFor } from '../../only.server.ts';
import { standingNames } from '../standing.ts';
import { tablesOf } from './tables.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const done: Record<string, () => string> = {
	saved: m.cohorts_saved,
	removed: m.cohorts_list_removed,
	shown: m.cohorts_shown,
	hidden: m.cohorts_hidden
};

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { actor, language, now } = event.locals;
	const cohort = await openCohort(actor, event.params.cohort);
	const { slug, kind, title, startsOn, endsOn, illustrative, version } = cohort;
	const sources = await cellsBySource(cohort.id);
	const cells = [...sources.values()].flat();
	const lists = [...sources.keys()].filter((name) => name !== '').length;
	const { cohorts, illustrative: isInvented } = await publicScope(now);
	const isRealShown = cohorts.length > 0 && !isInvented;
	const standing = standingOf(cohort, now.toISOString().slice(0, 10), isRealShown);
	const change = cohortChange(cells, cells);
	const may = (act: CohortAct): boolean => mayWithCohort(actor, act, { kind, lists });
	return {
		done: done[event.url.searchParams.get('done') ?? '']?.() ?? null,
		...{ slug, illustrative, version, people: change.then, title: textIn(title, language, slug) },
		days: startsOn || endsOn ? daysText(startsOn ?? endsOn ?? '', endsOn, language) : null,
		...{ standing, standingName: standingNames[standing]() },
		may: { show: may('show'), correct: may('correct'), delete: may('delete') },
		sources: [...sources].map(([name, own]) => ({
			...{ name, people: own.reduce((sum, { count }) => sum + count, 0) }
		})),
		tables: tablesOf(change, language)
	};
};

async function doing(
	event: RequestEvent,
	said: string,
	work: (slug: string, values: Values) => Promise<void>
) {
	onlyFor('reviewers', event);
	const values = valuesOf(await event.request.formData());
	return answering(values, async () => {
		await work(event.params.cohort, values);
		redirect(303, `${event.url.pathname}?done=${said}`);
	});
}

export const actions: Actions = {
	show: (event) =>
		doing(event, 'shown', (slug, values) =>
			showCohort(event.locals.actor, slug, Number(one(values, 'version')), event.locals.now)
		),
	hide: (event) => doing(event, 'hidden', (slug) => hideCohort(event.locals.actor, slug))
};
