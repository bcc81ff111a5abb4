import { expect, test } from 'vitest';
import { findCertificate, heldBy } from '#certificates/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEdition, said, sentBody } from './builders.server.ts';
import type { Edition } from './edition.ts';
import { versionOf } from './edition.server.ts';
import { enrol } from './enrolment.server.ts';
import { receive } from './learning.server.ts';
import { confirmName } from './settling.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const earnedAt = new Date('2027-02-14T23:30:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };

/** What the certificate of participation says of somebody who completed the lesson and confirmed their name. */
async function earnedIn(given: Partial<Edition>) {
	const edition = await anEdition(given);
	const person = await aPerson();
	const { id } = await enrol(person, edition.id, asking, now);
	const lesson = (await versionOf(edition)).content.modules[0]!.lessons[0]!;
	await receive(person, sentBody([said(id, { verb: 'completed', object: lesson.id, happenedAt: now })]), now);
	await confirmName(person, id, 'Amina Diallo', earnedAt);
	const [held] = (await heldBy([id])).get(id) ?? [];
	const { kind, said: claims } = await findCertificate(held!.code);
	const { organisations, startsOn, endsOn, hours } = claims;
	return { kind, givers: organisations.map(({ name }) => name), startsOn, endsOn, hours };
}

test('a demonstration gives its certificates in its own name, not in that of organisations that never heard of it', async () => {
	expect(await earnedIn({ illustrative: true })).toEqual({
		kind: 'participation',
		givers: ['Serai demonstration hub'],
		startsOn: '2027-02-01',
		endsOn: '2027-03-12',
		// Whoever took part did not spend all of its hours.
		hours: null
	});
});

test('where an edition is always open, a certificate bears the days of who earned it, in the edition’s zone', async () => {
	const { startsOn, endsOn } = await earnedIn({ startsOn: '2027-01-01', endsOn: null });
	expect([startsOn, endsOn]).toEqual(['2027-02-10', '2027-02-15']);
});
