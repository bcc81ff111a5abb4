import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { boardOf, planFacts, publishedPlanFacts } from './board.server.ts';
import { boardQueryFrom } from './board.ts';
import { anEvent } from './builders.server.ts';
import { followPlans, tidyPlans } from './follow-up.server.ts';
import { openMilestone, reportMilestone, type SentReport } from './milestone.server.ts';
import type { ParticipantId } from './participant.ts';
import { aParticipant, aPlan, asParticipant, linkOf, planOf } from './plan-builders.server.ts';
import { planDesk } from './plan-inviting.server.ts';
import { participantKey } from './plan-key.server.ts';
import { writePlanLetter } from './plan-letter.server.ts';
import { findPlan, membersOf } from './plan.server.ts';
import { eventPlan } from './plan-tables.server.ts';
import { closePlan, revokePlanLinks } from './plan-writing.server.ts';

useDatabase();
afterAll(closeIndex);

const after = (day: string) => new Date(`${day}T12:00:00Z`);
const report = (given: Partial<SentReport> = {}): SentReport => ({
	...{
		id: newId<'MilestoneReport'>(),
		outcome: 'under-way',
		words: 'Both have signed.',
		link: '',
		file: null
	},
	...given
});
const jobs = async () =>
	(
		await db.execute<{ name: string }>(
			sql`select task_identifier as name from graphile_worker.jobs where task_identifier like 'events.mailPlan%' order by id`
		)
	).rows.length;

test('three months later its owner is asked, reminded twice, and answers without signing in', async () => {
	const event = await anEvent();
	const ana = await aParticipant(event);
	// Only this plan is asked about.
	await transaction((tx) =>
		tx
			.update(eventPlan)
			.set({ state: 'closed', closedAt: after('2027-05-20') })
			.where(eq(eventPlan.state, 'shared'))
	);
	const number = await aPlan(event, ana);
	const before = await jobs();
	expect(await followPlans(after('2027-08-18'))).toEqual({ letters: 0 });
	expect(await followPlans(after('2027-08-20'))).toEqual({ letters: 1 });
	expect(await followPlans(after('2027-08-21'))).toEqual({ letters: 0 });
	expect(await followPlans(after('2027-08-30'))).toEqual({ letters: 1 });
	expect(await followPlans(after('2027-09-09'))).toEqual({ letters: 1 });
	expect(await followPlans(after('2027-09-30'))).toEqual({ letters: 0 });
	expect((await jobs()) - before).toBe(3);

	const { id } = await planOf(event.id, number);
	const letter = await writePlanLetter(id, 'milestone', 3);
	expect(letter?.to).toBe(`${ana}@example.org`);
	const key = decodeURIComponent(/key=(\S+)/u.exec(letter?.text ?? '')?.[1] ?? '');
	const now = after('2027-10-01');
	expect(await openMilestone(key, now)).toMatchObject({ month: 3, until: '2027-11-19', reports: [] });
	const said = report({ outcome: 'stopped', words: 'The mayor changed.' });
	await reportMilestone(key, said, now);
	await reportMilestone(key, said, now);
	await reportMilestone(key, report({ outcome: 'under-way' }), after('2027-10-09'));
	const { reports } = await findPlan(asParticipant(ana), event.id, number);
	expect(reports.map(({ outcome }) => outcome)).toEqual(['under-way', 'stopped']);
	expect(await followPlans(after('2027-11-10'))).toEqual({ letters: 0 });
});

test('a link that is forged, early, late, revoked or of a closed plan says so, is counted, and changes nothing', async () => {
	const event = await anEvent();
	const viewer = asParticipant(await aParticipant(event));
	const number = await aPlan(event, viewer.participantId as ParticipantId);
	const key = await linkOf(event.id, number, 3);
	const six = await linkOf(event.id, number, 6);
	const why = async (link: string, day: string) => {
		const seen = await reportMilestone(link, report(), after(day));
		return 'refused' in seen ? seen.refused : 'taken';
	};
	expect(await why(`${key}x`, '2027-09-01')).toBe('forged');
	expect(await why(key.replace('~3~', '~6~'), '2027-12-01')).toBe('forged');
	expect(await why(await participantKey(viewer.participantId as ParticipantId), '2027-09-01')).toBe('forged');
	expect(await why(six, '2027-09-01')).toBe('early');
	expect(await why(key, '2027-11-20')).toBe('over');
	await revokePlanLinks(viewer, event.id, number);
	expect(await why(key, '2027-09-01')).toBe('revoked');
	const fresh = await linkOf(event.id, number, 3);
	await closePlan(viewer, event.id, number, after('2027-09-01'));
	expect(await why(fresh, '2027-09-02')).toBe('closed');
	const admin = await aPerson({ roles: [{ role: 'administrator' }] });
	expect((await planDesk(admin, event.slug)).refused).toEqual([
		{ reason: 'closed', times: 1 },
		{ reason: 'early', times: 1 },
		{ reason: 'over', times: 1 },
		{ reason: 'revoked', times: 1 }
	]);
	expect((await findPlan(viewer, event.id, number)).reports).toEqual([]);
});

