import { describe, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { visitor, type Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { addAuthor } from '../courses/course.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { aContributor, aPerson, anEditor } from '../people/builders.server.ts';
import { anEdition } from './builders.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { cloneEdition } from './cloner.server.ts';
import { findEditionPage } from './edition-page.server.ts';
import { enrol, enrolmentIn } from './enrolment.server.ts';
import { gradebookOf } from './gradebook.server.ts';
import { invite } from './invitation.server.ts';
import { answersToMark } from './marking-desk.server.ts';
import { statisticsOf } from './statistics.server.ts';
import { decideApplication, figuresOf, peopleOf } from './people-of-edition.server.ts';
import { enrolment } from './tables.server.ts';
import {
	addToTeam,
	allowedIn,
	editionsLed,
	evaluatedBy,
	leadsEditions,
	numbersOf,
	openInvitations,
	removeFromTeam,
	teamOf,
	withdrawInvitation
} from './team.server.ts';
import { inTeam } from './team-builders.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
/** As the link to the desk asks (src/people/session.server.ts). */
const isInTeam = async ({ id }: { id: string }): Promise<boolean> =>
	(await db.execute(sql`select from in_team where person_id = ${id}`)).rows.length > 0;
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
// Role × act: what each may do to an edition, published and as a draft.
test('who may do what at the desk of an edition', async () => {
	const [published, draft] = [await anEdition(), await anEdition({ state: 'draft' })];
	const [manager, tutor, evaluator, learner] = [
		await aPerson(),
		await aPerson(),
		await aPerson(),
		await aPerson()
	];
	for (const edition of [published, draft]) {
		await inTeam(edition, manager, 'manager');
		await inTeam(edition, tutor, 'tutor');
		await inTeam(edition, evaluator, 'evaluator');
	}
	await enrol(learner, published.id, asking, now);
	const elsewhere = await aContributor((await anOrganisation({})).id);
	const acts = {
		gradebook: (actor: Actor, slug: string) => gradebookOf(actor, slug, now),
		people: (actor: Actor, slug: string) => peopleOf(actor, slug),
		figures: (actor: Actor, slug: string) => figuresOf(actor, slug, now),
		statistics: (actor: Actor, slug: string) => statisticsOf(actor, slug, now),
		marking: (actor: Actor, slug: string) => answersToMark(actor, slug),
		team: (actor: Actor, slug: string) => addToTeam(actor, slug, manager.email, 'manager'),
		invitations: (actor: Actor, slug: string) => openInvitations(actor, slug, now)
	};
	const all = (code: string) => Object.fromEntries(Object.keys(acts).map((act) => [act, code]));
	const table: [string, Actor, Record<string, string>, Record<string, string>][] = [
		['an editor', await anEditor(), all('done'), all('done')],
		['a manager', manager, all('done'), all('done')],
		[
			'a tutor',
			tutor,
			{ ...all('done'), team: 'Forbidden', invitations: 'Forbidden' },
			{ ...all('done'), team: 'Forbidden', invitations: 'Forbidden' }
		],
		[
			'an evaluator',
			evaluator,
			{ ...all('Forbidden'), figures: 'done', statistics: 'done' },
			{ ...all('Forbidden'), figures: 'done', statistics: 'done' }
		],
		[
			'who works for another organisation',
			elsewhere,
			{ ...all('Forbidden'), figures: 'done' },
			all('NotFound')
		],
		['a learner', learner, all('Forbidden'), all('NotFound')],
		['a visitor', visitor, all('Forbidden'), all('NotFound')]
	];
	for (const [who, actor, inPublished, inDraft] of table)
		for (const [edition, expected] of [
			[published, inPublished],
			[draft, inDraft]
		] as const) {
			const found: Record<string, string> = {};
			for (const [act, work] of Object.entries(acts)) found[act] = await codeOf(work(actor, edition.slug));
			expect([who, edition.state, found]).toEqual([who, edition.state, expected]);
		}
	expect(await allowedIn(tutor, published)).toEqual(['see', 'measure', 'follow', 'teach']);
	expect(await allowedIn(evaluator, published)).toEqual(['see', 'measure']);
});

describe('a team', () => {
	test('is joined by the address of an account, in one role at a time, and left', async () => {
		const edition = await anEdition();
		const [manager, layla] = [await aPerson({ name: 'Mona' }), await aPerson({ name: 'Layla' })];
		await inTeam(edition, manager, 'manager');
		expect(await leadsEditions(layla)).toBe(false);
		expect(await isInTeam(layla)).toBe(false);
		await addToTeam(manager, edition.slug, ` ${layla.email.toUpperCase()} `, 'manager');
		await addToTeam(manager, edition.slug, layla.email, 'tutor');
		expect((await teamOf(edition.id)).map(({ name, role }) => [name, role])).toEqual([
			['Mona', 'manager'],
			['Layla', 'tutor']
		]);
		expect((await editionsLed(layla)).map(({ id }) => id)).toEqual([edition.id]);
		const unconfirmed = await aPerson({ confirmed: false });
		for (const email of ['nobody@example.org', 'example.org', '%', unconfirmed.email])
			expect(await codeOf(addToTeam(manager, edition.slug, email, 'tutor'))).toBe('no_such_account');
		await removeFromTeam(manager, edition.slug, layla.id);
		expect(await editionsLed(layla)).toEqual([]);
		expect(await codeOf(removeFromTeam(manager, edition.slug, layla.id))).toBe('NotFound');
	});

	test('is not needed for a desk: a course that one writes is enough, until it is archived', async () => {
		const { courseId } = await anEdition();
		const layla = await aPerson({ name: 'Layla' });
		await transaction((tx) => addAuthor(tx, courseId, layla.id));
		expect(await isInTeam(layla)).toBe(true);
		await transaction((tx) => tx.execute(sql`update course set archived_at = now() where id = ${courseId}`));
		expect(await isInTeam(layla)).toBe(false);
	});

	test('names an evaluator, whom its public page and its next edition do not know', async () => {
		const edition = await anEdition();
		const [manager, layla] = [await aPerson({ name: 'Mona' }), await aPerson({ name: 'Layla' })];
		await inTeam(edition, manager, 'manager');
		await addToTeam(manager, edition.slug, layla.email, 'evaluator');
		expect(await leadsEditions(layla)).toBe(true);
		expect(await isInTeam(layla)).toBe(true);
		expect(await evaluatedBy(layla)).toEqual(new Set([edition.id]));
		expect(await evaluatedBy(manager)).toEqual(new Set());
		const { team } = await findEditionPage(visitor, edition.slug, 'en', now);
		expect(team).toEqual([{ name: 'Mona', role: 'manager' }]);
		const given = { slug: `${edition.slug}-2`, startsOn: '2027-09-06', versionId: edition.versionId };
		const { edition: next } = await cloneEdition(manager, edition.slug, given, now);
		expect((await teamOf(next.id)).map(({ name }) => name)).toEqual(['Mona']);
	});

	test('an invitation that was taken back lets nobody in', async () => {
		const edition = await anEdition({ admission: 'invitation' });
		const manager = await aPerson();
		await inTeam(edition, manager, 'manager');
		const token = await invite(manager, edition.slug, 'Ms Rahimi', now);
		const [open] = await openInvitations(manager, edition.slug, now);
		expect(open?.note).toBe('Ms Rahimi');
		await withdrawInvitation(manager, edition.slug, open!.id);
		expect(await openInvitations(manager, edition.slug, now)).toEqual([]);
		const came = enrol(await aPerson(), edition.id, { ...asking, invitation: token }, now);
		expect(await codeOf(came)).toBe('invitation_needed');
		expect(await codeOf(withdrawInvitation(manager, edition.slug, newId()))).toBe('NotFound');
	});
});

describe('an application', () => {
	test('is accepted while there are seats, then waits for one; declined with its reason, once', async () => {
		const edition = await anEdition({ admission: 'application', seats: 1 });
		const manager = await aPerson();
		await inTeam(edition, manager, 'manager');
		const people = [await aPerson(), await aPerson(), await aPerson()];
		const ids: EnrolmentId[] = [];
		for (const one of people)
			ids.push((await enrol(one, edition.id, { ...asking, motivation: 'To lend.' }, now)).id);
		expect((await numbersOf([edition.id])).get(edition.id)?.applied).toBe(3);
		const decide = (i: number, decision: 'accept' | 'decline', reason = '') =>
			decideApplication(manager, edition.slug, ids[i]!, decision, reason, now);
		expect(await decide(0, 'accept')).toBe('enrolled');
		expect(await decide(1, 'accept')).toBe('waiting');
		expect(await codeOf(decide(2, 'decline'))).toBe('application_reason_needed');
		expect(await decide(2, 'decline', 'This run is for NGOs in Ecuador.')).toBe('declined');
		expect(await codeOf(decide(2, 'accept'))).toBe('not_applied');
		expect((await enrolmentIn(people[2]!, edition.id))?.decidedReason).toBe(
			'This run is for NGOs in Ecuador.'
		);
		const { people: listed, seatsLeft } = await peopleOf(manager, edition.slug);
		expect([seatsLeft, listed.map(({ state, place }) => [state, place])]).toEqual([
			0,
			[
				['enrolled', null],
				['waiting', 1],
				['declined', null]
			]
		]);
	});

	test('the last seat goes to one of two who are accepted at once', async () => {
		const edition = await anEdition({ admission: 'application', seats: 1 });
		const manager = await aPerson();
		await inTeam(edition, manager, 'manager');
		const ids: EnrolmentId[] = [];
		for (const one of [await aPerson(), await aPerson()])
			ids.push((await enrol(one, edition.id, asking, now)).id);
		await Promise.all(ids.map((id) => decideApplication(manager, edition.slug, id, 'accept', '', now)));
		const rows = await db
			.select({ state: enrolment.state })
			.from(enrolment)
			.where(eq(enrolment.editionId, edition.id));
		expect(rows.map(({ state }) => state).sort()).toEqual(['enrolled', 'waiting']);
	});
});

test('the figures of an edition name nobody', async () => {
	const edition = await anEdition();
	const worker = await aContributor((await anOrganisation({})).id);
	const countries = ['EC', 'EC', 'EC', 'EC', 'EC', 'EC', 'MX', 'MX', 'MX', 'IN'];
	for (const country of countries)
		await enrol(await aPerson(), edition.id, { ...asking, profile: { ...asking.profile, country } }, now);
	const { enrolled, did, tables } = await figuresOf(worker, edition.slug, now);
	const cells = (field: string) => tables.find((table) => table.field === field)?.cells;
	expect([enrolled, did.begun, did.completion]).toEqual([10, 0, 0]);
	// Four people in two countries would tell the third: it goes with them, and nobody is told which they are.
	expect(cells('country')).toEqual([]);
	expect(cells('gender')).toEqual([{ key: 'female', count: 10 }]);
	expect(cells('background')).toEqual([{ key: '', count: 10 }]);
	expect(cells('occupation')).toBe(undefined);
});
