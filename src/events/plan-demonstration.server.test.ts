import { afterAll, expect, test } from 'vitest';
import { system, visitor } from '#people/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { boardOf } from './board.server.ts';
import { boardQueryFrom } from './board.ts';
import { followPlans } from './follow-up.server.ts';
import { loadPlanDemonstration } from './plan-demonstration.server.ts';
import { writePlanLetter } from './plan-letter.server.ts';
import { findPlan, listPlans, lookAtPlans } from './plan.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-22T10:00:00Z');
const slug = 'field-school-philippines-illustrative';

test('twenty invented plans, each marked, seven months on; who did not answer is there too; nobody is written to', async () => {
	const host = await anOrganisation();
	expect(await loadPlanDemonstration({ host: host.slug, now })).toEqual({ plans: 20 });
	expect(await loadPlanDemonstration({ host: host.slug, now })).toEqual({ plans: 0 });
	const board = async (month: number) =>
		(await boardOf(system('test'), slug, boardQueryFrom(new URLSearchParams({ month: String(month) })), now))
			.total;
	expect(await board(3)).toMatchObject({ planned: 20, base: 19, n: 17, missing: 2 });
	expect(await board(6)).toMatchObject({ planned: 20, base: 19, n: 14, missing: 5 });
	expect(await board(12)).toMatchObject({ planned: 20, base: 0, n: 0, missing: 0 });

	const { event, viewer } = await lookAtPlans(visitor, slug, null);
	const shown = await listPlans(viewer, event.id);
	expect(shown.every(({ illustrative }) => illustrative)).toBe(true);
	expect(shown).toHaveLength(6);
	const { practices } = await findPlan(viewer, event.id, shown[0]?.number ?? 0);
	expect(practices[0]?.sessionId).not.toBe(null);
	expect(await followPlans(now)).toEqual({ letters: 0 });
	expect(await writePlanLetter(shown[0]?.id as never, 'milestone', 6)).toBe(null);
});
