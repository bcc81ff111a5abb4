import { expect, test } from 'vitest';
import { Refusal } from '#platform/index.ts';
import { system } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { aParticipant, aSession } from './attendance-builders.server.ts';
import { badgesPdf, namesPdf } from './badge-pdf.server.ts';
import { makeBadges } from './badge.server.ts';
import { anEvent } from './builders.server.ts';

useDatabase();
const pagesOf = (pdf: Uint8Array) =>
	Buffer.from(pdf)
		.toString('latin1')
		.match(/\/Type\s*\/Page\b/gu)?.length;

test('badges and names are printed in both directions, also for a name that our fonts lack', async () => {
	const event = await anEvent();
	const actor = system('test');
	await expect(badgesPdf(actor, event.slug, 'a4', 'en')).rejects.toThrow(Refusal);
	for (const name of ['Amina Diallo', 'ليلى حسن', 'ნინო', 'Ólafur "#eval(1)" Þór'])
		await aParticipant(event, { name });
	for (let i = 0; i < 5; i++) await aParticipant(event, { name: `Invented Person ${i}` });
	await makeBadges(actor, event.slug, new Date('2027-05-01T10:00:00Z'));
	const session = await aSession(event);
	expect(pagesOf(await badgesPdf(actor, event.slug, 'a4', 'en'))).toBe(2);
	expect(pagesOf(await badgesPdf(actor, event.slug, 'a6', 'ar'))).toBe(9);
	expect(pagesOf(await namesPdf(actor, event.slug, session, 'ar'))).toBe(1);
});
