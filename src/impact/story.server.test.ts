import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { system, visitor, type Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anEditor, aPerson } from '../people/builders.server.ts';
import {
	askReleaseAudited,
	aQuote,
	aStory,
	anInterview,
	releasedByTwo,
	aVoice,
	said,
	words
} from './story-builders.server.ts';
import { listIndicators } from './indicators.server.ts';
import { namesFor } from './paper-names.server.ts';
import { draftStory, listStories, methodOf, readStory, requestedStory } from './story-reading.server.ts';
import { approveRelease, dropRequest, openRequestOf } from './story-releasing.server.ts';
import { releasesToApprove } from './story-waiting.server.ts';
import { addVoice, changeVoice, putSaid, voicesOfStory } from './story-voice.server.ts';
import { withdrawStory, withdrawVoice } from './story-withdrawing.server.ts';
import { putStoryText, removeStoryText, textsOfStory } from './story-writing.server.ts';
import { isStoryTextOutdated } from './story-translation.ts';
import { createStory, listOwnStories, openStory } from './story.server.ts';
import type { QuoteId, VoiceId } from './story.ts';

useDatabase();
const now = new Date('2027-06-02T10:00:00Z');
const later = new Date('2027-06-03T10:00:00Z');
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string; cause?: { message: string }; message: string }) =>
			error.code ?? (error.name === 'Error' ? (error.cause?.message ?? error.message) : error.name)
	);

describe('writing', () => {
	test('what one may not write does not exist, in lists as by its address', async () => {
		const { slug } = await aStory();
		for (const actor of [visitor, await aContributor(newId())]) {
			expect(await codeOf(openStory(actor, slug))).toBe('NotFound');
			expect(await codeOf(draftStory(actor, slug, 'en', now))).toBe('NotFound');
			expect(
				await codeOf(putStoryText(actor, slug, 'en', words(), { revision: 1, sourceRevision: null }, now))
			).toBe('NotFound');
			expect((await listOwnStories(actor)).map((one) => one.slug)).not.toContain(slug);
		}
		expect((await listOwnStories(system('test'))).map((one) => one.slug)).toContain(slug);
		const own = {
			slug: 'of-nobody',
			organisationId: null,
			sourceLanguage: 'en',
			title: 'T',
			illustrative: false
		};
		const scope = { cohorts: [], waves: [] };
		expect(await codeOf(createStory(await aContributor(newId()), { ...own, scope }, now))).toBe('Forbidden');
		expect(await codeOf(createStory(await anEditor(), { ...own, slug, scope }, now))).toBe('slug_taken');
		expect(await codeOf(createStory(await anEditor(), { ...own, slug: 'No Slug', scope }, now))).toBe(
			'not_a_slug'
		);
	});

	test('of two who save at once one is refused, with who was quicker, and what they wrote is kept', async () => {
		const { slug, story } = await aStory();
		const [one, other] = [await anEditor(), await anEditor()];
		const seen = { revision: 1, sourceRevision: null };
		const both = await Promise.allSettled([
			putStoryText(one, slug, 'en', words({ body: 'One.' }), seen, now),
			putStoryText(other, slug, 'en', words({ body: 'Other.' }), seen, now)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const quicker = both[0]?.status === 'fulfilled' ? one : other;
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: {
				code: 'changed_meanwhile',
				details: { personId: quicker.kind === 'person' ? quicker.id : '' }
			}
		});
		const [text] = await textsOfStory(story.id);
		expect([text?.body, text?.revision]).toEqual([quicker === one ? 'One.' : 'Other.', 2]);
	});

	test('a text has 200,000 characters at most', async () => {
		const { slug, story, editor } = await aStory();
		const put = (body: string, revision: number) =>
			codeOf(putStoryText(editor, slug, 'en', words({ body }), { revision, sourceRevision: null }, now));
		expect(await put('长'.repeat(200_000), 1)).toBe('done');
		expect(await put('长'.repeat(200_001), 2)).toContain('story_text_body_check');
		expect((await textsOfStory(story.id))[0]?.body).toHaveLength(200_000);
	});

	test('words that are not saved are shown as readers would have them, and stay unsaved', async () => {
		const { slug, story, editor } = await aStory({ body: 'As it was.' });
		const draft = await draftStory(
			editor,
			slug,
			'en',
			now,
			words({ title: 'Typed', body: 'As it is typed.' })
		);
		expect([draft.title, JSON.stringify(draft.blocks)]).toEqual([
			'Typed',
			expect.stringContaining('As it is typed.')
		]);
		expect((await textsOfStory(story.id))[0]?.body).toBe('As it was.');
	});

	test('a translation is outdated when its source was written anew, until somebody looks at it again', async () => {
		const { slug, story, editor } = await aStory();
		const spanish = words({ title: 'Lo que hicieron' });
		const outdated = async () => {
			const texts = await textsOfStory(story.id);
			return texts.filter((text) => isStoryTextOutdated(text, texts, 'en')).map(({ language }) => language);
		};
		await putStoryText(editor, slug, 'es', spanish, { revision: 0, sourceRevision: 1 }, now);
		expect(await outdated()).toEqual([]);
		await putStoryText(
			editor,
			slug,
			'en',
			words({ body: 'New.' }),
			{ revision: 1, sourceRevision: null },
			now
		);
		expect(await outdated()).toEqual(['es']);
		await putStoryText(editor, slug, 'es', spanish, { revision: 1, sourceRevision: 2 }, now);
		expect(await outdated()).toEqual([]);
		expect(await codeOf(removeStoryText(editor, slug, 'en', 2))).toBe('story_source_stays');
		expect(await codeOf(removeStoryText(editor, slug, 'es', 1))).toBe('changed_meanwhile');
		expect(await codeOf(removeStoryText(editor, slug, 'es', 2))).toBe('done');
		expect(
			await codeOf(putStoryText(editor, slug, 'xx', spanish, { revision: 0, sourceRevision: 1 }, now))
		).toBe('NotFound');
	});
});

