import { sql } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system, visitor, type Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, findFile, putFile, transaction } from '#platform/index.server.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anAdministrator, anEditor, aPerson } from '../people/builders.server.ts';
import { anOrganisation } from './builders.server.ts';
import {
	addDocument,
	correctPartnership,
	createPartnership,
	editionsToCount,
	findDocument,
	findPartnership,
	linkEdition,
	listPartnerships,
	networkJobs,
	outcomesOf,
	partnershipForEdit,
	recordOutcome,
	removeDocument,
	removePartnership,
	showPartnership
} from './index.server.ts';
import type { PartnershipInput, Party } from './partnership.ts';
import { maySeePartnership } from './policy.ts';
import { partnership } from './tables.server.ts';
import { partnershipsVisibleTo } from './visible.server.ts';

useDatabase();
let directory = '';
beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-documents-'));
	process.env['HUB_DATA'] = directory;
});
afterAll(async () => {
	await closeIndex();
	delete process.env['HUB_DATA'];
	await rm(directory, { recursive: true, force: true });
});

const hub = system('test');
const now = new Date('2026-11-22T10:00:00Z');
const refusal = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: unknown) =>
			error instanceof Refusal
				? [error.code, error.details['field']].filter(Boolean).join(' ')
				: String(error)
	);
const party = (given: Partial<Party>): Party => ({
	...{ role: 'partner', organisation: null, country: null, amount: null, currency: null },
	...given
});
const input = (given: Partial<PartnershipInput> = {}): PartnershipInput => ({
	kind: 'project',
	texts: { en: { title: 'Training for border staff', summary: 'In short' }, es: { title: ' ', summary: '' } },
	startsOn: '2026-01-01',
	endsOn: '2027-12-31',
	parties: [
		party({ country: 'GE' }),
		party({ role: 'donor', organisation: 'fund', amount: '250000.50', currency: 'EUR' })
	],
	focalPoints: [{ name: 'Nino K.', role: 'Liaison', email: 'nino@example.org' }],
	...given
});

test('a centre’s partnership: drafted, corrected, published; its people are seen at the desk alone', async () => {
	const centre = await anOrganisation({ slug: 'centre', name: 'Centre' });
	await anOrganisation({ slug: 'fund', name: 'Fund' });
	const keeper = await aContributor(centre.id);
	await expect(
		createPartnership(await aPerson(), { slug: 'x', centre: 'centre' }, input(), now)
	).rejects.toThrow(Forbidden);
	const made = await createPartnership(keeper, { slug: 'border', centre: 'centre' }, input(), now);
	expect([made.state, made.texts]).toEqual([
		'draft',
		{ en: { title: 'Training for border staff', summary: 'In short' } }
	]);
	await expect(findPartnership(visitor, 'border', 'en')).rejects.toThrow(NotFound);
	await showPartnership(keeper, 'border', 'published', now);
	const page = await findPartnership(visitor, 'border', 'ar');
	expect(page.parties.map((one) => [one.country ?? one.organisation?.name, one.amount])).toEqual([
		['GE', null],
		['Fund', '250000.50']
	]);
	expect(JSON.stringify(page)).not.toContain('Nino');
	await expect(partnershipForEdit(visitor, 'border', 'en')).rejects.toThrow(NotFound);
	const { input: again, eraseOn } = await partnershipForEdit(keeper, 'border', 'en');
	expect([again.focalPoints, eraseOn]).toEqual([input().focalPoints, '2028-12-31']);

	await correctPartnership(keeper, 'border', 1, { ...again, endsOn: null }, now);
	expect(await refusal(correctPartnership(keeper, 'border', 1, again, now))).toBe('changed_meanwhile');
	expect(await refusal(removePartnership(keeper, 'border'))).toBe('partnership_public');
	await expect(correctPartnership(await aPerson(), 'border', 2, again, now)).rejects.toThrow(Forbidden);
});

