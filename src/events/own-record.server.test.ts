import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { addressee } from '#people/index.server.ts';
import { findApplicationByKey } from './application-key.server.ts';
import { aField, aForm, anApplication } from './application-builders.server.ts';
import { ownAttendance } from './attendance.server.ts';
import { anEvent } from './builders.server.ts';
import { nominate } from './nomination.server.ts';
import { keyOfOwnApplication, ownEvents } from './own-record.server.ts';
import { addParticipant } from './participant.server.ts';

useDatabase();
const now = new Date('2027-02-05T10:00:00Z');

test('all that events keep of somebody is found by their account and their confirmed address, and nobody else’s', async () => {
	const [organiser, amina, other] = [await aPerson(), await aPerson({ name: 'Amina' }), await aPerson()];
	const event = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	const why = aField({ texts: { en: { label: 'Why', purpose: 'To judge.' } } });
	await aForm(event, [why]);
	const email = (await addressee(amina.id))!.email.toUpperCase();
	const { id } = await anApplication(event, { email, agency: 'City', answers: [[why, 'To learn.']] });
	await anApplication(event, { email: 'stranger@example.org' });
	const rosa = { name: 'Rosa', email: 'rosa@example.org', language: 'es', reason: '' };
	await nominate(amina, event.slug, { agency: 'City of Kisumu', country: '' }, [rosa], now);
	const entered = { name: 'Amina', email, language: 'en', organisation: 'City', country: 'KE' };
	await addParticipant(organiser, event.slug, entered, now);

	const own = await ownEvents(amina, 'fr');
	expect(own.applications).toMatchObject([
		{
			...{ id, state: 'submitted', agency: 'City', until: '2027-08-18' },
			answers: [{ question: 'Why', answer: 'To learn.', keptDays: 30 }]
		}
	]);
	expect(own.titles).toEqual({
		[event.slug]: { text: 'Field school on diaspora investment', language: 'en' }
	});
	expect(own.nominations).toEqual([{ slug: event.slug, agency: 'City of Kisumu', people: 1, since: now }]);
	expect(own.participations).toMatchObject([
		{ slug: event.slug, name: 'Amina', state: 'confirmed', until: '2028-05-19', visaLetter: null }
	]);
	expect((await ownAttendance(amina)).map(({ eventId }) => eventId)).toEqual([event.id]);
	expect(await ownEvents(other, 'fr')).toEqual({
		...{ applications: [], nominations: [], reviews: [], participations: [], plans: [], comments: [] },
		titles: {}
	});

	const { slug, key } = await keyOfOwnApplication(amina, id, now);
	expect([slug, (await findApplicationByKey(event.id, key))?.id]).toEqual([event.slug, id]);
	for (const stranger of [other, { kind: 'visitor' } as const])
		await expect(keyOfOwnApplication(stranger, id, now)).rejects.toThrow('application');
});
