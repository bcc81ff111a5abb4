import { m } from '#messages/messages.js';
import { daysText } from '#catalogue/ui/day.ts';
import { countCohorts, listCohorts, mayCount } from '#impact/index.server.ts';
import { NotFound } from '#platform/index.ts';
import { textIn } from '#surveys/index.ts';
import { onlyFor } from '../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { language } = event.locals;
	return {
		done: event.url.searchParams.get('done') === 'added' ? m.impact_cohort_added() : null,
		cohorts: (await listCohorts()).map(
			({ slug, title, startsOn, endsOn, people, sources, illustrative }) => ({
				...{ slug, title: textIn(title, language, slug), people, sources, illustrative },
				days: startsOn || endsOn ? daysText(startsOn ?? endsOn ?? '', endsOn, language) : null
			})
		)
	};
};

export const actions: Actions = {
	recount: async (event) => {
		onlyFor('reviewers', event);
		if (!mayCount(event.locals.actor)) throw new NotFound('page');
		return countCohorts(event.locals.now);
	}
};
