import { listSeries } from '#events/index.server.ts';
import { mayKeepSomeSeries } from '#events/index.ts';
import { onlyFor } from '../only.server.ts';
import { doneText } from './done.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	return {
		done: doneText(event.url),
		years: await listSeries(actor, language, { kept: true }),
		mayAdd: mayKeepSomeSeries(actor)
	};
};
