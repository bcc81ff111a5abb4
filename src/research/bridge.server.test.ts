import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#people/index.ts';
import { openIndex } from '#search/index.server.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aDossier } from './builders.server.ts';
import { bridgeBetween, bridgeMatrix, worksIn } from './bridge.server.ts';
import { moveDossier } from './dossier.server.ts';

useDatabase();

const now = new Date();
const region = { region: '143' };
const both = async (a: string, b: string) =>
	(await bridgeMatrix(region)).cells.find((cell) => cell.a === a && cell.b === b)?.both;
let editor: Actor;

beforeAll(async () => {
	editor = await aPerson({ roles: [{ role: 'editor' }] });
	await openIndex();
});

test('an empty bridge is linked as soon as something is published, and empty when it goes', async () => {
	const [clinic, bank] = [await anOrganisation({ name: 'Clinic' }), await anOrganisation({ name: 'Bank' })];
	await anEntry({ kind: 'resource', topics: ['health'], countries: ['KG'], providers: [clinic.id] });
	await aDossier({
		...{ topics: ['remittances'], countries: ['UZ'], title: 'Money sent home' },
		organisations: [{ slug: bank.slug, role: 'lead' }]
	});
	expect(await both('economy', 'health')).toBe(0);
	expect((await bridgeMatrix(region)).gaps).toEqual([{ a: 'economy', b: 'health' }]);
	const empty = await bridgeBetween('economy', 'health', region);
	expect([empty.onlyA, empty.onlyB, empty.inBoth]).toEqual([
		[{ organisation: bank.id, works: 1 }],
		[{ organisation: clinic.id, works: 1 }],
		[]
	]);

	const between = await aDossier(
		{
			kind: 'recommendation',
			title: 'Insure those at home',
			topics: ['remittances', 'health'],
			regions: ['143']
		},
		{ state: 'in_review' },
		now
	);
	expect(await both('economy', 'health')).toBe(0);
	const { revision } = await moveDossier(editor, between.id, 1, 'publish', { now });
	expect(await both('economy', 'health')).toBe(1);
	const linked = await bridgeBetween('economy', 'health', region);
	expect([linked.strength, linked.works.recommendation]).toEqual(['thin', { ids: [between.id], total: 1 }]);
	expect((await worksIn({ country: 'KG' })).map(({ kind }) => kind)).toEqual(['publication']);
	await moveDossier(editor, between.id, revision, 'retire', { now: new Date(), reason: 'Over.' });
	expect(await both('economy', 'health')).toBe(0);
});
