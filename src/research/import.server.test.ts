import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntryId } from '#catalogue/index.ts';
import { confirmEntry, findEntry, findForEdit } from '#catalogue/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEntry } from '../catalogue/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { aContributor, anEditor, aPerson } from '../people/builders.server.ts';
import { mayFollow } from './doi.server.ts';
import {
	beginImport,
	findImport,
	listImports,
	takeRecords,
	tidyImports,
	type Sent
} from './import.server.ts';
import { askForDois } from './jobs.server.ts';
import { citedWorks } from './publication.server.ts';
import { publicationImport } from './tables.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-11-21T10:00:00Z');
const sent = (text: string, given: Partial<Sent> = {}): Sent => ({
	text,
	name: null,
	language: 'en',
	...given
});

const bibtex = (key: string, title: string, more = '') =>
	`@article{${key}, title={${title}}, author={Rivera, Ana and {IOM}}, journal={Journal of Migration}, year={2021}, ${more} url={https://journal.example/${key}}}\n`;

async function refusal(work: Promise<unknown>): Promise<string> {
	const error: unknown = await work.then(
		() => null,
		(thrown: unknown) => thrown
	);
	return error instanceof Refusal ? error.code : String(error);
}

describe('an import', () => {
	test('says of each record what was understood, what it doubles, and what is wrong', async () => {
		const editor = await anEditor();
		const here = await anEntry({ title: 'Seasonal work and return', year: 2021 });
		const id = await beginImport(
			editor,
			sent(
				bibtex('a', 'Seasonal work and return') +
					bibtex('b', 'Another thing altogether', 'doi={10.1000/b},') +
					'@article{broken, title={x\n' +
					bibtex('c', 'Another thing, again', 'doi={10.1000/B},') +
					'@book{nowhere, title={No address}, year={2001}}',
				{ name: 'refs.bib' }
			),
			now
		);
		const { records, format } = await findImport(editor, id);
		expect(format).toBe('bibtex');
		expect(
			records.map(({ label, state, problem, twice, alike }) => [
				label,
				state,
				problem?.code ?? null,
				twice,
				alike.map((one) => [one.slug, one.reasons])
			])
		).toEqual([
			['a', 'read', null, null, [[here.slug, ['near_title']]]],
			['b', 'read', null, null, []],
			['broken', 'refused', 'bibtex_unreadable', null, []],
			['c', 'read', null, 2, []],
			['nowhere', 'refused', 'record_without_address', null, []]
		]);
		expect((await listImports(editor)).map(({ name, count }) => [name, count])).toEqual([['refs.bib', 5]]);
	});

	test('becomes entries by what is chosen, once, with its provenance and its citation', async () => {
		const organisation = await anOrganisation({ name: 'Institute of Roads' });
		const member = await aContributor(organisation.id);
		const id = await beginImport(
			member,
			sent(
				bibtex('one', 'Roads and remittances', 'volume={4}, pages={1--9},') + bibtex('two', 'Not chosen'),
				{
					name: 'refs.bib'
				}
			),
			now
		);
		const choice = { positions: [1, 99], providers: [organisation.slug], propose: true };
		const taken = await Promise.all([
			takeRecords(member, id, choice, now),
			takeRecords(member, id, choice, now)
		]);
		expect(taken.map(({ added }) => added).sort()).toEqual([0, 1]);
		const { records } = await findImport(member, id);
		expect(records.map(({ state }) => state)).toEqual(['imported', 'read']);
		const entry = await findForEdit(member, records[0]?.entryId as EntryId);
		expect(entry.state).toBe('in_review');
		expect(entry.input).toMatchObject({
			type: 'journal-article',
			authors: ['Ana Rivera', 'IOM'],
			year: 2021,
			url: 'https://journal.example/one',
			providers: [organisation.slug],
			note: 'Imported from refs.bib (BibTeX).'
		});
		await confirmEntry(await anEditor(), entry.id, entry.revision, now);
		const [cited] = await citedWorks([entry.id], 'en');
		expect(cited?.publication).toMatchObject({
			container: 'Journal of Migration',
			volume: '4',
			pages: '1–9',
			authors: [
				{ name: 'Rivera', given: 'Ana' },
				{ name: 'IOM', given: null }
			]
		});
		const page = await findEntry({ kind: 'visitor' }, entry.slug, 'en', now);
		expect(page.state).toBe('published');
	});

	test('a contributor brings nothing for others, and the records that were refused stay to be chosen again', async () => {
		const [own, other] = [await anOrganisation(), await anOrganisation()];
		const member = await aContributor(own.id);
		const id = await beginImport(member, sent(bibtex('x', 'For somebody else')), now);
		const choice = { positions: [1], propose: false };
		expect(await takeRecords(member, id, { ...choice, providers: [other.slug] }, now)).toMatchObject({
			added: 0,
			refused: [{ position: 1, code: 'own_organisation_needed' }]
		});
		expect(await takeRecords(member, id, { ...choice, providers: [own.slug] }, now)).toEqual({
			added: 1,
			refused: []
		});
	});

	test('is its owner’s alone', async () => {
		const editor = await anEditor();
		const id = await beginImport(editor, sent(bibtex('y', 'Mine')), now);
		await expect(findImport(await anEditor(), id)).rejects.toThrow(NotFound);
		await expect(beginImport(await aPerson(), sent(bibtex('y', 'Mine')), now)).rejects.toThrow(Forbidden);
		const visitor: Actor = { kind: 'visitor' };
		await expect(findImport(visitor, id)).rejects.toThrow(NotFound);
	});

	test.each([
		['', 'publications_needed'],
		['<!doctype html><p>nothing</p>', 'publications_not_understood'],
		['@comment{only this}', 'publications_not_understood'],
		[bibtex('k', 'T').repeat(501), 'publications_too_many']
	])('of %.20s is refused', async (text, code) => {
		expect(await refusal(beginImport(await anEditor(), sent(text), now))).toBe(code);
	});

	test('is forgotten after thirty days; its entries stay', async () => {
		const editor = await anEditor();
		const id = await beginImport(editor, sent(bibtex('z', 'Forgotten soon')), now);
		await takeRecords(editor, id, { positions: [1], providers: [], propose: false }, now);
		const entryId = (await findImport(editor, id)).records[0]?.entryId as EntryId;
		await tidyImports(new Date('2026-12-22T10:00:00Z'));
		await expect(findImport(editor, id)).rejects.toThrow(NotFound);
		expect((await findForEdit(editor, entryId)).slug).toBe('forgotten-soon');
		expect(await db.select().from(publicationImport)).toEqual([]);
	});
});

