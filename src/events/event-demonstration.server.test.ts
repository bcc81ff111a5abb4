import { afterAll, expect, test } from 'vitest';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { anEditor } from '../people/builders.server.ts';
import { loadEventsDemonstration } from './event-demonstration.server.ts';
import { eventsToLead } from './event.server.ts';
import { findEventShown } from './event-page.server.ts';
import { plannedProgramme } from './programme.server.ts';
import { releasePdf } from './release-pdf.server.ts';
import { findRelease } from './release.server.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2026-12-01T10:00:00Z');

test('the three field schools, each marked; Mexico’s programme fits together, was released twice, and prints in six languages', async () => {
	for (const slug of ['globalacademy', 'atikha']) await anOrganisation({ slug });
	await loadEventsDemonstration({ now });
	await loadEventsDemonstration({ now });
	const editor = await anEditor();
	const schools = await eventsToLead(editor);
	expect(schools.map(({ slug, illustrative, state }) => [slug, illustrative, state])).toEqual([
		['field-school-rwanda-2027', true, 'published'],
		['field-school-mexico-2027', true, 'published'],
		['field-school-philippines-2027', true, 'published']
	]);
	const [, mexico] = schools;
	const plan = await plannedProgramme(editor, mexico!.slug);
	expect([plan.conflicts, plan.sessions.length, plan.modules.length]).toEqual([[], 20, 4]);
	const shown = await findEventShown(mexico!.entryId!, 'es', now);
	expect([shown?.release?.number, shown?.release?.changes]).toEqual([
		2,
		[
			'«Estrategias: educación financiera, organización, corredores, alianzas» pasa de mié, 19 may, 10:15–12:00 a mié, 19 may, 10:30–12:15.'
		]
	]);
	expect([...(shown?.materials.values() ?? [])].flat().map(({ title }) => title)).toHaveLength(3);
	const release = await findRelease(mexico!.id, 2);
	for (const language of ['en', 'es', 'fr', 'ar', 'ru', 'zh'] as const) {
		const pdf = await releasePdf(mexico!, release, language, 'https://hub.example', now);
		expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-');
	}
});