test('what is wrong is refused where it stands, and nothing is written', async () => {
	const make = (given: Partial<PartnershipInput>, slug = 'wrong') =>
		refusal(createPartnership(hub, { slug, centre: 'centre' }, input(given), now));
	expect(await make({ endsOn: '2025-01-01' })).toBe('partnership_ends_first endsOn');
	expect(await make({ parties: [party({ organisation: 'centre' })] })).toBe('party_is_the_centre partners');
	expect(await make({ parties: [party({ organisation: 'nobody' })] })).toBe('unknown_organisation partners');
	expect(
		await make({ parties: [party({ role: 'donor', country: 'GE', amount: '-1', currency: 'EUR' })] })
	).toBe('not_an_amount donor-0');
	expect(
		await make({ parties: [party({ role: 'donor', country: 'GE', amount: '1', currency: 'ZZZ' })] })
	).toBe('unknown_currency donor-0');
	expect(await make({}, 'Not a slug')).toBe('not_a_slug slug');
	expect(await make({}, 'border')).toBe('slug_taken slug');
	const { rows } = await db.execute(sql`select slug from partnership`);
	expect(rows).toEqual([{ slug: 'border' }]);
});

test('lists show the partnerships that the policy lets each actor see', async () => {
	const [one, two] = [await anOrganisation(), await anOrganisation()];
	for (const [i, centre] of [one, two].entries())
		for (const state of ['draft', 'published'] as const) {
			const slug = `listed-${i}-${state}`;
			await createPartnership(hub, { slug, centre: centre.slug }, input(), now);
			await showPartnership(hub, slug, state, now);
		}
	const all = await db.select().from(partnership);
	const actors: Actor[] = [
		...[visitor, hub, await aPerson(), await aContributor(one.id), await aContributor(two.id)],
		...[await anEditor(), await anAdministrator()]
	];
	for (const actor of actors) {
		const listed = (await listPartnerships(actor, 'en')).map(({ slug }) => slug);
		const allowed = all.filter((row) => maySeePartnership(actor, row)).map(({ slug }) => slug);
		expect(listed.sort()).toEqual(allowed.sort());
		const rows = await db.select().from(partnership).where(partnershipsVisibleTo(actor));
		expect(rows.map(({ slug }) => slug).sort()).toEqual(allowed.sort());
	}
	const fund = await listPartnerships(visitor, 'en', { organisation: one.id });
	expect(fund.map(({ slug }) => slug)).toEqual(['listed-0-published']);
});

test('a document is what its bytes are, whatever it is called', async () => {
	const send = (text: string | Uint8Array, name = 'agreement.pdf') =>
		refusal(
			addDocument(
				hub,
				'border',
				{ bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text, name, language: 'en' },
				now
			)
		);
	expect(await send('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')).toBe(
		'document_kind_refused document'
	);
	expect(await send('<!doctype html><script>alert(1)</script>')).toBe('document_kind_refused document');
	expect(await send('MZ\u0090 a program')).toBe('document_kind_refused document');
	expect(await send('')).toBe('file_empty document');
	expect(await send(new Uint8Array(21 * 1024 * 1024))).toBe('file_too_large document');
	expect(await send('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n', ' ')).toBe('required documentName');
	expect(await send('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')).toBe('done');
	const { documents } = await findPartnership(visitor, 'border', 'en');
	expect(documents.map(({ name }) => name)).toEqual(['agreement.pdf']);
});

test('a document is opened by whom its partnership is shown to, while it is there, and by nobody else', async () => {
	const { documents } = await findPartnership(visitor, 'border', 'en');
	const [{ id, sha256 } = { id: newId<'PartnershipDocument'>(), sha256: '' }] = documents;
	const open = (actor: Actor, slug = 'border') =>
		findDocument(actor, slug, id).then(
			(found) => [found.name, found.type],
			(error: unknown) => (error instanceof NotFound ? 'not found' : String(error))
		);
	const stranger = await aPerson();
	expect(await open(visitor)).toEqual(['agreement.pdf', 'application/pdf']);
	expect(await open(visitor, 'another')).toBe('not found');
	await expect(findDocument(visitor, 'border', 'no-id')).rejects.toThrow(NotFound);
	// Not under /files/ for whoever kept the address.
	await expect(findFile(sha256)).rejects.toThrow(NotFound);
	await showPartnership(hub, 'border', 'draft', now);
	expect([await open(visitor), await open(stranger)]).toEqual(['not found', 'not found']);
	expect(await open(hub)).toEqual(['agreement.pdf', 'application/pdf']);
	await showPartnership(hub, 'border', 'published', now);
	await removeDocument(hub, 'border', id);
	expect([await open(visitor), await open(hub)]).toEqual(['not found', 'not found']);
	// What somebody else puts into the open is theirs to open.
	const bytes = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
	await transaction((tx) => putFile(tx, bytes));
	expect((await findFile(sha256)).type).toBe('application/pdf');
});

