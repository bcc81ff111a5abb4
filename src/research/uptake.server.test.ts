import { expect, test } from 'vitest';
import { Forbidden, NotFound } from '#platform/index.ts';
import { visitor } from '#people/index.ts';
import { aPerson } from '../people/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aDossier } from './builders.server.ts';
import { findDossier } from './dossier-page.server.ts';
import { dossierSummaries } from './dossier-summary.server.ts';
import { reportUptake, reviewUptake, waitingUptakes } from './uptake.server.ts';
import { readUptake, type UptakeInput } from './uptake.ts';

useDatabase();

const now = new Date('2026-11-22T09:00:00Z');

function aReport(given: Record<string, unknown> = {}): UptakeInput {
	const { input, problems } = readUptake({
		...{ language: 'en', what: 'The city opened an office.', country: 'KG', year: '2025', byWhom: 'Osh' },
		...{ evidenceUrl: 'https://osh.example/decision-7', ...given }
	});
	if (!input) throw new Error(JSON.stringify(problems));
	return input;
}

test('a report shows once an editor has looked, and only then; two editors decide once', async () => {
	const [member, editor] = [await aPerson(), await aPerson({ roles: [{ role: 'editor' }] })];
	const { id, slug } = await aDossier({ kind: 'recommendation', title: 'Open an office' });
	const report = await reportUptake(member, id, aReport(), now);
	const shown = async () => (await findDossier(visitor, 'recommendation', slug, 'en', now)).uptakes;
	expect(await shown()).toEqual([]);
	expect((await waitingUptakes(editor)).map(({ title, what }) => [title, what])).toEqual([
		['Open an office', 'The city opened an office.']
	]);
	await expect(reviewUptake(member, report, { accept: true }, now)).rejects.toThrow(Forbidden);
	expect(await codeOf(reviewUptake(editor, report, { accept: false }, now))).toBe('reason_needed');
	const both = [true, true].map((accept) => codeOf(reviewUptake(editor, report, { accept }, now)));
	expect((await Promise.all(both)).sort()).toEqual(['done', 'uptake_reviewed_already']);
	expect((await shown()).map(({ what, byWhom }) => [what, byWhom])).toEqual([
		['The city opened an office.', 'Osh']
	]);
	expect((await dossierSummaries([id], 'en'))[0]?.uptakes).toBe(1);
	expect(await waitingUptakes(editor)).toEqual([]);
});

test('only members report, only of what is public, and not without end', async () => {
	const member = await aPerson();
	const open = await aDossier({ kind: 'recommendation', title: 'Keep the door open' });
	const waiting = await aDossier({ kind: 'recommendation' }, { state: 'in_review' });
	const project = await aDossier();
	await expect(reportUptake(visitor, open.id, aReport(), now)).rejects.toThrow(Forbidden);
	for (const { id } of [waiting, project])
		await expect(reportUptake(member, id, aReport(), now)).rejects.toThrow(NotFound);
	for (let i = 0; i < 10; i++) await reportUptake(member, open.id, aReport(), now);
	expect(await codeOf(reportUptake(member, open.id, aReport(), now))).toBe('too_many_uptakes');
});

test.each([
	['no evidence', { evidenceUrl: '' }, 'evidenceUrl evidence_needed'],
	['a script as evidence', { evidenceUrl: 'javascript:alert(1)' }, 'evidenceUrl link_scheme'],
	['nothing said', { what: ' ' }, 'what required'],
	['a country that is none', { country: 'XX' }, 'country unknown_country'],
	['a year of long ago', { year: '1600' }, 'year not_a_year']
])('refused: %s', (_, given, expected) => {
	const sent = {
		language: 'en',
		what: 'x',
		country: '',
		year: '',
		byWhom: '',
		evidenceUrl: 'https://a.example/'
	};
	const { problems } = readUptake({ ...sent, ...given });
	expect(problems?.map(({ path, code }) => `${path} ${code}`)).toEqual([expected]);
});
