import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { Forbidden, NotFound } from '#platform/index.ts';
import { closeMail, db, sendMail, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { catchLetters } from '../../testing/letters.ts';
import { aPerson } from '../people/builders.server.ts';
import type { AssignmentInput } from './assignment.ts';
import { aKeeper, anExpert, aProfile } from './expert-builders.server.ts';
import { writeAssignmentLetter } from './expert-letter.server.ts';
import {
	answerAssignment,
	answerByLink,
	askExpert,
	assignmentOfLink,
	assignmentsOf,
	cancelAssignment,
	dateConflicts,
	dropShortlist,
	eraseProfile,
	expertRecord,
	findExperts,
	findShortlist,
	listShortlists,
	makeShortlist,
	publicReferences,
	shortlist,
	showReference,
	tellPart,
	unlist,
	writeReference
} from './index.server.ts';
import { readRosterQuery } from './index.ts';

useDatabase();

const now = new Date('2027-01-10T10:00:00Z');
const asking = (given: Partial<AssignmentInput> = {}): AssignmentInput => ({
	...{ title: 'Training of trainers', organisation: 'Institute of Crossings', place: 'Osh', country: 'KG' },
	...{ startsOn: '2027-03-01', endsOn: '2027-03-05', message: null },
	...given
});
const accept = { accept: true, words: null };
const anExpertNow = (profile = aProfile()) => anExpert({ profile, updatedAt: now });

test('asked, accepted by the link of the letter, which works once; who asked is told', async () => {
	const keeper = await aKeeper();
	const { row, person } = await anExpertNow();
	await expect(askExpert(await aPerson(), row.id, asking(), false, now)).rejects.toThrow(Forbidden);
	const id = await askExpert(keeper, row.id, asking(), false, now);
	const letter = await writeAssignmentLetter(id, 'asked', now);
	expect([letter?.to, letter?.subject]).toEqual([person.email, 'You are asked: Training of trainers']);
	expect(letter?.text).toMatch(/\n1.{1,3}5 March 2027\n/u);
	const token = /token=(\S+)/u.exec(letter?.text ?? '')?.[1] ?? '';
	expect((await assignmentOfLink(token, now))?.id).toBe(id);
	expect(await assignmentOfLink(token, new Date('2027-03-02'))).toBe(null);
	await answerByLink(token, accept, now);
	await expect(answerByLink(token, { accept: false, words: null }, now)).rejects.toThrow('expert_link_used');
	expect((await writeAssignmentLetter(id, 'answered', now))?.to).toBe(keeper.email);
	const { rows } = await db.execute(sql`select state, token_sha256 from expert_assignment where id = ${id}`);
	expect(rows).toEqual([{ state: 'accepted', token_sha256: null }]);
});

test('of two assignments on the same days, accepted at once, one is', async () => {
	const keeper = await aKeeper();
	const { row, person } = await anExpertNow();
	const asked = await Promise.all([
		askExpert(keeper, row.id, asking(), false, now),
		askExpert(keeper, row.id, asking({ startsOn: '2027-03-05', endsOn: '2027-03-09' }), false, now)
	]);
	const answers = await Promise.allSettled(asked.map((id) => answerAssignment(person, id, accept, now)));
	expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(
		answers.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []))
	).toEqual(['expert_dates_taken']);
	const states = (await assignmentsOf(person, row.id)).map(({ state }) => state).sort();
	expect(states).toEqual(['accepted', 'asked']);
	await expect(askExpert(keeper, row.id, asking(), true, now)).rejects.toThrow('expert_dates_taken');
	expect((await dateConflicts(keeper, row.id, { from: '2027-03-05', until: '2027-03-05' })).length).toBe(2);
	// The days are taken in the list, too, for who may know.
	const query = readRosterQuery(new URLSearchParams('from=2027-03-01&until=2027-03-09'));
	expect((await findExperts(keeper, query, now)).found.map(({ expert }) => expert.id)).not.toContain(row.id);
});

test('days said to be busy need a second word', async () => {
	const keeper = await aKeeper();
	const { row } = await anExpertNow(
		aProfile({ availability: [{ from: '2027-03-04', until: '2027-03-20', busy: true }] })
	);
	await expect(askExpert(keeper, row.id, asking(), false, now)).rejects.toThrow('expert_dates_busy');
	await askExpert(keeper, row.id, asking(), true, now);
});

test.each([
	['ends before it begins', asking({ endsOn: '2027-02-01' }), 'expert_ends_first'],
	['is over', asking({ startsOn: '2027-01-01' }), 'expert_assignment_past'],
	['lasts for years', asking({ endsOn: '2029-01-01' }), 'expert_assignment_long'],
	[
		'brings a header along',
		asking({ title: 'Training\r\nBcc: everybody@example.org' }),
		'unreadable_characters'
	],
	['is in a country that is none', asking({ country: 'XX' }), 'expert_choose'],
	['is on a day that is none', asking({ startsOn: '2027-02-30' }), 'expert_no_day']
])('an assignment that %s is refused', async (_, asked, code) => {
	const { row } = await anExpertNow();
	await expect(askExpert(await aKeeper(), row.id, asked, false, now)).rejects.toThrow(code);
});

