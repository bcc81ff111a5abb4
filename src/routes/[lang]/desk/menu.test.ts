import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskMenu, type DeskRights } from './menu.ts';

const nobody: DeskRights = {
	worksHere: false,
	mayReview: false,
	contributes: false,
	writesCourses: false,
	leadsEditions: false,
	leadsEvents: false,
	overseesCertificates: false,
	keepsRoster: false,
	mayManagePeople: false
};
const administrator = Object.fromEntries(Object.keys(nobody).map((may) => [may, true])) as DeskRights;
const trainer: DeskRights = { ...nobody, leadsEditions: true, overseesCertificates: true };

const written = (path: string, may: DeskRights) =>
	deskMenu('en', path, may).map((line) =>
		line.map(({ name, current }) => (current ? `${name} (${current})` : name))
	);

test('who has nothing to do here is shown no menu', () => {
	expect(deskMenu('en', '/en/desk', nobody)).toEqual([]);
});

test('a few places stand in one line', () => {
	expect(written('/en/desk/certificates/abc', trainer)).toEqual([
		['To do', 'Editions', 'Certificates (page)']
	]);
});

test('many places stand in groups, which open where one is', () => {
	expect(written('/en/desk', administrator)).toEqual([
		['To do (page)', 'Catalogue', 'Training', 'Network', 'Evaluation', 'Digests', 'People']
	]);
	expect(written('/en/desk/stories/new', administrator)).toEqual([
		['To do', 'Catalogue', 'Training', 'Network', 'Evaluation (true)', 'Digests', 'People'],
		['Surveys', 'Impact stories (page)', 'Participants']
	]);
});

test('a group leads to the first of its places that is shown', () => {
	const editor = { ...administrator, mayReview: false };
	const [top = []] = deskMenu('ar', '/ar/desk', editor);
	expect(top.map(({ path }) => path).slice(0, 2)).toEqual(['/ar/desk', '/ar/desk/entries']);
});

test('what belongs to a place opens its group too', () => {
	expect(written('/en/desk/claims', administrator)[1]?.[0]).toBe('Organisations (page)');
});

test('every place leads to a page of the desk', () => {
	const places = new Set(
		['queue', 'courses', 'organisations', 'surveys', 'people']
			.flatMap((at) => deskMenu('en', `/en/desk/${at}`, administrator).flat())
			.map(({ path }) => path.slice('/en/desk/'.length))
	);
	expect(places.size).toBe(18);
	for (const at of places) expect(existsSync(join(import.meta.dirname, at, '+page.svelte')), at).toBe(true);
});