test('the search holds what is published, by its words, parties and years, and nothing else', async () => {
	await anOrganisation({ slug: 'river-school', name: 'River School' });
	await anOrganisation({ slug: 'weir-bank', name: 'Weir Bank' });
	const parties = [
		party({ country: 'TJ' }),
		party({ role: 'donor', organisation: 'weir-bank', amount: '10', currency: 'EUR' })
	];
	const texts = {
		en: { title: 'Ferries and fees', summary: 'For ferrymen' },
		fr: { title: 'Bacs et frais', summary: '' }
	};
	const told = input({ texts, parties, startsOn: '2026-02-01', endsOn: '2026-12-31' });
	await createPartnership(hub, { slug: 'ferries', centre: 'river-school' }, told, now);
	const found = async (address: string) =>
		(await find(readQuery(new URLSearchParams(address)), { now, language: 'en' })).hits.map(({ key }) => key);
	expect(await found('q=ferrymen')).toEqual([]);
	await showPartnership(hub, 'ferries', 'published', now);
	const { id, publishedAt, revision } = await findPartnership(visitor, 'ferries', 'en');
	const key = [`partnership:${id}`];
	for (const address of [
		'q=ferrymen',
		'q=bacs',
		'q=weir+bank&kind=partnership',
		'provider=river-school',
		'provider=weir-bank&country=TJ&region=143',
		'q=ferries&when=ongoing'
	])
		expect(await found(address), address).toEqual(key);
	expect(await found('q=ferries&when=past')).toEqual([]);
	expect(publishedAt).toEqual(now);

	await correctPartnership(
		hub,
		'ferries',
		revision,
		{ ...told, texts: { ru: { title: 'Паромы', summary: '' } } },
		now
	);
	expect([await found('q=ferrymen'), await found('q=паромы')]).toEqual([[], key]);
	await showPartnership(hub, 'ferries', 'draft', now);
	expect(await found('q=паромы')).toEqual([]);
	const later = new Date('2026-12-01T00:00:00Z');
	await showPartnership(hub, 'ferries', 'published', later);
	// It is no news a second time.
	expect((await findPartnership(visitor, 'ferries', 'en')).publishedAt).toEqual(now);
});

test('an edition is counted once, and no small group is ever written', async () => {
	const [editionId, other] = [newId(), newId()];
	await linkEdition(hub, 'border', editionId);
	expect(await editionsToCount()).toEqual([editionId]);
	const told = { editionId, people: 30, certified: 12, countries: [{ country: 'GE', people: 20 }] };
	await expect(recordOutcome(await aPerson(), told, now)).rejects.toThrow(Forbidden);
	await recordOutcome(hub, told, now);
	// Counted again, when the people of the edition are others: the first count stands.
	await recordOutcome(hub, { ...told, people: 29, countries: [] }, now);
	expect([...(await outcomesOf([editionId])).values()]).toEqual([told]);
	expect(await editionsToCount()).toEqual([]);
	for (const small of [
		{ editionId: other, people: 4, certified: 0, countries: [] },
		{ editionId: other, people: 40, certified: 3, countries: [] },
		{ editionId: other, people: 40, certified: 0, countries: [{ country: 'AZ', people: 4 }] }
	])
		await expect(recordOutcome(hub, small, now)).rejects.toThrow();
	expect((await outcomesOf([other])).size).toBe(0);
});

test('focal points are forgotten on their day', async () => {
	await createPartnership(
		hub,
		{ slug: 'ended', centre: 'centre' },
		input({ startsOn: '2020-01-01', endsOn: '2020-12-31' }),
		new Date('2020-06-01T00:00:00Z')
	);
	await networkJobs['network.tidy']();
	expect((await partnershipForEdit(hub, 'ended', 'en')).input.focalPoints).toEqual([]);
	expect((await partnershipForEdit(hub, 'border', 'en')).input.focalPoints.length).toBe(1);
});