test('a subject that somebody wrote stays one line on the wire', async () => {
	const smtp = await catchLetters();
	const before = process.env['SMTP_URL'];
	process.env['SMTP_URL'] = smtp.url;
	try {
		await sendMail({
			to: 'a@example.org',
			subject: 'You are asked: x\r\nBcc: everybody@example.org',
			text: 'Hello'
		});
		expect(smtp.letters.map(({ to }) => to)).toEqual(['a@example.org']);
	} finally {
		closeMail();
		smtp.close();
		if (before === undefined) delete process.env['SMTP_URL'];
		else process.env['SMTP_URL'] = before;
	}
});

test('nobody answers for somebody else, and nobody answers twice', async () => {
	const keeper = await aKeeper();
	const { row, person } = await anExpertNow();
	const other = await anExpertNow();
	const id = await askExpert(keeper, row.id, asking(), false, now);
	await expect(answerAssignment(other.person, id, accept, now)).rejects.toThrow(NotFound);
	await expect(assignmentsOf(other.person, row.id)).rejects.toThrow(NotFound);
	await answerAssignment(person, id, { accept: false, words: 'I am on leave.' }, now);
	await expect(answerAssignment(person, id, accept, now)).rejects.toThrow('expert_answered');
	expect((await assignmentsOf(keeper, row.id)).map(({ state, answer }) => [state, answer])).toEqual([
		['declined', 'I am on leave.']
	]);
	await expect(cancelAssignment(keeper, id)).rejects.toThrow('expert_answered');
});

test('a reference is seen by the expert, and by everybody only when both want it; new words need a new yes', async () => {
	const keeper = await aKeeper();
	const { row, person } = await anExpertNow();
	const id = await askExpert(keeper, row.id, asking(), false, now);
	const written = { text: 'Clear and kind.', language: 'en', isPublic: true };
	await expect(writeReference(keeper, id, written, now)).rejects.toThrow('expert_reference_early');
	await answerAssignment(person, id, accept, now);
	const after = new Date('2027-03-08');
	await writeReference(keeper, id, written, after);
	expect(await publicReferences(row.id)).toEqual([]);
	await showReference(person, id, true);
	expect((await publicReferences(row.id)).map(({ text }) => text)).toEqual(['Clear and kind.']);
	await expect(showReference((await anExpertNow()).person, id, true)).rejects.toThrow(NotFound);
	await writeReference(keeper, id, { ...written, text: 'Clear.' }, after);
	expect(await publicReferences(row.id)).toEqual([]);
});

test('a shortlist keeps notes, which the expert can ask for, and goes with who is on it', async () => {
	const keeper = await aKeeper();
	const { row, person } = await anExpertNow();
	await expect(makeShortlist(await aPerson(), 'Osh in March', now)).rejects.toThrow(Forbidden);
	const list = await makeShortlist(keeper, 'Osh in March', now);
	await shortlist(keeper, list, row.id, 'Spoke well in Osh.', now);
	await shortlist(keeper, list, row.id, 'Spoke very well in Osh.', now);
	expect((await expertRecord(person))?.notes.map(({ note }) => note)).toEqual(['Spoke very well in Osh.']);
	await eraseProfile(person);
	expect((await findShortlist(keeper, list)).experts).toEqual([]);
	await unlist(keeper, list, row.id, now);
	await dropShortlist(keeper, list, now);
	expect(await listShortlists(keeper)).toEqual([]);
});

test('what is left of an accepted assignment when its expert is erased names nobody', async () => {
	const keeper = await aKeeper();
	const { row, person } = await anExpertNow();
	const id = await askExpert(keeper, row.id, asking({ message: 'Dear Aida' }), false, now);
	await answerAssignment(person, id, accept, now);
	await writeReference(
		keeper,
		id,
		{ text: 'Aida was good.', language: 'en', isPublic: false },
		new Date('2027-03-08')
	);
	await transaction((tx) => tx.execute(sql`delete from person where id = ${person.id}`));
	const { rows } = await db.execute(sql`
		select title, state, expert_id, message, answer, reference, token_sha256 from expert_assignment where id = ${id}`);
	expect(rows).toEqual([
		{
			title: 'Training of trainers',
			state: 'accepted',
			expert_id: null,
			message: null,
			answer: null,
			reference: null,
			token_sha256: null
		}
	]);
});

test('also what somebody tells later is theirs alone to tell', async () => {
	const { row } = await anExpertNow();
	const stranger = await aPerson();
	const nothing = {
		publication: new Set<string>(),
		dossier: new Set<string>(),
		course: new Set<string>(),
		certificate: new Set<string>()
	};
	await expect(tellPart(stranger, 'roles', ['trainer'], 'public', nothing, now)).rejects.toThrow(NotFound);
	await expect(cancelAssignment(stranger, row.id)).rejects.toThrow(Forbidden);
});
