import { m } from '#messages/messages.js';
import { daysText } from '#catalogue/ui/day.ts';
import { countCohorts, listCohorts } from '#impact/index.server.ts';
import { mayCount, standingOf } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import { textIn } from '#surveys/index.ts';
import { onlyFor } from '../only.server.ts';
import { standingNames } from './standing.ts';
import type { Actions, PageServerLoad } from './$types';

const done: Record<string, () => string> = { added: m.impact_cohort_added, deleted: m.cohorts_deleted };

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { language, now } = event.locals;
	const today = now.toISOString().slice(0, 10);
	const cohorts = await listCohorts();
	const isRealShown = cohorts.some((one) => !one.illustrative && standingOf(one, today, false) === 'public');
	return {
		done: done[event.url.searchParams.get('done') ?? '']?.() ?? null,
		cohorts: cohorts.map((one) => ({
			...{ slug: one.slug, title: textIn(one.title, language, one.slug), people: one.people },
			...{ sources: one.sources, illustrative: one.illustrative },
			standing: standingNames[standingOf(one, today, isRealShown)](),
			days:
				one.startsOn || one.endsOn ? daysText(one.startsOn ?? one.endsOn ?? '', one.endsOn, language) : null
		}))
	};
};

export const actions: Actions = {
	recount: async (event) => {
		onlyFor('reviewers', event);
		if (!mayCount(event.locals.actor)) throw new NotFound('page');
		return countCohorts(event.locals.now);
	}
};