test('evidence is what its bytes say', async () => {
	const event = await anEvent();
	const ana = await aParticipant(event);
	const number = await aPlan(event, ana);
	const key = await linkOf(event.id, number, 3);
	const now = after('2027-09-01');
	const bytes = (text: string) => new TextEncoder().encode(text);
	const sent = (name: string, text: string) =>
		reportMilestone(key, report({ outcome: 'done', words: '', file: { name, bytes: bytes(text) } }), now);
	await expect(sent('photo.png', '<script>alert(1)</script>')).rejects.toMatchObject({
		code: 'file_kind_refused'
	});
	await expect(sent('photo.png', 'only words')).rejects.toMatchObject({ code: 'file_of_another_kind' });
	await sent('../letter.pdf', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
	const { reports } = await findPlan(asParticipant(ana), event.id, number);
	expect(reports.map(({ fileName, fileType }) => [fileName, fileType])).toEqual([
		['..letter.pdf', 'application/pdf']
	]);
});

test('the board is honest, and tells who does not manage the event nothing small', async () => {
	const [lead, guide] = [await aPerson(), await aPerson()];
	const event = await anEvent({
		team: [
			{ personId: lead.id, role: 'organiser' },
			{ personId: guide.id, role: 'facilitator' }
		]
	});
	for (const [i, country] of ['EC', 'EC', 'PH'].entries()) {
		const number = await aPlan(event, await aParticipant(event, { country }), { country });
		if (i === 0) await reportMilestone(await linkOf(event.id, number, 3), report(), after('2027-09-01'));
	}
	await aPlan(event, await aParticipant(event), { audience: null });
	await followPlans(after('2027-08-20'));
	const now = after('2027-12-01');
	const query = boardQueryFrom(new URLSearchParams('month=3'));
	const whole = await boardOf(lead, event.slug, query, now);
	expect(whole.total).toMatchObject({ planned: 4, base: 3, n: 1, missing: 2 });
	expect(whole.lines?.map(({ stands }) => stands[3])).toEqual(['under-way', 'silent', 'silent', 'not-due']);
	const narrow = await boardOf(
		lead,
		event.slug,
		boardQueryFrom(new URLSearchParams('month=3&country=PH')),
		now
	);
	expect(narrow.total).toMatchObject({ planned: 1, n: 0, missing: 1 });
	const safe = await boardOf(guide, event.slug, query, now);
	expect([safe.lines, safe.total.planned, safe.countries]).toEqual([null, null, []]);
	await expect(boardOf(visitor, event.slug, query, now)).rejects.toMatchObject({ name: 'Forbidden' });
	expect(
		(await planFacts(event, now)).map(({ month, all }) => [month, all.n, all.base, all.missing])
	).toEqual([
		[3, 1, 3, 2],
		[6, 0, 3, 3],
		[12, 0, 0, 0]
	]);
	expect((await publishedPlanFacts(event, now)).map(({ all }) => all.planned)).toEqual([null, null, null]);
});

test('fourteen months later nobody is named any more, and the numbers stay', async () => {
	const event = await anEvent();
	const ana = asParticipant(await aParticipant(event));
	const closed = await aPlan(event, ana.participantId as ParticipantId, { audience: 'participants' });
	const open = await aPlan(event, ana.participantId as ParticipantId, { audience: 'public' });
	await aPlan(event, ana.participantId as ParticipantId, { audience: null });
	await reportMilestone(await linkOf(event.id, closed, 3), report(), after('2027-09-01'));
	await tidyPlans(after('2028-07-19'));
	expect((await planOf(event.id, closed)).erasedAt).toBe(null);
	await tidyPlans(after('2028-07-20'));
	const kept = await db
		.select()
		.from(eventPlan)
		.where(eq(eventPlan.eventId, event.id))
		.orderBy(eventPlan.number);
	expect(
		kept.map(({ title, gaps, steps, country }) => [title, gaps === '', steps.map(({ who }) => who), country])
	).toEqual([
		['–', true, [], 'EC'],
		['A savings window for families in Loja', false, [''], 'EC']
	]);
	const members = await membersOf(kept.map(({ id }) => id));
	expect([...members.values()].flat().map(({ name }) => name)).toEqual([null, null]);
	expect((await planFacts(event, after('2028-08-01')))[0]?.all).toMatchObject({ n: 1 });
	expect(await openMilestone(await linkOf(event.id, open, 12), after('2028-07-20'))).toMatchObject({
		refused: 'erased'
	});
});
