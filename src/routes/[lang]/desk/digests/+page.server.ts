import { numberText } from '#catalogue/ui/locale.ts';
import { instantText } from '#catalogue/ui/when.ts';
import { listRuns } from '#following/index.server.ts';
import { m } from '#messages/messages.js';
import { readersZone } from '../../../zone.server.ts';
import { onlyFor } from '../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('administrators', event);
	const { actor, language } = event.locals;
	const zone = readersZone(event.cookies) ?? 'UTC';
	const number = (value: number) => numberText(value, language);
	const runs = await listRuns(actor);
	return {
		runs: runs.map((run) => ({
			key: `${run.rhythm} ${run.period}`,
			name: `${run.rhythm === 'daily' ? m.following_daily() : m.following_weekly()} · ${run.period}`,
			began: instantText(run.beganAt, null, zone, language),
			lookedAt: number(run.lookedAt),
			withNews: number(run.withNews),
			sent: number(run.sent),
			refused: number(run.refused),
			share: { value: run.sent + run.refused, max: Math.max(1, run.withNews) },
			finished: run.finishedAt !== null
		}))
	};
};
