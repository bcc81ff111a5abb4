import { expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { aParticipant, aSession } from './attendance-builders.server.ts';
import { loadAttendanceDemonstration } from './attendance-demonstration.server.ts';
import { badgesRefused } from './attendance.server.ts';
import { anEvent } from './builders.server.ts';
import { eventCertificateDesk } from './event-certificate.server.ts';

useDatabase();

test('an illustrative event has attendance and certificates of invented people, once', async () => {
	const event = await anEvent({ illustrative: true });
	for (let i = 0; i < 9; i++) await aParticipant(event, { name: `Person ${i} (invented)` });
	for (const hour of [14, 16, 18]) await aSession(event, { hour });
	const now = new Date('2027-06-01T10:00:00Z');
	await loadAttendanceDemonstration({ now });
	await loadAttendanceDemonstration({ now });
	const { standings } = await eventCertificateDesk(system('test'), event.slug);
	const certified = standings.filter(({ held }) => held.length > 0);
	expect([standings.length, certified.length > 3]).toEqual([9, true]);
	expect(certified.every(({ confirmedName }) => confirmedName?.endsWith('(invented)'))).toBe(true);
	expect((await badgesRefused(system('test'), event.slug)).total).toBe(1);
	const real = await anEvent({ illustrative: false });
	await aParticipant(real);
	await loadAttendanceDemonstration({ now });
	expect((await eventCertificateDesk(system('test'), real.slug)).certificates.revision).toBe(0);
});
