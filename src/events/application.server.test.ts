import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import {
	confirmApplication,
	eraseOwnApplication,
	withdrawApplication
} from './application-answering.server.ts';
import { aField, aForm, anApplication, applicationLettersQueued } from './application-builders.server.ts';
import { applicationsDue, tidyApplications } from './application-erasing.server.ts';
import { findApplicationByKey } from './application-key.server.ts';
import { writeApplicationLetter } from './application-letter.server.ts';
import { ownApplication } from './application-own.server.ts';
import { beginApplication, saveStep, sendLinkTo, submitApplication } from './application.server.ts';
import { applicationStates, namelessFrom, type ApplicationState } from './application.ts';
import { anEvent } from './builders.server.ts';
import { consentName, inputName } from './field-answer.ts';
import { putField, takeField } from './form.server.ts';

useDatabase();
const now = new Date('2027-02-01T10:00:00Z');
const amina = { name: 'Amina Odhiambo', email: 'Amina@Example.org', language: 'fr' };

/** An event with a form of a required country, a sensitive need and a letter to attach. */
async function asking() {
	const organiser = await aPerson();
	const event = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	const country = aField({ kind: 'country', required: true, counts: 'country' });
	const needs = aField({ sensitivity: 'sensitive', keptDays: 14 });
	const file = aField({ kind: 'file', step: 'reasons' });
	await aForm(event, [country, needs, file]);
	const save = (key: string, values: Record<string, string[]>, at = now) =>
		saveStep(
			event.slug,
			key,
			{ step: 'you', values: { name: ['Amina Odhiambo'], ...values }, files: new Map(), without: [] },
			at
		);
	const submit = (key: string, version = 1, consent = true) =>
		submitApplication(event.slug, key, { version, consent }, now);
	return { organiser, event, country, needs, file, save, submit };
}

