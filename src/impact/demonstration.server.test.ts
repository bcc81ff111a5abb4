import { expect, test } from 'vitest';
import { answersOf, loadReadyQuestionnaires, participationOf, waveById } from '#surveys/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { loadInventedImpact } from './demonstration.server.ts';
import { factsFor } from './fact.server.ts';

useDatabase();
const now = new Date('2026-11-22T10:00:00Z');

test('the invented data set is loaded once, closed, and marked', async () => {
	await loadReadyQuestionnaires(now);
	const scope = await loadInventedImpact(now);
	expect(await loadInventedImpact(now)).toBeNull();
	const [followUp, evaluation] = await Promise.all(scope!.waves.map((id) => waveById(id)));
	expect([followUp, evaluation].map((wave) => [wave!.illustrative, wave!.closedAt !== null])).toEqual([
		[true, true],
		[true, true]
	]);
	expect(await participationOf(followUp!)).toMatchObject({ invited: 1684, responses: 300 });
	expect((await answersOf(followUp!.id)).responses).toHaveLength(300);
	const facts = await factsFor(scope!, ['participants', 'application', 'intention', 'response_rate'], now);
	expect(facts['participants']).toMatchObject({ state: 'told', value: 1684 });
	expect(facts['application']).toMatchObject({ state: 'told', base: 300 });
	expect(facts['intention']?.state).toBe('told');
	expect(facts['response_rate']).toMatchObject({ state: 'told', n: 300 });
});
