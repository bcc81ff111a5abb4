import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aCohort } from './cohort-builders.server.ts';
import type { CohortId } from './cohort.ts';
import type { Cell, Group } from './group.ts';
import { auditOfTold, toldByStory } from './story-audit.server.ts';
import { askReleaseAudited, aStory, releasedByTwo } from './story-builders.server.ts';
import { storyNow } from './story-freezing.server.ts';
import { withdrawStory } from './story-withdrawing.server.ts';

useDatabase();
const now = new Date('2027-06-02T10:00:00Z');
const women = (count: number): Cell => ({ in: { gender: 'female' }, count });
const men = (count: number): Cell => ({ in: { gender: 'male' }, count });
const others = (count: number): Cell => ({ in: { gender: 'other' }, count });
/** Not over yet, so that the public numbers say nothing of it. */
const coming = { startsOn: '2027-05-01', endsOn: '2027-12-31' };

const storyOf = (cohorts: CohortId[], body: string) => aStory({ scope: { cohorts, waves: [] }, body });
async function auditOf({ story }: Awaited<ReturnType<typeof aStory>>) {
	return auditOfTold(await toldByStory(story.id, await storyNow(story, now), now));
}

const samePeople = async ({ story }: Awaited<ReturnType<typeof aStory>>) =>
	(await toldByStory(story.id, await storyNow(story, now), now)).beside.flatMap(({ same }) => same);
const exactly = (of: Group, count: number) => ({ kind: 'count', of, least: count, most: count });

test('two stories beside each other do not tell of the few who are in one of them alone', async () => {
	const many = await aCohort(`many-${newId()}`, [women(40)], coming);
	const few = await aCohort(`few-${newId()}`, [women(3)], coming);
	const first = await storyOf([many], '{{fact:participants}} took part.');
	await releasedByTwo(first);
	const second = await storyOf([many, few], '{{fact:participants}} took part.');
	const audit = await auditOf(second);
	expect(audit).toMatchObject({
		verdict: 'blocked',
		different: [{ key: 'participants', by: 3, publication: { slug: first.slug, title: 'What they did' } }]
	});
	expect(await codeOf(askReleaseAudited(second.editor, second.slug, true, now))).toBe('story_blocked');
	// What was taken back is read by nobody.
	await withdrawStory(first.editor, first.slug, 'It was wrong.', now);
	expect(await auditOf(second)).toMatchObject({ verdict: 'safe', different: [], publications: [] });
});

test('what another story tells of the same people is attacked with it', async () => {
	const cohort = await aCohort(`same-${newId()}`, [women(40), men(30), others(3)], coming);
	const first = await storyOf([cohort], '{{fact:participants}} took part.');
	await releasedByTwo(first);
	const second = await storyOf([cohort], '{{fact:participants:gender.female}} women took part.');
	expect(await samePeople(second)).toContainEqual(exactly({}, 73));
	const { different, publications } = await auditOf(second);
	expect([different, publications?.map((one) => one?.slug)]).toEqual([[], [first.slug]]);
});

test('a story and the public numbers of the same cohort are attacked together', async () => {
	const over = { startsOn: '2026-01-10', endsOn: '2026-03-10' };
	const cohort = await aCohort(`public-${newId()}`, [women(40), men(30), others(3)], over);
	await aCohort(`public-${newId()}`, [women(60), men(60), others(20)], over);
	const told = await storyOf([cohort], '{{fact:participants:gender.female}} women took part.');
	// The public numbers tell of this cohort by its name, and hide the men, who would tell of the others.
	const same = await samePeople(told);
	expect(same).toContainEqual(exactly({}, 73));
	expect(same).not.toContainEqual(exactly({ gender: 'male' }, 30));
	const audit = await auditOf(told);
	expect(audit).toMatchObject({ verdict: 'safe', different: [], publications: [null] });
});
