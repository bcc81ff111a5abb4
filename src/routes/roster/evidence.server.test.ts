import { expect, test } from 'vitest';
import type { Evidence } from '#network/index.ts';
import { projectNamed } from '#research/index.server.ts';
import { useDatabase } from '../../../testing/database.ts';
import { anEntry } from '../../catalogue/builders.server.ts';
import { aDossier } from '../../research/builders.server.ts';
import { citableBy, evidenceShown } from './evidence.server.ts';

useDatabase();

const shown = async (one: Evidence, name: string) => {
	const told = await evidenceShown([one], { name, orcid: null }, 'en');
	const { text, href, author } = told.get(one) ?? {};
	return [text, href, author];
};

test('a publication says whether its authors name who shows it', async () => {
	const entry = await anEntry({
		...{ kind: 'resource', type: 'book', title: 'Two banks', slug: 'two-banks' },
		...{ authors: ['Cruz, Ana M.', 'Osei, Kwame'], state: 'published' }
	});
	const one: Evidence = { kind: 'publication', id: entry.id };
	expect(await shown(one, 'Ana Cruz')).toEqual(['Two banks', '/en/resources/two-banks', true]);
	expect(await shown(one, 'Ana Cruz (invented)')).toEqual(['Two banks', '/en/resources/two-banks', true]);
	expect(await shown(one, 'Zarina Cruz')).toEqual(['Two banks', '/en/resources/two-banks', false]);
});

test('a project of the hub is found by title or address, led to, and shows nothing once it is not public', async () => {
	const project = await aDossier({ title: 'Bridges of Osh' }, { slug: 'bridges-of-osh' });
	const one: Evidence = { kind: 'dossier', id: project.id };
	expect(await shown(one, 'Ana Cruz')).toEqual(['Bridges of Osh', '/en/projects/bridges-of-osh', null]);
	for (const text of [
		' bridges of OSH ',
		'bridges-of-osh',
		'https://hub.example/ar/projects/bridges-of-osh?x#y'
	])
		expect(await projectNamed(text)).toBe(project.id);
	const hidden = await aDossier({ title: 'Hidden' }, { slug: 'hidden', state: 'draft' });
	const practice = await aDossier({ kind: 'practice', title: 'Told' }, { slug: 'told' });
	for (const text of ['', 'hidden', 'Hidden', practice.slug, "' or true --"])
		expect(await projectNamed(text)).toBe(null);
	expect(await shown({ kind: 'dossier', id: hidden.id }, 'Ana Cruz')).toEqual([
		undefined,
		undefined,
		undefined
	]);
});

test('what was just named may be shown; nothing else that one does not have', () => {
	const nothing = { certificates: [], taught: [] };
	const { dossier, publication } = citableBy(null, nothing, { kind: 'dossier', id: 'p1' });
	expect([[...dossier], [...publication]]).toEqual([['p1'], []]);
});
