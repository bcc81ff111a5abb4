import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { aKeeper, anExpert, aProfile } from './expert-builders.server.ts';
import { expert } from './expert-tables.server.ts';
import { audiences, expertParts, type Consent, type Expert, type ExpertPart } from './expert.ts';
import { viewerOf, viewers, visibleParts } from './expert-visible.ts';
import { seesPart } from './expert-visible.server.ts';

useDatabase();

const now = new Date('2026-11-22T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const months = 9;

test('the rule and its twin in SQL say the same of every state, audience and viewer', async () => {
	const states: Partial<Expert>[] = [
		{ describedAt: null, confirmedAt: null, vettedAt: null, vettedBy: null },
		{ vettedAt: null, vettedBy: null },
		{},
		{ confirmedAt: ago(280) },
		{ confirmedAt: ago(304) },
		{ confirmedAt: ago(400) },
		{ withdrawnAt: ago(1) }
	];
	const profile = aProfile();
	for (const state of states)
		for (const name of audiences)
			for (const other of audiences) {
				const consent: Consent = {
					...Object.fromEntries(Object.keys(profile).map((part) => [part, other])),
					name
				};
				await anExpert({ profile, updatedAt: ago(20), ...state, consent });
			}
	const rows = await db.select().from(expert);
	expect(rows.length).toBe(states.length * 9);
	for (const viewer of viewers) {
		const part = sql`part.name`;
		const { rows: twin } = await db.execute<{ id: string; parts: ExpertPart[] }>(sql`
			select expert.id, array(select name from unnest(${sql.param([...expertParts])}::text[]) with ordinality as part (name, place)
				where ${seesPart(part, viewer, now, months)} order by place) as parts from expert`);
		const inSql = new Map(twin.map(({ id, parts }) => [id, parts]));
		for (const row of rows)
			expect(inSql.get(row.id), `${viewer} ${JSON.stringify(row.consent)}`).toEqual(
				visibleParts(row, viewer, now, months)
			);
	}
});

test('a viewer is oneself, who keeps the roster, a member or anybody', async () => {
	const keeper = await aKeeper();
	const member = await aPerson();
	const editor = await aPerson({ roles: [{ role: 'editor' }] });
	expect([
		viewerOf(visitor),
		viewerOf(member, 'somebody'),
		viewerOf(member, member.id),
		viewerOf(editor),
		viewerOf(keeper),
		viewerOf(keeper, keeper.id)
	]).toEqual(['visitor', 'member', 'self', 'member', 'staff', 'self']);
});
