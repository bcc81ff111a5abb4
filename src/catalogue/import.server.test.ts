import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system, visitor } from '#people/index.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anEditor } from './builders.server.ts';
import { confirmEntry, findEntry, history, importFile, previewImport, retireEntry } from './index.server.ts';
import { entry } from './tables.server.ts';

useDatabase();

const operator = system('import');
let directory = '';

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-import-'));
	await anOrganisation({ slug: 'iom' });
});
afterAll(async () => rm(directory, { recursive: true }));

async function file(content: unknown): Promise<string> {
	const path = join(directory, 'file.json');
	await writeFile(
		path,
		content instanceof Uint8Array ? content : typeof content === 'string' ? content : JSON.stringify(content)
	);
	return path;
}

const course = {
	id: 'recruitment-basics',
	kind: 'training',
	type: 'online-course',
	title_language: 'fr',
	titles: { fr: 'Bases du recrutement', en: 'Basics of recruitment' },
	abstract: { fr: 'Un cours.' },
	providers: ['iom'],
	languages: ['fr'],
	url: 'https://www.iom.example/cours?utm_source=x',
	topics: ['fair-recruitment'],
	sdg_targets: ['10.7'],
	modality: 'online-self-paced',
	cost: 'EUR 500 (EUR 200 with scholarship)',
	evidence: 'listing'
};
const event = {
	...course,
	id: 'a-forum',
	kind: 'event',
	type: 'forum',
	start_date: '2026-12-01',
	countries: ['SN'],
	city: 'Dakar',
	modality: null,
	cost: null,
	parent: 'recruitment-basics'
};

