import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeWave, severStudy } from '#surveys/index.server.ts';
import type { Answers, WaveId } from '#surveys/index.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anEditor } from '../people/builders.server.ts';
import { aQuestion, aWave } from '../surveys/builders.server.ts';
import { aCohort } from './cohort-builders.server.ts';
import { auditOfTold, toldByStory } from './story-audit.server.ts';
import { askReleaseAudited, aStory, words } from './story-builders.server.ts';
import { storyNow } from './story-freezing.server.ts';
import { listQuotable, takeQuote } from './story-quotable.server.ts';
import { draftStory, readStory } from './story-reading.server.ts';
import { approveRelease, openRequestOf } from './story-releasing.server.ts';
import { proposalFor } from './story-sharing.server.ts';
import { voicesOfStory } from './story-voice.server.ts';
import { putStoryText } from './story-writing.server.ts';
import { openStory } from './story.server.ts';

useDatabase();
const now = new Date('2027-06-02T10:00:00Z');
const questions = [
	aQuestion('gender', {
		options: ['female', 'male', 'other'].map((id) => ({ id, texts: { en: id, ar: id } }))
	}),
	aQuestion('applied'),
	aQuestion('applied_how', { kind: 'long', options: [] }),
	aQuestion('occupation', { kind: 'short', options: [] }),
	aQuestion('country', { kind: 'country', options: [] }),
	aQuestion('consent_quote', {
		options: ['no', 'role', 'name'].map((id) => ({ id, texts: { en: id, ar: id } }))
	})
];
const many = (count: number, answers: Answers): Answers[] => Array.from({ length: count }, () => answers);

/** As an import leaves them. */
async function answered(waveId: WaveId, answers: Answers[], linkage = 'pseudonymous'): Promise<void> {
	await transaction(async (tx) => {
		for (let at = 0; at < answers.length; at += 500)
			await tx.execute(sql`
				insert into survey_response (id, wave_id, linkage, language, disposition, answers, pseudonym, week)
				select gen_random_uuid(), ${waveId}, ${linkage}, 'en', 'complete', one,
					case when ${linkage} = 'pseudonymous' then gen_random_uuid() end,
					case when ${linkage} = 'pseudonymous' then date '2027-03-01' end
				from jsonb_array_elements(${JSON.stringify(answers.slice(at, at + 500))}::jsonb) one`);
	});
}

async function released(editor: Actor, slug: string, reasonsRead = false): Promise<number> {
	await askReleaseAudited(editor, slug, reasonsRead, now);
	const second = await anEditor();
	const request = await openRequestOf((await openStory(second, slug)).id);
	return (await approveRelease(second, slug, request?.id ?? '', reasonsRead, now)).number;
}

test('when one response changes the draft changes, and the release stays and says that newer data exist', async () => {
	const wave = await aWave({ linkage: 'pseudonymous' }, questions);
	await answered(wave.id, [...many(40, { applied: 'yes' }), ...many(20, { applied: 'no' })]);
	const body =
		'{{fact:application}} of {{fact:application.base}} applied it.\n\n{{chart:application:gender}}';
	const { slug, editor } = await aStory({ scope: { cohorts: [], waves: [wave.id] } });
	await putStoryText(editor, slug, 'en', words({ body }), { revision: 1, sourceRevision: null }, now);
	// A chart of a gender that nobody gave has nothing to show but those of whom it is unknown.
	await released(editor, slug);
	const told = (facts: Record<string, { n: number | null; base: number | null }>) => [
		facts['application']?.n,
		facts['application']?.base
	];
	const before = await readStory(slug, 'en');
	expect([told(before.facts), before.newerData]).toEqual([[40, 60], false]);
	await answered(wave.id, many(1, { applied: 'yes' }));
	const after = await readStory(slug, 'en');
	expect([told(after.facts), after.newerData]).toEqual([[40, 60], true]);
	expect(after.facts).toEqual(before.facts);
	expect(told((await draftStory(editor, slug, 'en', now)).facts)).toEqual([41, 61]);
	// One person came in between: two releases beside each other tell of them.
	const story = await openStory(editor, slug);
	const audit = await auditOfTold(await toldByStory(story.id, await storyNow(story, now), now));
	expect(audit).toMatchObject({ verdict: 'review' });
	expect(audit.changed).toContainEqual({ key: 'application', release: 1, by: 1 });
	expect(await codeOf(askReleaseAudited(editor, slug, false, now))).toBe('story_reasons_unread');
	expect(await released(editor, slug, true)).toBe(2);
	expect(told((await readStory(slug, 'en', 1)).facts)).toEqual([40, 60]);
});

