import { m } from '#messages/messages.js';
import { listIndicators, namesOf } from '#impact/index.server.ts';
import { ownPrefix } from '#impact/index.ts';
import { onlyFor } from '../../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { language } = event.locals;
	const indicators = await listIndicators();
	const names = await namesOf({ cohorts: [], waves: [] }, language, indicators);
	return {
		done: event.url.searchParams.get('done') === 'defined' ? m.impact_indicator_defined() : null,
		indicators: indicators.map((one) => ({
			...{ id: one.id, version: one.version, name: names.indicator(one) },
			isOwn: one.id.startsWith(ownPrefix)
		}))
	};
};
