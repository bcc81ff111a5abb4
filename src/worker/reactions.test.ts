import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { closeWave, loadReadyQuestionnaires, openWave } from '#surveys/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aCheckIn, aParticipant, aSession } from '../events/attendance-builders.server.ts';
import { anEvent } from '../events/builders.server.ts';
import { receiveCheckIns } from '../events/check-in.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition } from '../training/builders.server.ts';
import { enrol } from '../training/enrolment.server.ts';
import { fillWaves } from './reactions.ts';

useDatabase();

const hub = system('test');
const now = new Date('2027-05-21T04:40:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const day = (days: number) => later(days).toISOString().slice(0, 10);

beforeAll(() => loadReadyQuestionnaires(now));

async function aWave(slug: string, subject: string | null, opensIn = 0): Promise<void> {
	await openWave(
		hub,
		{
			...{ slug, subject, questionnaire: 'event-evaluation', version: null, organisationId: null },
			...{ kind: 'event_evaluation', linkage: 'anonymous', title: { en: 'What you think' } },
			...{ languages: ['en', 'fr'], opensOn: day(opensIn), closesOn: day(opensIn + 14) },
			...{ reminderDays: [], month: null }
		},
		now
	);
}

async function asked(slug: string): Promise<unknown[]> {
	const { rows } = await db.execute(sql`
		select i.holder, i.name, i.language, i.strata from survey_invitation i
		join survey_wave w on w.id = i.wave_id where w.slug = ${slug} order by i.name`);
	return rows;
}

test('whoever was seen at an event is asked, once, when its wave is open', async () => {
	const door = await aPerson();
	const event = await anEvent({
		...{ startsOn: '2027-05-17', endsOn: '2027-05-20' },
		team: [{ personId: door.id, role: 'facilitator' }]
	});
	const session = await aSession(event);
	const came = await aParticipant(event, { name: 'Amina', language: 'fr', country: 'SN' });
	await aParticipant(event, { name: 'Never seen' });
	const checkIns = [aCheckIn(came.id, session, door.id)];
	await receiveCheckIns(door, event.slug, { event: event.id, checkIns, refusals: [] }, now);
	await aWave('evaluation', `event:${event.id}`);
	await aWave('later', `event:${event.id}`, 3);
	await fillWaves(now);
	await fillWaves(now);
	const amina = {
		holder: `participant:${came.id}`,
		...{ name: 'Amina', language: 'fr', strata: { country: 'SN' } }
	};
	expect([await asked('evaluation'), await asked('later')]).toEqual([[amina], []]);
	await fillWaves(later(3));
	expect(await asked('later')).toEqual([amina]);
});

test('where nobody took attendance everybody who confirmed is asked; who did not, and who withdrew, is not', async () => {
	const event = await anEvent();
	const confirmed = await aParticipant(event, { name: 'Confirmed', country: null });
	await aParticipant(event, { name: 'Expected', state: 'expected' });
	await aParticipant(event, { name: 'Withdrawn', state: 'withdrawn' });
	await aWave('all', `event:${event.id}`);
	await fillWaves(now);
	expect(await asked('all')).toEqual([
		{ holder: `participant:${confirmed.id}`, name: 'Confirmed', language: 'fr', strata: {} }
	]);
});

test('whoever learns in an edition is asked about it, once', async () => {
	const edition = await anEdition();
	const learner = await aPerson({ name: 'Layla' });
	const profile = { country: 'JO', gender: 'female', sector: 'ngo' };
	await enrol(learner, edition.id, { language: 'fr', profile }, new Date('2027-02-10T10:00:00Z'));
	await aWave('course', `edition:${edition.id}`);
	await fillWaves(now);
	await fillWaves(now);
	expect(await asked('course')).toEqual([
		expect.objectContaining({
			name: 'Layla',
			language: 'fr',
			strata: { ...profile, language: 'fr', certificate: 'none' }
		})
	]);
});

test('a wave about nothing, about what nobody knows, or closed asks nobody', async () => {
	const event = await anEvent();
	await aParticipant(event);
	await aWave('nothing', null);
	await aWave('gone', `event:${newId()}`);
	await aWave('strange', 'comet:halley');
	await aWave('closed', `event:${event.id}`);
	await closeWave(hub, 'closed', now, { unread: true });
	await fillWaves(now);
	for (const slug of ['nothing', 'gone', 'strange', 'closed']) expect(await asked(slug), slug).toEqual([]);
});