describe('a draft', () => {
	test('is begun without an account, saved page by page, and found again by its key alone', async () => {
		const { event, country, save } = await asking();
		const key = await beginApplication(event.slug, amina, now);
		expect(await save(key, { [inputName(country)]: ['KE'] })).toEqual([]);
		const { own } = await ownApplication(event.slug, key, now);
		expect([own?.application.email, own?.answers.get(country.id), own?.missing]).toEqual([
			'amina@example.org',
			'KE',
			[]
		]);
		expect((await ownApplication(event.slug, 'x'.repeat(32), now)).own).toBe(null);
		const other = await anEvent();
		expect(await findApplicationByKey(other.id, key)).toBe(null);
	});

	test('keeps what can be kept when something cannot, and says which', async () => {
		const { event, country, needs, save } = await asking();
		const key = await beginApplication(event.slug, { ...amina, email: 'b@example.org' }, now);
		const problems = await save(key, { [inputName(country)]: ['KE'], [inputName(needs)]: ['No pork'] });
		expect(problems).toEqual([{ field: inputName(needs), code: 'sensitive_consent' }]);
		const { own } = await ownApplication(event.slug, key, now);
		expect([...(own?.answers.keys() ?? [])]).toEqual([country.id]);
		await save(key, {
			[inputName(country)]: ['KE'],
			[inputName(needs)]: ['No pork'],
			[consentName(needs)]: ['yes']
		});
		expect((await ownApplication(event.slug, key, now)).own?.answers.get(needs.id)).toBe('No pork');
	});

	test('sensitive answers without agreement cannot be written at all: the database refuses', async () => {
		const { event, needs } = await asking();
		const { id } = await anApplication(event);
		await expect(
			transaction((tx) =>
				tx.execute(sql`insert into event_answer (application_id, field_id, value, sensitivity, kept_days, answered_at)
					values (${id}, ${needs.id}, '"x"', 'sensitive', 14, now())`)
			)
		).rejects.toThrow();
	});

	test('is begun while applications are open, not with any address, and not without end', async () => {
		const { event } = await asking();
		const begin = (given: Partial<typeof amina>, at = now) =>
			codeOf(beginApplication(event.slug, { ...amina, email: 'many@example.org', ...given }, at));
		expect(await begin({ name: ' ' })).toBe('name_missing');
		expect(await begin({ email: 'nobody' })).toBe('email_invalid');
		expect(await begin({}, new Date('2027-04-02T00:00:00Z'))).toBe('applications_not_open');
		const tries = [];
		for (let i = 0; i < 6; i += 1) tries.push(await begin({}));
		expect(tries).toEqual(['done', 'done', 'done', 'done', 'done', 'too_many_drafts']);
		const nominated = await anEvent({ admission: 'nomination' });
		expect(await codeOf(beginApplication(nominated.slug, amina, now))).toBe('applications_by_nomination');
	});

	test('takes a file for what it is, not for what it is called', async () => {
		const { event, file } = await asking();
		const key = await beginApplication(event.slug, { ...amina, email: 'c@example.org' }, now);
		const attach = (name: string, bytes: Uint8Array) =>
			saveStep(
				event.slug,
				key,
				{ step: 'reasons', values: {}, files: new Map([[file.id, { name, bytes }]]), without: [] },
				now
			);
		const text = (words: string) => new TextEncoder().encode(words);
		expect(await attach('letter.pdf', text('<script>alert(1)</script>'))).toEqual([
			{ field: inputName(file), code: 'attachment_kind', details: {} }
		]);
		expect((await attach('big.pdf', new Uint8Array(5 * 1024 * 1024 + 1)))[0]?.code).toBe('attachment_large');
		expect(await attach('..\\..\\letter\u202e.pdf', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'))).toEqual([]);
		const { rows } = await db.execute(
			sql`select name, type from event_answer_file where field_id = ${file.id}`
		);
		expect(rows).toEqual([{ name: 'letter.pdf', type: 'application/pdf' }]);
		const without = { step: 'reasons' as const, values: {}, files: new Map(), without: [file.id] };
		await saveStep(event.slug, key, without, now);
		expect((await db.execute(sql`select 1 from event_answer_file where field_id = ${file.id}`)).rows).toEqual(
			[]
		);
	});
});

describe('sending', () => {
	test('two submissions at once are one, with one letter', async () => {
		const { event, country, save, submit } = await asking();
		const key = await beginApplication(event.slug, { ...amina, email: 'd@example.org' }, now);
		await save(key, { [inputName(country)]: ['KE'] });
		expect(await Promise.all([codeOf(submit(key)), codeOf(submit(key)), codeOf(submit(key))])).toEqual([
			'done',
			'done',
			'done'
		]);
		const id = (await findApplicationByKey(event.id, key))?.id;
		const letters = (await applicationLettersQueued()).filter(({ applicationId }) => applicationId === id);
		expect(letters.map(({ letter }) => letter)).toEqual(['draft', 'submitted']);
		expect((await findApplicationByKey(event.id, key))?.facts).toEqual({ country: ['KE'] });
		expect(await codeOf(save(key, {}))).toBe('application_submitted_already');
	});

	test('two drafts of one address, sent at once, are one application', async () => {
		const { event, country, save, submit } = await asking();
		const begun = { ...amina, email: 'e@example.org' };
		const keys = [
			await beginApplication(event.slug, begun, now),
			await beginApplication(event.slug, begun, now)
		];
		for (const key of keys) await save(key, { [inputName(country)]: ['KE'] });
		const outcomes = await Promise.all(keys.map((key) => codeOf(submit(key))));
		expect(outcomes.sort()).toEqual(['application_by_address', 'done']);
	});

	test('is refused while something is missing, and without agreeing', async () => {
		const { event, country, save, submit } = await asking();
		const key = await beginApplication(event.slug, { ...amina, email: 'f@example.org' }, now);
		expect(await codeOf(submit(key))).toBe('application_incomplete');
		await save(key, { [inputName(country)]: ['KE'] });
		expect(await codeOf(submit(key, 1, false))).toBe('application_consent');
	});

	test('a form that was changed meanwhile keeps the answers, shows what is new, and is sent as it is then', async () => {
		const { organiser, event, country, needs, file, save, submit } = await asking();
		const key = await beginApplication(event.slug, { ...amina, email: 'g@example.org' }, now);
		await save(key, {
			[inputName(country)]: ['KE'],
			[inputName(needs)]: ['x'],
			[consentName(needs)]: ['yes']
		});
		await putField(organiser, event.slug, 1, { ...aField({ required: true }), id: null }, now);
		await takeField(organiser, event.slug, 2, needs.id, now);
		expect(await codeOf(takeField(organiser, event.slug, 2, file.id, now))).toBe('changed_meanwhile');
		expect(await codeOf(submit(key, 1))).toBe('form_changed');
		const { own } = await ownApplication(event.slug, key, now);
		const added = own!.changes.added[0]!;
		expect([own?.answers.get(country.id), own?.changes.taken.map(({ id }) => id), own?.missing]).toEqual([
			'KE',
			[needs.id],
			[added]
		]);
		await save(key, { [inputName(country)]: ['KE'], [inputName(added)]: ['Yes'] });
		expect(await codeOf(submit(key, 3))).toBe('done');
		const sent = (await ownApplication(event.slug, key, now)).own!;
		expect([...sent.answers.keys()].sort()).toEqual([added.id, country.id].sort());
	});
});

describe('letters', () => {
	test('are in the applicant’s language, with a link that opens the application', async () => {
		const { event } = await asking();
		const { id } = await anApplication(event, { language: 'fr' });
		const letter = await writeApplicationLetter(id, 'submitted', now);
		expect(letter?.subject).toContain('Reçue');
		const key = /key=([\w-]+)/u.exec(letter?.text ?? '')?.[1] ?? '';
		expect((await findApplicationByKey(event.id, key))?.id).toBe(id);
	});

	test('are not written when they are true no more, and to nobody invented', async () => {
		const { event } = await asking();
		const { id } = await anApplication(event, { state: 'withdrawn' });
		expect(await writeApplicationLetter(id, 'selected', now)).toBe(null);
		const invented = await anApplication(event, { email: 'x@demo.invalid' });
		expect(await writeApplicationLetter(invented.id, 'submitted', now)).toBe(null);
	});

	test('a lost link is sent again, and nobody learns whether an address has applied', async () => {
		const { event } = await asking();
		const { id, email } = await anApplication(event);
		expect(await codeOf(sendLinkTo(event.slug, 'stranger@example.org', now))).toBe('done');
		expect(await codeOf(sendLinkTo(event.slug, ` ${email.toUpperCase()}`, now))).toBe('done');
		const queued = await applicationLettersQueued();
		expect(queued.filter(({ applicationId }) => applicationId === id)).toEqual([
			{ applicationId: id, letter: 'draft' }
		]);
	});
});

describe('what is kept', () => {
	test('goes answer by answer on its day, though the event is still to be seen, and takes its fact along', async () => {
		const { event } = await asking();
		const short = aField({ kind: 'choice', counts: 'gender', keptDays: 10 });
		const long = aField({ keptDays: 60 });
		const { id } = await anApplication(event, {
			answers: [
				[short, 'female'],
				[long, 'x']
			]
		});
		const kept = async () => {
			const { rows } = await db.execute<{ answers: number; facts: object }>(sql`
				select (select count(*)::int from event_answer where application_id = p.id) as answers, facts
				from event_application p where p.id = ${id}`);
			return rows[0];
		};
		await tidyApplications(new Date('2027-05-30T03:00:00Z'));
		expect(await kept()).toEqual({ answers: 2, facts: { gender: ['female'] } });
		await tidyApplications(new Date('2027-05-31T03:00:00Z'));
		expect(await kept()).toEqual({ answers: 1, facts: {} });
	});

	test('is due by the rule, and by the same in SQL', async () => {
		const event = await anEvent();
		const of: [ApplicationState, string][] = [];
		for (const state of applicationStates) {
			const at = new Date('2027-01-15T10:00:00Z');
			const more = state === 'draft' ? { submittedAt: null, consentedAt: null } : {};
			of.push([state, (await anApplication(event, { state, savedAt: at, ...more })).id]);
		}
		for (const day of ['2027-03-16', '2027-03-17', '2027-08-18', '2027-08-19', '2028-05-19', '2028-05-20']) {
			const due = await applicationsDue(new Date(`${day}T03:00:00Z`));
			const ruled = of.filter(([state]) => {
				const until = namelessFrom({ state, savedOn: '2027-01-15', endsOn: event.endsOn });
				return until !== null && until < day;
			});
			expect(of.filter(([, id]) => due.some((one) => one === id))).toEqual(ruled);
		}
	});

	test('is erased at once by whom it is about, and nothing that names them is left', async () => {
		const { event, country } = await asking();
		const { id, key, email } = await anApplication(event, {
			answers: [[country, 'KE']],
			agency: 'City of Kisumu'
		});
		await eraseOwnApplication(event.slug, key, now);
		const { rows } = await db.execute(
			sql`select row_to_json(p) as all from event_application p where id = ${id}`
		);
		expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Amina|${email}|Kisumu|KE`, 'u'));
		expect(await findApplicationByKey(event.id, key)).toBe(null);
		expect(await codeOf(withdrawApplication(event.slug, key, now))).toBe('NotFound');
	});

	test('a draft goes whole', async () => {
		const { event } = await asking();
		const key = await beginApplication(event.slug, { ...amina, email: 'h@example.org' }, now);
		await eraseOwnApplication(event.slug, key, now);
		expect((await ownApplication(event.slug, key, now)).own).toBe(null);
	});
});

test('only who is selected confirms, and withdrawing twice is withdrawing', async () => {
	const { event } = await asking();
	const { key } = await anApplication(event);
	expect(await codeOf(confirmApplication(event.slug, key, now))).toBe('application_not_selected');
	expect(await codeOf(withdrawApplication(event.slug, key, now))).toBe('done');
	expect(await codeOf(withdrawApplication(event.slug, key, now))).toBe('done');
	expect(await codeOf(confirmApplication(event.slug, key, now))).toBe('application_withdrawn');
});
