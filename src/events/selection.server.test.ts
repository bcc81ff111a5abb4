import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { confirmApplication, withdrawApplication } from './application-answering.server.ts';
import {
	aField,
	aForm,
	anApplication,
	anEventWith,
	applicationLettersQueued,
	everyApplication
} from './application-builders.server.ts';
import { tidyApplications } from './application-erasing.server.ts';
import {
	findApplication,
	findAttachment,
	listApplications,
	type ApplicationFilter
} from './application-list.server.ts';
import type { anEvent } from './builders.server.ts';
import {
	addParticipant,
	findVisaLetter,
	participantsOf,
	putVisaLetter,
	setParticipant
} from './participant.server.ts';
import { decide, putTargets, releaseDecisions, selectionOf } from './selection.server.ts';
import type { FieldId } from './field.ts';

useDatabase();
const now = new Date('2027-04-05T10:00:00Z');
const country = aField({ kind: 'country', counts: 'country' });
const organisation = aField({ identifies: true, isOrganisation: true });
const why = aField({ kind: 'long' });
const from = (code: string) => ({ answers: [[country, code]] as [typeof country, string][] });

describe('selecting', () => {
	async function choosing(given: Parameters<typeof anEvent>[0] = {}) {
		const { event, people } = await anEventWith(['organiser'], given);
		const organiser = people[0]!;
		await aForm(event, [country, organisation]);
		const made: Awaited<ReturnType<typeof anApplication>>[] = [];
		for (const [code, score] of [
			['KE', 90],
			['KE', 80],
			['MX', 70],
			['PH', 60]
		] as const)
			made.push(await anApplication(event, { ...from(code), score, reviews: 2, spread: 1, language: 'fr' }));
		const choose = async (decisions: ('select' | 'wait' | 'decline')[], reason = 'By score.') => {
			const { seen } = await selectionOf(organiser, event.slug);
			const decided = decisions.map((decision, i) => ({ id: made[i]!.id, decision }));
			return codeOf(decide(organiser, event.slug, { decided, reason, seen }, now));
		};
		const states = async () =>
			(await selectionOf(organiser, event.slug)).candidates.map(({ state, proposed }) => proposed ?? state);
		return { event, organiser, made, choose, states };
	}

	test('decides with a reason and tells nobody until it is released; then everybody at once', async () => {
		const { event, organiser, made, choose, states } = await choosing();
		expect(await choose(['select'], ' ')).toBe('reason_needed');
		const before = (await applicationLettersQueued()).length;
		expect(await choose(['select', 'wait', 'wait', 'decline'])).toBe('done');
		expect((await applicationLettersQueued()).length).toBe(before);
		expect(await codeOf(releaseDecisions(organiser, event.slug, 3, now))).toBe('changed_meanwhile');
		await releaseDecisions(organiser, event.slug, 4, now);
		expect(await states()).toEqual(['selected', 'waiting', 'waiting', 'declined']);
		const told = (await applicationLettersQueued()).slice(before).map(({ letter }) => letter);
		expect(told).toEqual(['selected', 'waiting', 'waiting', 'declined']);
		expect(await codeOf(releaseDecisions(organiser, event.slug, 0, now))).toBe('nothing_decided');
		const shown = await findApplication(organiser, event.slug, made[3]!.id);
		expect(shown.decisions.map(({ decision, reason, by }) => [decision, reason, by])).toEqual([
			['decline', 'By score.', 'organiser 0']
		]);
	});

	test('two who decide on one page are told, and a decision is never rewritten', async () => {
		const { event, organiser, made, choose } = await choosing();
		const { seen } = await selectionOf(organiser, event.slug);
		await choose(['select']);
		const late = { decided: [{ id: made[1]!.id, decision: 'select' as const }], reason: 'x', seen };
		expect(await codeOf(decide(organiser, event.slug, late, now))).toBe('changed_meanwhile');
		await expect(
			transaction((tx) => tx.execute(sql`update event_decision set reason = 'other'`))
		).rejects.toThrow();
	});

	test('when somebody withdraws, the next in line whom no target forbids moves up, and is written to', async () => {
		const { event, organiser, made, choose, states } = await choosing({ seats: 1 });
		await putTargets(organiser, event.slug, [{ dimension: 'country', value: 'KE', least: null, most: 0 }]);
		await choose(['select', 'wait', 'wait', 'decline']);
		await releaseDecisions(organiser, event.slug, 4, now);
		await confirmApplication(event.slug, made[0]!.key, now);
		expect((await participantsOf(event.id)).map(({ state }) => state)).toEqual(['confirmed']);
		await withdrawApplication(event.slug, made[0]!.key, now);
		// The second waits longest, but comes from a country of which there are to be none.
		expect(await states()).toEqual(['waiting', 'selected', 'declined']);
		expect((await participantsOf(event.id)).map(({ country: code, state }) => [code, state])).toEqual([
			['MX', 'expected']
		]);
		const queued = await applicationLettersQueued();
		expect(queued.filter(({ letter }) => letter === 'moved-up')).toEqual([
			{ applicationId: made[2]!.id, letter: 'moved-up' }
		]);
	});

	test('two who withdraw at once leave two places to two who wait', async () => {
		const { event, organiser, made, choose, states } = await choosing();
		await choose(['select', 'select', 'wait', 'wait']);
		await releaseDecisions(organiser, event.slug, 4, now);
		await Promise.all(made.slice(0, 2).map(({ key }) => withdrawApplication(event.slug, key, now)));
		expect(await states()).toEqual(['selected', 'selected']);
	});

	test('nobody moves up once the event has begun', async () => {
		const { event, organiser, made, choose, states } = await choosing();
		await choose(['select', 'wait', 'decline', 'decline']);
		await releaseDecisions(organiser, event.slug, 4, now);
		await withdrawApplication(event.slug, made[0]!.key, new Date('2027-05-17T15:00:00Z'));
		expect((await states())[0]).toBe('waiting');
	});

	test('the list is filtered by what was answered, by state and by name', async () => {
		const { event, organiser, made } = await choosing();
		const found = async (filter: Partial<ApplicationFilter>) =>
			(await listApplications(organiser, event.slug, { ...everyApplication, ...filter })).lines.map(
				({ id }) => id
			);
		expect(await found({ facts: { country: 'KE' }, sort: 'score' })).toEqual([made[0]!.id, made[1]!.id]);
		expect(await found({ state: 'declined' })).toEqual([]);
		expect((await found({ text: 'AMINA' })).length).toBe(4);
		expect(await found({ text: "'; drop table --" })).toEqual([]);
		const { states, offered } = await listApplications(organiser, event.slug, everyApplication);
		expect([states, offered]).toEqual([{ submitted: 4 }, { country: ['KE', 'MX', 'PH'] }]);
	});
});

