import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEntry, loadDemonstration, summaries } from '#catalogue/index.server.ts';
import { visitor } from '#people/index.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { loadTrainingDemonstration } from './demonstration.server.ts';

useDatabase();
const slug = 'entrepreneurship-for-migrants-and-refugees';
const now = new Date('2026-11-22T09:00:00Z');
const before = process.env['HUB_DATA'];
let directory: string;
let key: string;

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'serai-demo-'));
	process.env['HUB_DATA'] = directory;
	await loadDemonstration();
	await loadTrainingDemonstration({ now });
	key = `entry:${(await findEntry(visitor, slug, 'en', now)).id}`;
}, 90_000);
afterAll(async () => {
	await closeIndex();
	if (before === undefined) delete process.env['HUB_DATA'];
	else process.env['HUB_DATA'] = before;
	await rm(directory, { recursive: true });
});

/** As many results as a telephone shows before one scrolls far. */
const firstScreen = 5;

test.each([
	['en', 'start a business'],
	['en', 'I want to start my own business'],
	['en', 'open a shop'],
	['en', 'loan'],
	['en', 'credit history'],
	['en', 'register a business'],
	['en', 'selling online'],
	['en', 'trade'],
	['en', 'entrepreneurship'],
	['es', 'abrir un negocio'],
	['es', 'quiero montar mi propio negocio'],
	['es', 'crear una empresa'],
	['es', 'préstamo'],
	['es', 'pedir un credito'],
	['es', 'tienda'],
	['es', 'vender por internet'],
	['fr', 'monter son entreprise'],
	['fr', 'créer une entreprise'],
	['fr', 'ouvrir un commerce'],
	['fr', 'comment obtenir un prêt'],
	['fr', 'emprunter'],
	['fr', 'vendre en ligne'],
	['ar', 'بدء مشروع تجاري'],
	['ar', 'مشروع'],
	['ar', 'قرض'],
	['ar', 'تجارة'],
	['ar', 'اريد ان ابدا عملي الخاص'],
	['ar', 'فتح محل'],
	['ar', 'البيع عبر الإنترنت'],
	['ar', 'تسجيل مشروع'],
	['ar', 'ريادة الأعمال'],
	['ru', 'начать свой бизнес'],
	['ru', 'хочу открыть магазин'],
	['ru', 'кредит'],
	['ru', 'торговля'],
	['ru', 'продавать в интернете'],
	['zh', '创业'],
	['zh', '我想开店'],
	['zh', '贷款'],
	['zh', '做生意']
])('in %s, the words %s lead to the course taught here, all of them', async (language, q) => {
	const { hits, lack } = await find(readQuery(new URLSearchParams({ q })), { now, language });
	const place = hits.findIndex((hit) => hit.key === key) + 1;
	expect({ place: place > 0 && place <= firstScreen ? 'first screen' : place, lack }).toEqual({
		place: 'first screen',
		lack: null
	});
});

test('it stands before an exhibition of 2019 that is called the same', async () => {
	const { hits } = await find(readQuery(new URLSearchParams({ q: 'ريادة الأعمال' })), {
		now,
		language: 'ar'
	});
	const found = await summaries(
		hits.flatMap((hit) => /^entry:(.*)/.exec(hit.key)?.[1] ?? []),
		'ar',
		now
	);
	const place = (one: string) => found.findIndex((entry) => entry.slug === one);
	expect(place(slug)).toBeLessThan(place('unctad-photo-exhibition-2019'));
});

test.each([
	['ar', 'ريادة الأعمال للمهاجرين واللاجئين'],
	['ru', 'Предпринимательство для мигрантов и беженцев']
])(
	'its card in %s has its name, the run that one can begin now, and all languages',
	async (language, title) => {
		const [card] = await summaries([key.replace('entry:', '')], language, now);
		expect(card).toMatchObject({
			title: { text: title, language },
			abstract: { language },
			taughtHere: true,
			ongoing: true,
			startsOn: '2026-11-02',
			languages: ['en', 'es', 'fr', 'ar', 'ru']
		});
	}
);
