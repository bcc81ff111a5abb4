import { expect, test } from 'vitest';
import { NotFound } from '#platform/index.ts';
import { tableOfFile } from '#surveys/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { listCohorts } from './cohort.server.ts';
import { likelyPeopleMapping, takePeople } from './participants.ts';
import { createCohort } from './cohort-keeping.server.ts';
import { importPeople, previewPeople } from './participants.server.ts';
import { codeOf } from '../../testing/refusal.ts';

useDatabase();
const now = new Date('2027-06-01T10:00:00Z');
const csv = (text: string): string[][] => tableOfFile(new TextEncoder().encode(text));
const list = csv(
	[
		'País,Gender,Sector,Certificate',
		'Ecuador,Mujer,ngo,completion',
		'MX,Hombre,ngo,none',
		'MEX,Female,,'
	].join('\n')
);

test('columns are known by their names in any language, countries and genders by theirs', () => {
	const mapping = likelyPeopleMapping(list[0] ?? []);
	expect(mapping).toEqual({
		country: 'País',
		gender: 'Gender',
		sector: 'Sector',
		certificate: 'Certificate'
	});
	expect(takePeople(list, mapping)).toEqual({
		...{ people: 3, refused: [], unknown: [] },
		cells: [
			{ in: { country: 'EC', gender: 'female', sector: 'ngo', certificate: 'completion' }, count: 1 },
			{ in: { country: 'MX', gender: 'male', sector: 'ngo', certificate: 'none' }, count: 1 },
			{ in: { country: 'MX', gender: 'female', sector: '', certificate: '' }, count: 1 }
		]
	});
});

test('each row that is not understood is refused with its reason, and no other', () => {
	const table = csv(
		[
			'country,gender,language,certificate,count',
			'EC,female,es,completion,12',
			'Atlantis,female,es,completion,1',
			'EC,=HYPERLINK("x"),es,none,1',
			'EC,male,Klingon,none,1',
			'EC,male,es,gold,1',
			'EC,male,es,none,-3',
			'EC,male,es,none,'
		].join('\n')
	);
	const { people, refused } = takePeople(table, likelyPeopleMapping(table[0] ?? []));
	expect(people).toBe(12);
	expect(refused).toEqual([
		{ row: 3, column: 'country', code: 'impact_not_a_country', value: 'Atlantis' },
		{ row: 4, column: 'gender', code: 'impact_not_a_category', value: '=HYPERLINK("x")' },
		{ row: 5, column: 'language', code: 'impact_not_a_language', value: 'Klingon' },
		{ row: 6, column: 'certificate', code: 'impact_not_a_certificate', value: 'gold' },
		{ row: 7, column: 'count', code: 'impact_not_a_count', value: '-3' },
		{ row: 8, column: 'count', code: 'impact_not_a_count', value: '' }
	]);
});

test('one bad row of 50,000 is named, and the others count', () => {
	const rows = Array.from({ length: 50_000 }, (_, i) => (i === 41_233 ? 'Nowhere' : 'EC'));
	const { people, refused } = takePeople(csv(['country', ...rows].join('\n')), { country: 'country' });
	expect([people, refused]).toEqual([
		49_999,
		[{ row: 41_235, column: 'country', code: 'impact_not_a_country', value: 'Nowhere' }]
	]);
});

test('a list is previewed, brought, brought again without a change, and replaced', async () => {
	const editor = await anEditor();
	const cohort = {
		slug: 'held-elsewhere',
		title: { en: 'Held elsewhere' },
		startsOn: null,
		endsOn: '2026-05-01'
	};
	await createCohort(editor, cohort);
	expect(await codeOf(createCohort(editor, cohort))).toBe('slug_taken');
	const mapping = likelyPeopleMapping(list[0] ?? []);
	const said = { people: 3, refused: [], unknown: [] };
	const of = [editor, 'held-elsewhere', { name: 'Moodle', table: list, mapping }] as const;
	const preview = await previewPeople(...of);
	expect(preview).toMatchObject({ ...said, outcome: 'added', change: { now: 0, then: 3 } });
	expect(preview.change.by.find(({ dimension }) => dimension === 'gender')?.rows).toEqual([
		{ category: 'female', now: 0, then: 2 },
		{ category: 'male', now: 0, then: 1 }
	]);
	expect((await listCohorts())[0]).toMatchObject({ people: 0, version: 0 });
	expect(await importPeople(...of, now)).toEqual({ ...said, outcome: 'added' });
	expect(await importPeople(...of, now)).toEqual({ ...said, outcome: 'unchanged' });
	const more = { name: ' Moodle ', table: [...list, ['CO', 'Femme', 'ngo', 'none']], mapping };
	expect(await previewPeople(...of)).toMatchObject({ outcome: 'unchanged', change: { now: 3, then: 3 } });
	expect((await previewPeople(editor, 'held-elsewhere', more)).change).toMatchObject({ now: 3, then: 4 });
	const beside = { name: 'Another', table: list, mapping };
	expect((await previewPeople(editor, 'held-elsewhere', beside)).change).toMatchObject({ now: 3, then: 6 });
	expect(await importPeople(editor, 'held-elsewhere', more, now)).toMatchObject({
		...{ people: 4, outcome: 'replaced' }
	});
	expect((await listCohorts())[0]).toMatchObject({ people: 4, version: 2 });
});

test('for nobody but editors is there a cohort, and a list without a name is none', async () => {
	const editor = await anEditor();
	const person = await aPerson();
	const brought = { name: 'x', table: list, mapping: { country: 'País' } };
	await expect(importPeople(person, 'held-elsewhere', brought, now)).rejects.toThrow(NotFound);
	expect(await codeOf(previewPeople(editor, 'held-elsewhere', { ...brought, name: ' ' }))).toBe('required');
	await expect(previewPeople(editor, 'nowhere', brought)).rejects.toThrow(NotFound);
});