describe('DOIs', () => {
	let server: Server;
	let asked: string[] = [];
	const work = (doi: string) => ({
		type: 'journal-article',
		title: ['Found by DOI'],
		DOI: doi,
		author: [{ family: 'Rivera', given: 'Ana', ORCID: 'https://orcid.org/0000-0002-1825-0097' }],
		issued: { 'date-parts': [[2020, 2]] }
	});

	beforeAll(async () => {
		server = createServer((request, response) => {
			const path = decodeURIComponent(request.url ?? '');
			asked.push(`${path} ${String(request.headers.accept).slice(0, 43)}`);
			const answer = (status: number, type: string, body: string) =>
				response.writeHead(status, { 'content-type': type }).end(body);
			if (path === '/10.5555/found')
				return answer(200, 'application/vnd.citationstyles.csl+json', JSON.stringify(work('10.5555/found')));
			if (path === '/10.5555/moved') return response.writeHead(302, { location: '/10.5555/found' }).end();
			if (path === '/10.5555/inside')
				return response.writeHead(302, { location: 'http://169.254.169.254/x' }).end();
			if (path === '/10.5555/html') return answer(200, 'text/html', '<!doctype html><title>A page</title>');
			if (path === '/10.5555/broken') return answer(200, 'application/json', '{"title":');
			if (path === '/10.5555/busy') return answer(503, 'text/plain', 'later');
			if (path === '/10.5555/cut') return response.destroy();
			if (path === '/10.5555/many')
				return answer(
					200,
					'application/json',
					JSON.stringify({
						...work('10.5555/many'),
						author: Array.from({ length: 10_000 }, (_, i) => ({ family: `F${i}`, given: 'A' }))
					})
				);
			return answer(404, 'text/html', 'DOI not found');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		process.env['DOI_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	});
	afterAll(async () => {
		delete process.env['DOI_URL'];
		await new Promise((resolve) => server.close(resolve));
	});

	test('each is asked for by a job; each that fails says why, and the others go on', async () => {
		const editor = await anEditor();
		const dois = ['found', 'moved', 'inside', 'html', 'broken', 'busy', 'cut', 'many', 'nothing'];
		const id = await beginImport(
			editor,
			sent(`${dois.map((one) => `10.5555/${one}`).join('\n')}\nno-doi`),
			now
		);
		expect((await findImport(editor, id)).records.map(({ state }) => state)).toEqual([
			...dois.map(() => 'waiting'),
			'refused'
		]);
		await askForDois(id, 0);
		const { records } = await findImport(editor, id);
		expect(
			records.map(({ label, state, problem, publication, notes }) => [
				label,
				problem?.code ?? state,
				publication?.authors.length ?? 0,
				notes.map(({ code }) => code)
			])
		).toEqual([
			['10.5555/found', 'read', 1, []],
			['10.5555/moved', 'read', 1, []],
			['10.5555/inside', 'doi_no_metadata', 0, []],
			['10.5555/html', 'doi_no_metadata', 0, []],
			['10.5555/broken', 'doi_no_metadata', 0, []],
			['10.5555/busy', 'doi_busy', 0, []],
			['10.5555/cut', 'doi_no_answer', 0, []],
			['10.5555/many', 'read', 10_000, ['many_authors']],
			['10.5555/nothing', 'doi_unknown', 0, []],
			['no-doi', 'not_a_doi', 0, []]
		]);
		expect(asked[0]).toBe('/10.5555/found application/vnd.citationstyles.csl+json, ap');
		// Begun again it asks for nothing twice.
		asked = [];
		await askForDois(id, 0);
		expect(asked).toEqual([]);

		expect(await takeRecords(editor, id, { positions: [1, 8], providers: [], propose: true }, now)).toEqual({
			added: 2,
			refused: []
		});
		const taken = (await findImport(editor, id)).records;
		const many = await findForEdit(editor, taken[7]?.entryId as EntryId);
		expect(many.input.authors.length).toBe(100);
		expect(many.input).toMatchObject({ doi: '10.5555/many', source: 'https://doi.org/10.5555/many' });
		await confirmEntry(editor, many.id, many.revision, now);
		const [cited] = await citedWorks([many.id], 'en');
		expect(cited?.publication.authors.length).toBe(10_000);
	});

	test.each([
		['https://api.crossref.example/works/1', true],
		['http://127.0.0.1:4000/other', true],
		['http://api.crossref.example/works/1', false],
		['https://127.0.0.1/', false],
		['https://[::1]/', false],
		['https://localhost/', false],
		['https://database.internal/', false],
		['https://api.example:8443/', false],
		['https://a@api.example/', false],
		['file:///etc/passwd', false]
	])('may a DOI lead to %s: %s', (address, may) => {
		expect(mayFollow(new URL(address), new URL('http://127.0.0.1:4000'))).toBe(may);
	});
});

test('nothing is written of an entry whose record was imported meanwhile', async () => {
	const editor = await anEditor();
	const id = await beginImport(editor, sent(bibtex('race', 'Raced')), now);
	const choice = { positions: [1], providers: [], propose: false };
	await Promise.all([1, 2, 3].map(() => takeRecords(editor, id, choice, now)));
	const { rows } = await transaction((tx) =>
		tx.execute("select count(*)::int as count from entry_text where title = 'Raced'")
	);
	expect(rows).toEqual([{ count: 1 }]);
});