test('a number whose base is empty is one without an answer, and no flaw', async () => {
	const wave = await aWave({ linkage: 'pseudonymous' }, questions);
	const { slug, editor } = await aStory({
		...{ scope: { cohorts: [], waves: [wave.id] }, body: '{{fact:application}} applied it.' }
	});
	await released(editor, slug);
	expect((await readStory(slug, 'en')).facts['application']).toMatchObject({
		state: 'no_answer',
		value: null
	});
});

test('a share that tells how few its part is cannot be released, and the group is named', async () => {
	const people = (certificate: string, count: number) => ({ in: { certificate }, count });
	const cohort = await aCohort(`told-${newId()}`, [people('completion', 3), people('none', 97)]);
	const scope = { cohorts: [cohort], waves: [] };
	const { slug, editor, story } = await aStory({ scope, body: '{{fact:certificates_completion}}' });
	const audit = await auditOfTold(await toldByStory(story.id, await storyNow(story, now), now));
	expect(audit.verdict).toBe('blocked');
	const group = { certificate: 'completion', 'is:certificates_completion': 'part' };
	expect(audit.exposed).toEqual([{ group, least: 3, most: 3, verdict: 'blocked' }]);
	expect(await codeOf(askReleaseAudited(editor, slug, true, now))).toBe('story_blocked');
});

test('somebody is placed by how many share their role: a country, else its region, else none', async () => {
	const people = (country: string, count: number) => ({ in: { country, sector: 'ngo' }, count });
	const cohort = await aCohort(`placed-${newId()}`, [people('EC', 3), people('CO', 9), people('MX', 2)]);
	const scope = { cohorts: [cohort], waves: [] };
	const of = async (country: string | null, sector: string | null = 'ngo') =>
		(await proposalFor(scope, { consent: 'role_and_place', sector, country })).shown;
	expect(
		await Promise.all([of('CO'), of('EC'), of('MX'), of(null), of('CO', null), of('CO', 'army')])
	).toEqual([...['country', 'region', 'role', 'role', 'role', 'participant']]);
});

describe('a quote from an answer', () => {
	const how = 'I improved the interviews.\nThey take longer now.';
	const said: Answers = { applied_how: how, occupation: 'Officer', country: 'EC', consent_quote: 'name' };
	const given = { name: null, roles: { en: 'Officer' }, shown: 'role' } as const;

	test('is one whose author agreed, in their own words, and stays joined to it until the key is thrown away', async () => {
		const wave = await aWave({ linkage: 'pseudonymous', subject: `edition:${newId()}` }, questions);
		await answered(wave.id, [said, { ...said, consent_quote: 'no' }, { ...said, consent_quote: null }]);
		const { slug, editor, story } = await aStory({ scope: { cohorts: [], waves: [wave.id] } });
		const [quotable, ...others] = await listQuotable(editor, slug);
		expect(others).toEqual([]);
		// Nobody knows the name of a pseudonym: the role is as far as it goes.
		expect(quotable).toMatchObject({
			text: how,
			consent: 'role_and_place',
			country: 'EC',
			occupation: 'Officer'
		});
		const from = { responseId: quotable?.responseId ?? '', question: 'applied_how' };
		const take = (text: string, more: object = {}) =>
			takeQuote(editor, slug, { ...from, ...more }, { ...given, text }, now);
		expect(await codeOf(take('I improved everything.'))).toBe('story_not_their_words');
		expect(await codeOf(take(how, { responseId: newId() }))).toBe('NotFound');
		expect(await codeOf(take(how, { question: 'occupation' }))).toBe('NotFound');
		await take('I improved […] They take longer now.');
		const reference = async () => (await voicesOfStory(story.id))[0]?.responseId ?? null;
		expect(await reference()).toBe(from.responseId);
		await closeWave(wave.editor, wave.slug, now);
		await severStudy(wave.editor, wave.slug, now);
		expect(await reference()).toBe(null);
	});

	test('of an anonymous wave is joined to nothing, and the database keeps no such reference', async () => {
		const wave = await aWave({ linkage: 'anonymous' }, questions);
		await answered(wave.id, many(6, said), 'anonymous');
		const { slug, editor, story } = await aStory({ scope: { cohorts: [], waves: [wave.id] } });
		const [quotable] = await listQuotable(editor, slug);
		const from = { responseId: quotable?.responseId ?? '', question: 'applied_how' };
		await takeQuote(editor, slug, from, { ...given, text: how }, now);
		expect((await voicesOfStory(story.id))[0]).toMatchObject({ responseId: null, linkage: 'anonymous' });
		const forced = transaction((tx) =>
			tx.execute(sql`update story_voice set response_id = ${from.responseId} where story_id = ${story.id}`)
		);
		await expect(forced).rejects.toMatchObject({ cause: { constraint: 'story_voice_reference' } });
		const { rows } = await db.execute<{ count: number }>(
			sql`select count(*)::int from story_voice where response_id is not null and linkage = 'anonymous'`
		);
		expect(rows[0]?.count).toBe(0);
	});
});