test('a file is imported into the review queue, and the same file again changes nothing', async () => {
	const path = await file({ records: [event, course] });
	const told: number[] = [];
	expect(await importFile(operator, path, ({ done, total }) => told.push(done / total))).toEqual({
		written: true,
		added: 2,
		changed: 0,
		unchanged: 0,
		retired: 0,
		refused: []
	});
	expect(told.at(-1)).toBe(1);
	const editor = anEditor();
	expect(await findEntry(editor, 'recruitment-basics', 'en', new Date())).toMatchObject({
		state: 'in_review',
		kind: 'course',
		ongoing: true,
		sdgs: [10],
		costKind: 'scholarships',
		costNote: 'EUR 500 (EUR 200 with scholarship)',
		title: { text: 'Basics of recruitment', isTranslation: true }
	});
	expect(await findEntry(editor, 'a-forum', 'en', new Date())).toMatchObject({
		zone: 'Africa/Dakar',
		partOf: { slug: 'recruitment-basics' }
	});
	expect(await importFile(operator, path)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
	const [row] = await db.select().from(entry).where(eq(entry.slug, 'a-forum'));
	expect(row?.revision).toBe(1);
});

test('a newer file changes what differs, keeps what an editor checked, and does not bring back what was retired', async () => {
	const editor = anEditor();
	const [row] = await db.select().from(entry).where(eq(entry.slug, 'recruitment-basics'));
	if (!row) throw new Error('not imported');
	await confirmEntry(editor, row.id, 1);
	const path = await file([{ ...course, duration: '3 hours', flags: ['needs-check'] }, event]);
	expect(await importFile(editor, path)).toMatchObject({ changed: 1, unchanged: 1 });
	const page = await findEntry(visitor, 'recruitment-basics', 'en', new Date());
	expect([page.duration, page.provenance.evidence, page.provenance.flags]).toEqual([
		'3 hours',
		'checked-by-editor',
		[]
	]);
	expect((await history(editor, row.id))[0]).toMatchObject({
		act: 'import',
		fields: { duration: [null, '3 hours'] }
	});
	await retireEntry(editor, row.id, 3, 'Closed.');
	expect(await importFile(editor, path)).toMatchObject({ changed: 0, unchanged: 1, retired: 1 });
});

test('a preview says what an import would do, and writes nothing', async () => {
	const bytes = (content: unknown) => Buffer.from(JSON.stringify(content));
	const fresh = { ...course, id: 'preview-fresh' };
	const rows = [
		fresh,
		{ ...event, duration: '2 days' },
		course,
		{ ...course, id: 'preview-script', url: 'javascript:alert(1)' },
		{ ...course, id: 'preview-child', parent: 'preview-script' }
	];
	const preview = await previewImport(anEditor(), bytes(rows));
	expect(preview).toMatchObject({
		added: [{ slug: 'preview-fresh', title: { text: 'Bases du recrutement', language: 'fr' } }],
		changed: [{ slug: 'a-forum', fields: ['duration'] }],
		unchanged: 0,
		retired: 1
	});
	expect(preview.refused.map(({ position, id }) => [position, id])).toEqual([
		[4, 'preview-script'],
		[5, 'preview-child']
	]);
	expect(await db.select().from(entry).where(eq(entry.slug, 'preview-fresh'))).toEqual([]);
	await expect(previewImport(visitor, bytes([]))).rejects.toThrow(Forbidden);
});

test('nothing is written when any row is refused; every refused row says where and why', async () => {
	const rows = [
		{ ...course, id: 'good-one' },
		{ ...course, id: 'Bad Id' },
		{ ...course, id: 'script', url: 'javascript:alert(1)' },
		{ ...course, id: 'rlo', titles: { fr: 'safe\u202egnp.exe' } },
		{ ...course, id: 'bell', note: 'ding\u0007' },
		{ ...course, id: 'huge', abstract: { fr: 'x'.repeat(10_000_000) } },
		{ ...course, id: 'types', topics: 'remittances', year: 'soon', titles: 7, languages: [['fr']] },
		{
			...course,
			id: 'ids',
			topics: ['remittances', 'cooking'],
			countries: ['XX'],
			type: 'spell',
			audiences: ['cats']
		},
		{ ...course, id: 'nobody', providers: ['iom', 'nobody'], parent: 'nothing' },
		{ ...course, id: 'good-one' },
		'not a row',
		{ ...course, id: 'day', kind: 'event', type: 'forum', start_date: '2026-02-30' },
		{ ...course, id: 'orphan', parent: 'script' },
		{ ...course, id: 'back', kind: 'event', type: 'forum', start_date: '2026-03-02', end_date: '2026-03-01' }
	];
	const path = await file(rows);
	const result = await importFile(operator, path);
	expect(result.written).toBe(false);
	expect(
		result.refused.map(({ position, id, problems }) => [
			position,
			id,
			problems.map(({ path, code }) => `${path} ${code}`)
		])
	).toEqual([
		[2, 'Bad Id', ['id not_a_slug']],
		[3, 'script', ['url link_scheme']],
		[4, 'rlo', ['titles.fr hidden_direction']],
		[5, 'bell', ['note unreadable_characters']],
		[6, 'huge', ['abstract.fr too_long']],
		[7, 'types', ['year not_a_year', 'titles not_texts', 'languages.0 not_text', 'topics not_list']],
		[
			8,
			'ids',
			[
				'type unknown_type',
				'topics.1 unknown_topic',
				'countries.0 unknown_country',
				'audiences.0 unknown_audience'
			]
		],
		[9, 'nobody', ['providers.1 unknown_organisation', 'parent unknown_part_of']],
		[10, 'good-one', ['id twice_in_file']],
		[11, null, [' not_an_entry']],
		[12, 'day', ['start_date not_a_day']],
		[13, 'orphan', ['parent unknown_part_of']],
		[14, 'back', ['end_date ends_before_start']]
	]);
	expect(await db.select().from(entry).where(eq(entry.slug, 'good-one'))).toEqual([]);
	expect(await importFile(operator, path, () => {}, { skip: true })).toMatchObject({
		written: true,
		added: 1
	});
});

test('a file that cannot be read at all is refused with the reason', async () => {
	const refused = async (path: string) => {
		const error: unknown = await importFile(operator, path).catch((thrown: unknown) => thrown);
		return error instanceof Refusal ? [error.code, error.details] : error;
	};
	expect(await refused(join(directory, 'missing.json'))).toEqual([
		'file_missing',
		{ path: join(directory, 'missing.json') }
	]);
	expect(await refused(await file(Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])))).toEqual([
		'file_not_utf8',
		{}
	]);
	expect(await refused(await file('[\n{"id": 1,\n]'))).toEqual(['file_not_json', { line: 3 }]);
	expect(await refused(await file({ rows: [] }))).toEqual(['file_without_records', {}]);
	await expect(importFile(visitor, await file([]))).rejects.toThrow(Forbidden);
	await expect(
		importFile(aContributor('0198c0de-0000-7000-8000-000000000000'), await file([]))
	).rejects.toThrow(Forbidden);
});