describe('a release', () => {
	test('takes two people: the same one twice is refused, by the command and by the database', async () => {
		const { slug, story, editor } = await aStory({ body: 'They went on.' });
		expect(await codeOf(readStory(slug, 'en'))).toBe('NotFound');
		await askReleaseAudited(editor, slug, false, now);
		expect(await codeOf(askReleaseAudited(editor, slug, false, now))).toBe('story_asked_already');
		const request = await openRequestOf(story.id);
		const id = request?.id ?? '';
		expect(await codeOf(approveRelease(editor, slug, id, true, now))).toBe('story_second_person');
		expect(await codeOf(approveRelease(system('test'), slug, id, true, now))).toBe('Forbidden');
		const second = await anEditor();
		expect(await codeOf(approveRelease(second, slug, newId(), true, now))).toBe('changed_meanwhile');
		expect(await approveRelease(second, slug, id, false, now)).toEqual({ number: 1 });
		expect(await codeOf(approveRelease(await anEditor(), slug, id, false, now))).toBe('changed_meanwhile');
		const again = transaction((tx) =>
			tx.execute(sql`update story_approval set person_id = ${editor.kind === 'person' ? editor.id : ''}
				where story_id = ${story.id} and role = 'approved'`)
		);
		expect(await codeOf(again)).toMatch(/duplicate key/u);
		expect(await codeOf(askReleaseAudited(editor, slug, false, later))).toBe('story_same_as_release');
	});

	test('waits at the desk of who may approve it, and not of who asked', async () => {
		const { slug, editor } = await aStory({ body: 'Waiting.' });
		const second = await anEditor();
		const waits = async (actor: Actor) =>
			(await releasesToApprove(actor)).map((one) => one.slug).filter((one) => one === slug);
		expect(await waits(second)).toEqual([]);
		await askReleaseAudited(editor, slug, false, now);
		expect([await waits(second), await waits(editor), await waits(await aPerson())]).toEqual([
			[slug],
			[],
			[]
		]);
		await dropRequest(editor, slug, now);
		expect(await waits(second)).toEqual([]);
	});

	test('is what was asked for: what is written meanwhile is for the next', async () => {
		const { slug, story, editor } = await aStory({ body: 'Asked.' });
		await askReleaseAudited(editor, slug, false, now);
		await putStoryText(
			editor,
			slug,
			'en',
			words({ body: 'Later.' }),
			{ revision: 2, sourceRevision: null },
			now
		);
		expect((await requestedStory(editor, slug, 'en')).blocks).toEqual([
			{ is: 'paragraph', of: [{ is: 'text', text: 'Asked.' }] }
		]);
		const request = await openRequestOf(story.id);
		await approveRelease(await anEditor(), slug, request?.id ?? '', false, now);
		expect((await readStory(slug, 'en')).blocks).toEqual([
			{ is: 'paragraph', of: [{ is: 'text', text: 'Asked.' }] }
		]);
		expect((await draftStory(editor, slug, 'en', now)).blocks).toEqual([
			{ is: 'paragraph', of: [{ is: 'text', text: 'Later.' }] }
		]);
	});

	test('leaves out a translation that is behind, unless somebody takes it along, and then says so', async () => {
		const made = await aStory({ body: 'As it was.' });
		const { editor, slug } = made;
		const put = (language: string, body: string, revision: number, sourceRevision: number | null) =>
			putStoryText(editor, slug, language, words({ body }), { revision, sourceRevision }, now);
		await put('es', 'Como era.', 0, 2);
		await put('fr', 'Comme c’était.', 0, 2);
		await put('en', 'As it is.', 2, null);
		await put('fr', 'Comme c’est.', 1, 3);
		await releasedByTwo(made);
		expect((await readStory(slug, 'es')).languages).toEqual(['en', 'fr']);
		await releasedByTwo(made, now, ['es']);
		const spanish = await readStory(slug, 'es');
		expect([spanish.language, spanish.behind, spanish.sourceLanguage]).toEqual(['es', ['older'], 'en']);
		expect((await readStory(slug, 'fr')).behind).toEqual([]);
		expect((await readStory(slug, 'es', 1)).language).toBe('en');
	});

	test('is kept as it was: each number of it stays readable, and the database changes none', async () => {
		const made = await aStory({ body: 'First.' });
		await releasedByTwo(made);
		await putStoryText(
			made.editor,
			made.slug,
			'en',
			words({ body: 'Second.' }),
			{ revision: 2, sourceRevision: null },
			now
		);
		await releasedByTwo(made, later);
		const [first, latest] = [await readStory(made.slug, 'en', 1), await readStory(made.slug, 'ar')];
		expect([first.release.number, latest.release.number, latest.language]).toEqual([1, 2, 'en']);
		expect(first.releases.map(({ number }) => number)).toEqual([2, 1]);
		expect(JSON.stringify(first.blocks)).toContain('First.');
		expect((await methodOf(made.slug, 1)).waves).toEqual([]);
		for (const number of [0, 3, 1.5, Number.NaN])
			expect(await codeOf(readStory(made.slug, 'en', number))).toBe('NotFound');
		const change = transaction((tx) => tx.execute(sql`update story_release set data_version = 'other'`));
		expect(await codeOf(change)).toBe('a release of a story is kept as it was released');
		expect((await listStories('en')).find(({ slug }) => slug === made.slug)).toMatchObject({
			...{ title: 'What they did', release: { number: 2 }, newerData: false }
		});
	});

	test('explains its numbers by the words that its indicators had then', async () => {
		const made = await aStory({ body: '{{fact:participants}} took part.' });
		await releasedByTwo(made);
		const { scope, indicators } = await readStory(made.slug, 'en');
		const [today] = (await listIndicators()).filter(({ id }) => id === 'participants');
		expect(indicators).toEqual({ participants: today?.texts });
		const of = { name: 'Learners', counts: 'Whoever came.', limits: '' };
		const names = await namesFor({ scope, indicators: { participants: { en: of } } }, 'en');
		expect(names.indicator('participants', 1)).toEqual(of);
		expect(names.indicator('application', 1).name).toBe('Applied what they learned');
	});

	test('is refused while a text names what there is not, or says what cannot be true', async () => {
		const unknown = await aStory({ body: '{{fact:happiness}} were happy.' });
		expect(await codeOf(askReleaseAudited(unknown.editor, unknown.slug, true, now))).toBe('story_not_sound');
		const forged = await aStory({ body: `{{quote:${newId()}}}` });
		expect(await codeOf(askReleaseAudited(forged.editor, forged.slug, true, now))).toBe('story_not_sound');
		const others = await aStory();
		const theirs = await aStory({ body: `{{quote:${await aQuote(others)}}}` });
		expect(await codeOf(askReleaseAudited(theirs.editor, theirs.slug, true, now))).toBe('story_not_sound');
		const wrong = await aStory({
			body: 'Of 50 trainees, 30 passed and the remaining 25 failed.'
		});
		expect(await codeOf(askReleaseAudited(wrong.editor, wrong.slug, true, now))).toBe('story_cannot_be_true');
	});

	test('can be asked for again when somebody took the wish back', async () => {
		const { slug, editor } = await aStory({ body: 'A.' });
		await askReleaseAudited(editor, slug, false, now);
		await dropRequest(await anEditor(), slug, now);
		expect(await codeOf(dropRequest(editor, slug, now))).toBe('NotFound');
		expect(await codeOf(askReleaseAudited(editor, slug, false, now))).toBe('done');
	});
});

