import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEvent } from './builders.server.ts';
import type { ParticipantId } from './participant.ts';
import { commentOnPlan, commentsOn } from './plan-comment.server.ts';
import { aParticipant, aPlan, asParticipant, planOf, planWords } from './plan-builders.server.ts';
import { askForPlanLink, invitePlans, revokePlanLink } from './plan-inviting.server.ts';
import { participantKey } from './plan-key.server.ts';
import { writePlanLink } from './plan-letter.server.ts';
import { mayPlan, type PlanViewer } from './plan-policy.ts';
import { governedPlan, listPlans, lookAtPlans, membersOf } from './plan.server.ts';
import { notePracticeOfPlan, plansOfPractice } from './plan-practice.server.ts';
import { eventPlan } from './plan-tables.server.ts';
import { addPlanMember, beginPlan, closePlan, savePlan, sharePlan } from './plan-writing.server.ts';

useDatabase();
afterAll(closeIndex);

const after = (day: string) => new Date(`${day}T12:00:00Z`);
const jobs = async () =>
	(
		await db.execute<{ name: string }>(
			sql`select task_identifier as name from graphile_worker.jobs where task_identifier like 'events.mailPlan%' order by id`
		)
	).rows.length;

test('one policy, in code and in SQL', async () => {
	const event = await anEvent();
	const people: ParticipantId[] = [];
	for (const name of ['Ana', 'Ben', 'Caro']) people.push(await aParticipant(event, { name }));
	const [ana, ben, caro] = people as [ParticipantId, ParticipantId, ParticipantId];
	const mates = `${ben}@example.org`;
	for (const audience of ['own', 'delegation', 'participants', 'public'] as const)
		for (const state of ['draft', 'shared', 'closed'] as const) {
			const at = new Date('2027-05-20T20:00:00Z');
			const number = await aPlan(event, ana, { audience: state === 'draft' ? null : audience, at });
			await addPlanMember(asParticipant(ana), event.id, number, mates, at);
			if (state === 'closed') await closePlan(asParticipant(ana), event.id, number, at);
			if (state === 'draft')
				await transaction((tx) =>
					tx
						.update(eventPlan)
						.set({ audience })
						.where(sql`event_id = ${event.id} and number = ${number}`)
				);
		}
	const all = await db.select().from(eventPlan).where(eq(eventPlan.eventId, event.id));
	const members = await membersOf(all.map(({ id }) => id));
	const nobody: PlanViewer = { actor: visitor, participantId: null, follows: false };
	const team = { ...nobody, follows: true };
	for (const viewer of [asParticipant(ana), asParticipant(ben), asParticipant(caro), nobody, team]) {
		const rule = all
			.filter((plan) => mayPlan(viewer, 'see', governedPlan(plan, members.get(plan.id) ?? [])))
			.map(({ number }) => number)
			.sort((a, b) => a - b);
		const listed = (await listPlans(viewer, event.id)).map(({ number }) => number).sort((a, b) => a - b);
		expect(listed).toEqual(rule);
	}
	expect(all).toHaveLength(12);
});

test('a participant reaches their plans by account or by link, and a revoked, forged or foreign link opens nothing', async () => {
	const [event, other] = [await anEvent(), await anEvent()];
	const person = await aPerson();
	const id = await aParticipant(event, { email: person.email.toUpperCase() });
	const key = await participantKey(id);
	const who = async (actor: Parameters<typeof lookAtPlans>[0], slug: string, by: string | null) =>
		(await lookAtPlans(actor, slug, by)).viewer.participantId;
	expect(await who(visitor, event.slug, key)).toBe(id);
	expect(await who(person, event.slug, null)).toBe(id);
	expect(await who(visitor, other.slug, key)).toBe(null);
	expect(await who(visitor, event.slug, `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`)).toBe(null);
	const admin = await aPerson({ roles: [{ role: 'administrator' }] });
	await revokePlanLink(admin, event.slug, id);
	expect(await who(visitor, event.slug, key)).toBe(null);
	expect(await who(visitor, event.slug, await participantKey(id))).toBe(id);
});