describe('participants', () => {
	test('are entered by hand too, once, and by nobody else', async () => {
		const { event, people } = await anEventWith(['organiser', 'facilitator']);
		const rosa = {
			name: 'Rosa',
			email: 'rosa@example.org',
			language: 'es',
			organisation: '=cmd()',
			country: 'MX'
		};
		await addParticipant(people[0]!, event.slug, rosa, now);
		expect(await codeOf(addParticipant(people[0]!, event.slug, rosa, now))).toBe('participant_here_already');
		expect(await codeOf(addParticipant(people[1]!, event.slug, rosa, now))).toBe('Forbidden');
		const [own] = await participantsOf(event.id);
		expect([own?.state, own?.badgeCode]).toEqual(['confirmed', expect.stringMatching(/^[a-z2-9]{10}$/u)]);
		await setParticipant(people[0]!, event.slug, own!.id, 'withdrawn', now);
		expect(await codeOf(setParticipant(people[0]!, event.slug, own!.id, 'confirmed', now))).toBe(
			'participant_left'
		);
	});

	test('have a letter for their visa once somebody looked at the passport; it goes thirty days after the event', async () => {
		const { event, people } = await anEventWith(['organiser']);
		const organiser = people[0]!;
		const rosa = { name: 'Rosa', email: '', language: 'es', organisation: '', country: 'MX' };
		await addParticipant(organiser, event.slug, rosa, now);
		const [own] = await participantsOf(event.id);
		const put = (nationality: string) =>
			codeOf(
				putVisaLetter(organiser, event.slug, own!.id, { passportName: 'ROSA MARÍA PÉREZ', nationality }, now)
			);
		expect((await findVisaLetter(organiser, event.slug, own!.id)).letter).toBe(null);
		expect(await put('XX')).toBe('not_chosen');
		expect(await put('MX')).toBe('done');
		expect((await findVisaLetter(organiser, event.slug, own!.id)).letter?.passportName).toBe(
			'ROSA MARÍA PÉREZ'
		);
		await tidyApplications(new Date('2027-06-20T03:00:00Z'));
		expect((await findVisaLetter(organiser, event.slug, own!.id)).letter).toBe(null);
		await tidyApplications(new Date('2028-05-21T03:00:00Z'));
		const { rows } = await db.execute(
			sql`select name, email, country from event_participant where id = ${own!.id}`
		);
		expect(rows).toEqual([{ name: null, email: null, country: 'MX' }]);
	});
});

test('a field of another is no attachment', async () => {
	const { event, people } = await anEventWith(['organiser']);
	const { id } = await anApplication(event);
	expect(await codeOf(findAttachment(people[0]!, event.slug, id, why.id as FieldId))).toBe('NotFound');
});