describe('somebody who is quoted', () => {
	test('is shown in the original, translated where somebody did, and as far as they agreed', async () => {
		const made = await aStory();
		const quote = await aQuote(made);
		const { slug, editor } = made;
		await putStoryText(
			editor,
			slug,
			'en',
			words({ body: `{{quote:${quote}}}` }),
			{ revision: 1, sourceRevision: null },
			now
		);
		const shown = async (language: string) => (await draftStory(editor, slug, language, now)).quotes[quote];
		expect(await shown('en')).toMatchObject({
			translation: null,
			attribution: { text: 'Government officer', language: 'en' }
		});
		const [voice] = await voicesOfStory(made.story.id);
		expect(await codeOf(putSaid(editor, slug, quote, 'en', said('I improved it.')))).toBe('required');
		await putSaid(editor, slug, quote, 'en', said('I improved <b>it</b>.', { translator: 'R. Diaz' }));
		expect(await shown('en')).toEqual({
			id: quote,
			words: { text: 'He mejorado la entrevista.', language: 'es' },
			translation: { text: 'I improved <b>it</b>.', language: 'en', translator: 'R. Diaz' },
			attribution: { text: 'Government officer', language: 'en' }
		});
		// Nobody counted who shares role and country, so that a country would be a guess.
		const country = changeVoice(editor, slug, quote, voice?.revision ?? 0, aVoice({ shown: 'country' }));
		expect(await codeOf(country)).toBe('story_too_exact');
		const name = changeVoice(editor, slug, quote, voice?.revision ?? 0, aVoice({ name: 'Ana' }));
		expect(await codeOf(name)).toBe('story_name_unagreed');
	});

	test('is gone from the draft and from every release at once when they withdraw, and so is what is known of them', async () => {
		const made = await aStory();
		const [quote, interview] = [await aQuote(made, 'Palabras propias.'), await anInterview(made)];
		const { slug, editor, story } = made;
		const body = `Before.\n\n{{quote:${quote}}}\n\n{{interview:${interview}}}`;
		await putStoryText(editor, slug, 'en', words({ body }), { revision: 1, sourceRevision: null }, now);
		await releasedByTwo(made);
		await putStoryText(
			editor,
			slug,
			'en',
			words({ body: `${body}\n\nAfter.` }),
			{ revision: 2, sourceRevision: null },
			now
		);
		await releasedByTwo(made, later);
		expect((await methodOf(slug)).interviews).toEqual([{ chosen: 'non_application', count: 1 }]);
		expect(await codeOf(putSaid(editor, slug, quote, 'es', said('Otras.')))).toBe('story_voice_released');
		for (const id of [quote, interview] as VoiceId[]) {
			await withdrawVoice(editor, slug, id, later);
			await withdrawVoice(editor, slug, id, later);
		}
		for (const number of [1, 2]) {
			const read = await readStory(slug, 'es', number);
			expect(read.quotes[quote]).toEqual({
				...{
					id: quote,
					words: null,
					translation: null,
					attribution: { text: 'Participante', language: 'es' }
				}
			});
			expect(read.interviews[interview]).toMatchObject({ words: null, chosen: 'non_application' });
		}
		expect(JSON.stringify(await voicesOfStory(story.id))).not.toMatch(/Palabras|Government|letter|MX/u);
		const { rows } = await db.execute<{ all: string }>(
			sql`select (select json_agg(s) from story_said s where voice_id in (${quote}, ${interview}))::text
				|| (select json_agg(r.content) from story_release r)::text as all`
		);
		expect(rows[0]?.all ?? '').not.toContain('Palabras');
		expect(await codeOf(putSaid(editor, slug, quote, 'es', said('Otra vez.')))).toBe(
			'story_consent_withdrawn'
		);
		const back = transaction((tx) =>
			tx.execute(sql`update story_voice set withdrawn_at = null where id = ${quote}`)
		);
		expect(await codeOf(back)).toMatch(/withdrawn/u);
		const { rows: lines } = await db.execute(
			sql`select kind from story_withdrawal where story_id = ${story.id} order by kind`
		);
		expect(lines).toEqual([{ kind: 'interview' }, { kind: 'quote' }]);
	});

	test('by the most significant change says by whom, among how many, and why they were chosen', async () => {
		const { slug, editor } = await aStory();
		const chosen = { kind: 'interview', chosen: 'most_significant_change' } as const;
		const told = said('Text.', { title: 'T' });
		const add = (given: object) => codeOf(addVoice(editor, slug, aVoice({ ...chosen, ...given }), told, now));
		expect(await add({})).toBe('required');
		expect(await add({ chosenBy: 'The team', chosenAmong: 12, chosenBecause: 'It lasts.' })).toBe('required');
		expect(await add({ chosenBy: 'The team', choosers: 3, chosenAmong: 12 })).toBe('required');
		expect(
			await add({ chosenBy: 'The team', choosers: 3, chosenAmong: 12, chosenBecause: 'It lasts.' })
		).toBe('done');
		expect(await add({ country: 'XX', chosenBy: 'T', choosers: 1, chosenAmong: 2, chosenBecause: 'W' })).toBe(
			'required'
		);
		expect(await codeOf(withdrawVoice(editor, slug, newId() as QuoteId, now))).toBe('NotFound');
	});
});

test('a story that is taken back says why, with all its releases, and gives up whom it quoted', async () => {
	const made = await aStory({ body: 'A.' });
	const quote = await aQuote(made);
	await releasedByTwo(made);
	expect(await codeOf(withdrawStory(made.editor, made.slug, '  ', now))).toBe('reason_needed');
	await withdrawStory(made.editor, made.slug, 'The numbers were wrong.', now);
	for (const number of [undefined, 1])
		await expect(readStory(made.slug, 'en', number)).rejects.toMatchObject({
			...{ name: 'Gone', details: { because: 'The numbers were wrong.' } }
		});
	expect((await listStories('en')).some(({ slug }) => slug === made.slug)).toBe(false);
	expect(await codeOf(askReleaseAudited(made.editor, made.slug, true, now))).toBe('story_withdrawn');
	expect(await codeOf(withdrawVoice(made.editor, made.slug, quote, now))).toBe('done');
});
