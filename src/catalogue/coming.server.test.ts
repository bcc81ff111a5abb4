import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { anEntry, anOffering } from './builders.server.ts';
import { calendar } from './coming.server.ts';

useDatabase();
const now = new Date('2026-11-21T12:00:00Z');

test('a month shows the last days to apply, of what is always open too, beside the days of the run itself', async () => {
	const dated = await anEntry({
		kind: 'course',
		title: 'Dated',
		offerings: [
			anOffering({
				startsOn: '2027-02-10',
				endsOn: '2027-02-12',
				registrationClosesOn: '2027-02-01'
			})
		]
	});
	const open = await anEntry({
		kind: 'course',
		title: 'Open',
		offerings: [
			anOffering({ ongoing: true, startsOn: null, endsOn: null, registrationClosesOn: '2027-02-28' })
		]
	});
	await anEntry({
		kind: 'course',
		title: 'Called off',
		offerings: [anOffering({ registrationClosesOn: '2027-02-15', cancelledAt: now })]
	});
	const lines = await calendar('2027-02-01', '2027-02-28', 'en', now);
	expect(
		lines.map(({ entry, startsOn, endsOn, isDeadline }) => [entry.id, startsOn, endsOn, isDeadline])
	).toEqual([
		[dated.id, '2027-02-01', '2027-02-01', true],
		[dated.id, '2027-02-10', '2027-02-12', false],
		[open.id, '2027-02-28', '2027-02-28', true]
	]);
});
