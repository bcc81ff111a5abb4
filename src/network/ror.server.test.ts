import { expect, test } from 'vitest';
import { system } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anOrganisation } from './builders.server.ts';
import type { EnteredOrganisation } from './organisation-input.ts';
import { findOrganisation } from './organisation.server.ts';
import { addOrganisation, correctOrganisation } from './organisation-writing.server.ts';
import { organisation } from './tables.server.ts';

useDatabase();

const desk = system('test');
const now = new Date('2026-11-22T09:00:00Z');
const entered = (ror: string | null, name = 'Institute of Fords'): EnteredOrganisation => ({
	...{ name, names: {}, shortName: null, type: 'research-institute', country: null, city: null },
	...{ website: null, ror, parent: null }
});
const codeOf = async (asked: Promise<unknown>) =>
	asked.then(
		() => 'done',
		(error: unknown) =>
			error instanceof Refusal ? `${error.code} ${String(error.details['text'])}` : String(error)
	);

test('a second organisation that claims an identifier hears whose it is, however it is written', async () => {
	await addOrganisation(desk, 'fords', entered('https://ror.org/01f80g185'), now);
	const taken = 'ror_taken Institute of Fords';
	expect(await codeOf(addOrganisation(desk, 'fords-two', entered('01F80G185', 'Fords'), now))).toBe(taken);
	const { revision } = await addOrganisation(desk, 'bridges', entered(null, 'Institute of Bridges'), now);
	const claim = correctOrganisation(desk, 'bridges', revision, entered('ror.org/01f80g185'), now);
	expect(await codeOf(claim)).toBe(taken);
	expect((await findOrganisation('bridges', 'en')).ror).toBe(null);
	// Its own stays its own.
	expect(await codeOf(correctOrganisation(desk, 'fords', 1, entered('01f80g185'), now))).toBe('done');
	// Whoever gives it up leaves it to others.
	expect(await codeOf(correctOrganisation(desk, 'fords', 2, entered(null), now))).toBe('done');
	expect(await codeOf(correctOrganisation(desk, 'bridges', 1, entered('01f80g185'), now))).toBe('done');
});

test('of many who claim it at once, one has it and the others hear whose it is', async () => {
	const ror = 'https://ror.org/052gg0110';
	const claims = Array.from({ length: 8 }, (_, i) =>
		codeOf(addOrganisation(desk, `claim-${i}`, entered(ror, `Claimant ${i}`), now))
	);
	const said = await Promise.all(claims);
	expect(said.filter((one) => one === 'done').length).toBe(1);
	const holder = (await db.select().from(organisation)).find((one) => one.ror === ror);
	expect(new Set(said.filter((one) => one !== 'done'))).toEqual(new Set([`ror_taken ${holder?.name}`]));
});

test('what the hub brings along leaves an identifier to whom the desk gave it', async () => {
	const ror = 'https://ror.org/02jz4aj89';
	await addOrganisation(desk, 'given-by-the-desk', entered(ror), now);
	expect((await anOrganisation({ slug: 'brought', ror })).ror).toBe(null);
});
