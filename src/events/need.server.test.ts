import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { system, visitor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { answerNeeds, askNeeds, needResult, needsByLink, planFromNeeds } from './need.server.ts';
import type { NeedAnswer } from './need.ts';
import {
	addAgency,
	agenciesOfSeries,
	agencyLink,
	askAgency,
	endAgencyLink,
	tidyAgencies
} from './series-agency.server.ts';
import type { AgencyInput } from './series-agency.ts';
import { aSeries } from './series-builders.server.ts';
import { writeAgencyLetter } from './series-letter.server.ts';
import { findSeries } from './series.server.ts';
import { seriesAgency, seriesNeedAnswer } from './series-tables.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2026-12-01T10:00:00Z');
const hub = system('test');
const office: AgencyInput = {
	...{ name: 'Office of Arrivals', country: 'GE', language: 'ru' },
	...{ contactName: 'Nino', email: 'nino@arrivals.example' }
};
const answer = (given: Partial<NeedAnswer> = {}): NeedAnswer => ({
	topics: [
		{ topic: 'remittances', priority: 5, staff: 4 },
		{ topic: 'asylum', priority: 2, staff: null }
	],
	...{ quarters: [3], languages: ['ru'], modalities: ['hybrid'], words: '' },
	...given
});
async function asked() {
	const { slug } = await aSeries();
	await askNeeds(hub, slug, { topics: ['remittances', 'asylum'], closesOn: '2026-12-15' }, now);
	const id = await addAgency(hub, slug, office);
	return { slug, id, token: await agencyLink(hub, slug, id) };
}

test('an agency answers by its link, keeps what it began, and counts when it has sent', async () => {
	const { slug, token } = await asked();
	await answerNeeds(
		slug,
		token,
		answer({ topics: [{ topic: 'asylum', priority: 3, staff: 1 }] }),
		{ sent: false },
		now
	);
	expect((await needResult(hub, slug))?.answered).toBe(0);
	const begun = await needsByLink(slug, token, now);
	expect([begun.answer?.topics, begun.sentAt]).toEqual([[{ topic: 'asylum', priority: 3, staff: 1 }], null]);
	expect(await codeOf(answerNeeds(slug, token, answer({ topics: [] }), { sent: true }, now))).toBe(
		'priority_needed'
	);
	await answerNeeds(slug, token, answer(), { sent: true }, now);
	const result = await needResult(hub, slug);
	expect([
		result?.agencies,
		result?.answered,
		result?.ranks.map(({ topic, index }) => [topic, index])
	]).toEqual([
		1,
		1,
		[
			['remittances', 100],
			['asylum', 25]
		]
	]);
	expect(await codeOf(needResult(visitor, slug))).toBe('NotFound');
});

test('one click makes planned lines of chosen topics, with quarter, language, mode and seats by country', async () => {
	const { slug, token } = await asked();
	await answerNeeds(slug, token, answer(), { sent: true }, now);
	expect(await codeOf(planFromNeeds(hub, slug, ['nonsense'], now))).toBe('required');
	expect(await planFromNeeds(hub, slug, ['remittances'], now)).toBe(1);
	const [line] = (await findSeries(hub, slug, 'fr')).lines;
	expect(line).toMatchObject({
		...{
			quarter: 3,
			topics: ['remittances'],
			languages: ['ru'],
			modality: 'hybrid',
			seats: 4,
			fromNeed: true
		},
		countries: [{ country: 'GE', seats: 4 }]
	});
	expect(Object.keys(line?.titles ?? {})).toEqual(
		expect.arrayContaining(['en', 'es', 'fr', 'ar', 'ru', 'zh'])
	);
});

test('a link opens its own agency in its own year; forged, ended and cut ones open nothing', async () => {
	const { slug, id, token } = await asked();
	const other = await asked();
	const open = (where: string, link: string) => codeOf(needsByLink(where, link, now));
	expect(await open(slug, token)).toBe('done');
	expect(await open(other.slug, token)).toBe('NotFound');
	const [, mark = ''] = other.token.split('.');
	for (const forged of [`${id}.${mark}`, token.slice(0, -1), `${id}.`, id, '', 'x'.repeat(500)])
		expect(await open(slug, forged)).toBe('NotFound');
	await endAgencyLink(hub, slug, id);
	expect(await open(slug, token)).toBe('NotFound');
	expect(await open(slug, await agencyLink(hub, slug, id))).toBe('done');
});

test('after the last day nothing is taken any more, and what was answered stays', async () => {
	const { slug, token } = await asked();
	const late = new Date('2026-12-16T00:00:00Z');
	await answerNeeds(slug, token, answer(), { sent: true }, new Date('2026-12-15T23:59:00Z'));
	expect(await codeOf(answerNeeds(slug, token, answer({ quarters: [1] }), { sent: true }, late))).toBe(
		'needs_closed'
	);
	expect((await needsByLink(slug, token, late)).answer?.quarters).toEqual([3]);
});

test('two of one office who send at once: both are taken, one after the other, and nothing doubles', async () => {
	const { slug, token } = await asked();
	const send = (quarter: 1 | 2) =>
		answerNeeds(slug, token, answer({ quarters: [quarter] }), { sent: true }, now);
	await Promise.all([send(1), send(2)]);
	expect((await needResult(hub, slug))?.answered).toBe(1);
	expect((await needsByLink(slug, token, now)).answer?.topics.length).toBe(2);
});

test('the letter brings the link in the agency’s language; without an address none is sent', async () => {
	const { slug, id, token } = await asked();
	await askAgency(hub, slug, id, now);
	const letter = await writeAgencyLetter(id);
	expect(letter?.to).toBe('nino@arrivals.example');
	expect(letter?.text).toContain(`/ru/programmes/${slug}/agency/${token}`);
	const silent = await addAgency(hub, slug, { ...office, name: 'Another', email: null });
	expect(await codeOf(askAgency(hub, slug, silent, now))).toBe('agency_without_address');
	expect(await codeOf(addAgency(hub, slug, office))).toBe('agency_twice');
	expect(await codeOf(agenciesOfSeries(visitor, slug))).toBe('NotFound');
});

test('contacts and free words go on their day, what an office needs stays', async () => {
	const { slug, id, token } = await asked();
	await answerNeeds(slug, token, answer({ words: 'Nino asks for case work' }), { sent: true }, now);
	await tidyAgencies(new Date('2028-03-30T02:00:00Z'));
	const row = async () => (await db.select().from(seriesAgency).where(eq(seriesAgency.id, id)))[0];
	expect((await row())?.email).toBe('nino@arrivals.example');
	await tidyAgencies(new Date('2028-03-31T02:00:00Z'));
	expect(await row()).toMatchObject({ contactName: null, email: null, name: 'Office of Arrivals' });
	const [kept] = await db.select().from(seriesNeedAnswer).where(eq(seriesNeedAnswer.agencyId, id));
	expect([kept?.words, kept?.quarters]).toEqual([null, [3]]);
	expect(await writeAgencyLetter(id)).toBe(null);
});
