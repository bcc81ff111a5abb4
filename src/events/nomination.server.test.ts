import { describe, expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { answersOf } from './application-answer.server.ts';
import { aField, aForm } from './application-builders.server.ts';
import { writeApplicationLetter } from './application-letter.server.ts';
import { ownApplication } from './application-own.server.ts';
import { saveStep, submitApplication } from './application.server.ts';
import { anEvent } from './builders.server.ts';
import { inputName } from './field-answer.ts';
import { listNominated, nominate, nominationSeats } from './nomination.server.ts';
import { addParticipant } from './participant.server.ts';
import { putTargets } from './selection.server.ts';
import { aSeries, putALine } from './series-builders.server.ts';
import { showSeries } from './series-writing.server.ts';

useDatabase();
const now = new Date('2027-02-01T10:00:00Z');

/** A field school whose form asks for a country. */
async function asking() {
	const organiser = await aPerson();
	const event = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	const country = aField({ kind: 'country', required: true, counts: 'country' });
	await aForm(event, [country]);
	return { organiser, event, country };
}

describe('an agency', () => {
	const kisumu = { agency: 'City of Kisumu', country: 'KE' };

	test('nominates several, and each confirms for themselves', async () => {
		const { event, country } = await asking();
		const focal = await aPerson({ name: 'Focal' });
		const nominee = (n: number) => ({
			name: `Person ${n}`,
			email: `n${n}@example.org`,
			language: 'es',
			reason: 'Leads it.'
		});
		await nominate(focal, event.slug, kisumu, [nominee(1), nominee(2), nominee(3)], now);
		expect((await listNominated(focal, event.slug)).map(({ name, state }) => [name, state])).toEqual([
			['Person 1', 'draft'],
			['Person 2', 'draft'],
			['Person 3', 'draft']
		]);
		expect(await listNominated(await aPerson(), event.slug)).toEqual([]);
		const [first] = await listNominated(focal, event.slug);
		const letter = await writeApplicationLetter(first!.id, 'nominated', now);
		expect(letter?.subject).toBe('City of Kisumu le propone: Field school on diaspora investment');
		const key = /key=([\w-]+)/u.exec(letter?.text ?? '')?.[1] ?? '';
		expect((await ownApplication(event.slug, key, now)).own?.answers.get(country.id)).toBe('KE');
		const values = { name: ['Person One'], [inputName(country)]: ['KE'] };
		await saveStep(event.slug, key, { step: 'you', values, files: new Map(), without: [] }, now);
		await submitApplication(event.slug, key, { version: 1, consent: true }, now);
		expect((await listNominated(focal, event.slug))[0]).toMatchObject({
			name: 'Person One',
			state: 'submitted'
		});
	});

	test('is told which row is wrong, and nothing is entered', async () => {
		const { event } = await asking();
		const focal = await aPerson();
		const row = (email: string) => ({ name: 'Juma', email, language: 'en', reason: '' });
		const field = (rows: ReturnType<typeof row>[]) =>
			nominate(focal, event.slug, kisumu, rows, now).catch(
				({ code, details }: { code: string; details: { field: string } }) => `${details.field} ${code}`
			);
		expect(await field([row('a@example.org'), row('wrong')])).toBe('email.1 email_invalid');
		expect(await field([row('a@example.org'), row('A@example.org')])).toBe('email.1 nominated_twice');
		expect(await listNominated(focal, event.slug)).toEqual([]);
		expect(await codeOf(nominate({ kind: 'visitor' }, event.slug, kisumu, [row('a@example.org')], now))).toBe(
			'Forbidden'
		);
	});
});

describe('seats of a country', () => {
	const people = (from: number, count: number) =>
		Array.from({ length: count }, (_, at) => ({
			...{ name: `Person ${from + at}`, email: `seat${from + at}@example.org`, language: 'en', reason: '' }
		}));
	const kenya = { agency: 'City of Kisumu', country: 'KE' };

	test('are held by who is nominated where nobody chooses among them, and refuse one more; the organiser may', async () => {
		const organiser = await aPerson();
		const event = await anEvent({
			admission: 'nomination',
			team: [{ personId: organiser.id, role: 'organiser' }]
		});
		await aForm(event, [aField({ kind: 'country', counts: 'country', required: true })]);
		await putTargets(organiser, event.slug, [{ dimension: 'country', value: 'KE', least: null, most: 3 }]);
		const focal = await aPerson();
		const nominated = (count: number, from: number, by = focal, given = kenya) =>
			nominate(by, event.slug, given, people(from, count), now).then(
				() => 'done',
				({ code, details }: { code: string; details: object }) => [code, details]
			);
		expect(await nominated(1, 0, focal, { ...kenya, country: '' })).toEqual([
			'not_chosen',
			{ field: 'country' }
		]);
		expect(await nominated(2, 0)).toBe('done');
		expect(await nominationSeats(focal, event.slug)).toEqual({
			...{ asksCountry: true, mayExceed: false },
			countries: [{ country: 'KE', seats: 3, taken: 2, left: 1 }]
		});
		expect(await nominated(2, 10)).toEqual([
			'nomination_seats_few',
			{ field: 'country', left: 1, taken: 2, entered: 2 }
		]);
		const race = await Promise.all([nominated(1, 20), nominated(1, 30, await aPerson())]);
		expect(race.map((one) => (one === 'done' ? one : one[0])).sort()).toEqual([
			'done',
			'nomination_seats_none'
		]);
		expect(await nominated(1, 40, focal, { ...kenya, country: 'UG' })).toBe('done');
		expect(await nominated(2, 50, organiser)).toBe('done');
		expect((await nominationSeats(organiser, event.slug)).countries[0]).toMatchObject({ taken: 5, left: 0 });
	});

	test('are those of who takes part where a team chooses; who is nominated finds the country filled in', async () => {
		const { organiser, event, country } = await asking();
		await putTargets(organiser, event.slug, [{ dimension: 'country', value: 'KE', least: null, most: 1 }]);
		const focal = await aPerson();
		await nominate(focal, event.slug, kenya, people(60, 3), now);
		const [first] = await listNominated(focal, event.slug);
		expect((await answersOf(first!.id)).get(country.id)).toBe('KE');
		await addParticipant(
			organiser,
			event.slug,
			{ name: 'Amina', email: '', language: 'en', organisation: '', country: 'KE' },
			now
		);
		expect(await codeOf(nominate(focal, event.slug, kenya, people(70, 1), now))).toBe(
			'nomination_seats_none'
		);
	});

	test('of a line in a programme hold once the programme is published', async () => {
		const { event } = await asking();
		const focal = await aPerson();
		const { slug } = await aSeries({ state: 'draft' });
		await putALine(slug, { eventId: event.id, seats: 4, countries: [{ country: 'KE', seats: 1 }] });
		expect((await nominationSeats(focal, event.slug)).countries).toEqual([]);
		await showSeries(system('test'), slug, 'published', now);
		expect((await nominationSeats(focal, event.slug)).countries).toEqual([
			{ country: 'KE', seats: 1, taken: 0, left: 1 }
		]);
		expect(await codeOf(nominate(focal, event.slug, kenya, people(80, 2), now))).toBe('done');
		const ofUganda = { agency: 'Gulu', country: 'UG' };
		expect((await nominationSeats(focal, event.slug)).countries.map(({ left }) => left)).toEqual([1]);
		expect(await codeOf(nominate(focal, event.slug, ofUganda, people(90, 1), now))).toBe('done');
	});
});