test('the same form sent twice begins one plan, and two writers do not overwrite each other', async () => {
	const event = await anEvent();
	const ana = asParticipant(await aParticipant(event));
	const begun = { id: newId<'Plan'>(), title: 'Savings', language: 'es' };
	const now = after('2027-05-20');
	const numbers = await Promise.all([
		beginPlan(ana, event.id, begun, now),
		beginPlan(ana, event.id, begun, now)
	]);
	expect(numbers).toEqual([1, 1]);
	const saves = [planWords({ gaps: 'one' }), planWords({ gaps: 'other' })].map((words) =>
		savePlan(ana, event.id, 1, 1, words, now)
	);
	const ended = await Promise.allSettled(saves);
	expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	await expect(savePlan(ana, event.id, 1, 1, planWords(), now)).rejects.toMatchObject({
		code: 'plan_changed_meanwhile'
	});
	const stranger = asParticipant(await aParticipant(event));
	await expect(savePlan(stranger, event.id, 1, 2, planWords(), now)).rejects.toMatchObject({
		name: 'NotFound'
	});
	await expect(addPlanMember(ana, event.id, 1, 'who@example.org', now)).rejects.toMatchObject({
		code: 'plan_nobody_here'
	});
});

test('peers say what they think, once for each form', async () => {
	const event = await anEvent();
	const [ana, ben] = [await aParticipant(event), await aParticipant(event, { name: 'Ben' })];
	const number = await aPlan(event, ana);
	const said = { id: newId<'PlanComment'>(), words: 'Ask the diocese too.', language: 'en' };
	const now = after('2027-05-21');
	for (const _ of [1, 2]) await commentOnPlan(asParticipant(ben), event.id, number, said, now);
	const { id } = await planOf(event.id, number);
	expect(
		(await commentsOn(asParticipant(ana), id)).map(({ name, words, mine }) => [name, words, mine])
	).toEqual([['Ben', 'Ask the diocese too.', false]]);
	await sharePlan(asParticipant(ana), event.id, number, 'own', now);
	await expect(commentOnPlan(asParticipant(ben), event.id, number, said, now)).rejects.toMatchObject({
		name: 'NotFound'
	});
});

test('a plan that is told of as a practice is linked from it, where both are public', async () => {
	const event = await anEvent();
	const admin = await aPerson({ roles: [{ role: 'administrator' }] });
	const [practice, seen] = [newId(), newId()];
	const [model] = planWords().practices;
	if (!model) throw new Error('no practice');
	const number = await aPlan(event, await aParticipant(event), {
		audience: 'public',
		practices: [{ ...model, practiceId: seen }]
	});
	await notePracticeOfPlan(admin, event.slug, number, practice, after('2027-12-01'));
	await expect(
		notePracticeOfPlan(admin, event.slug, number, newId(), after('2027-12-01'))
	).rejects.toMatchObject({ code: 'plan_told_already' });
	expect((await plansOfPractice(practice)).map(({ number: n, how }) => [n, how])).toEqual([
		[number, 'became']
	]);
	expect((await plansOfPractice(seen)).map(({ number: n, how }) => [n, how])).toEqual([[number, 'adapt']]);
	const hidden = await aPlan(event, await aParticipant(event), { audience: 'own' });
	await expect(
		notePracticeOfPlan(admin, event.slug, hidden, newId(), after('2027-12-01'))
	).rejects.toMatchObject({ name: 'NotFound' });
});

test('links are sent to who writes no plan yet, not twice in ten minutes, and nobody learns who takes part', async () => {
	const event = await anEvent();
	const admin = await aPerson({ roles: [{ role: 'administrator' }] });
	const [ana, ben] = [await aParticipant(event), await aParticipant(event)];
	await aPlan(event, ana);
	expect(await invitePlans(admin, event.slug, after('2027-05-20'))).toBe(1);
	expect(await invitePlans(admin, event.slug, after('2027-05-20'))).toBe(0);
	expect(await invitePlans(admin, event.slug, after('2027-05-21'))).toBe(1);
	const before = await jobs();
	await askForPlanLink(event, 'nobody@example.org', after('2027-05-22'));
	await askForPlanLink(event, `${ben}@EXAMPLE.org`, after('2027-05-22'));
	expect((await jobs()) - before).toBe(1);
	expect((await writePlanLink(ben))?.to).toBe(`${ben}@example.org`);
});
