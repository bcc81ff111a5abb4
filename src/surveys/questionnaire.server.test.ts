import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { isAsked } from './question.ts';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anEditor, aPerson } from '../people/builders.server.ts';
import { aQuestion, aQuestionnaireDraft, aWave } from './builders.server.ts';
import { withQuestion, withQuestionMoved, withoutQuestion } from './editing.ts';
import { maySurvey } from './policy.ts';
import {
	changeDraft,
	createQuestionnaire,
	freezeVersion,
	listQuestionnaires,
	openQuestionnaire
} from './questionnaire.server.ts';
import { questionsOf } from './questionnaire.ts';
import { loadReadyQuestionnaires, readyQuestionnaires } from './ready.server.ts';
import { flawsOf } from './soundness.ts';
import { listWaves, openWave } from './wave.server.ts';

useDatabase();
const now = new Date('2027-02-01T10:00:00Z');
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string; message: string }) => error.code ?? error.name
	);

describe('a questionnaire', () => {
	test('is written over what one saw, and frozen once for each change', async () => {
		const editor = await anEditor();
		await createQuestionnaire(
			editor,
			{ slug: 'one', organisationId: null, draft: aQuestionnaireDraft() },
			now
		);
		expect(await freezeVersion(editor, 'one', 1, now)).toEqual({ number: 1 });
		expect(await freezeVersion(editor, 'one', 1, now)).toEqual({ number: 1 });
		const add = (draft: Parameters<typeof withQuestion>[0]) => withQuestion(draft, 'use', aQuestion('more'));
		await changeDraft(editor, 'one', 1, add, now);
		expect(await codeOf(changeDraft(editor, 'one', 1, add, now))).toBe('changed_meanwhile');
		expect(await freezeVersion(editor, 'one', 2, now)).toEqual({ number: 2 });
		const { versions, draft } = await openQuestionnaire(editor, 'one');
		expect([versions.map(({ number }) => number), questionsOf(draft).length]).toEqual([[2, 1], 3]);
		expect(
			await transaction((tx) => tx.execute(sql`update survey_version set content = '{}'`)).then(
				() => 'done',
				(error: { cause: { message: string } }) => error.cause.message
			)
		).toMatch(/kept as it was frozen/);
	});

	test('is not frozen with a flaw, nor with an id that asked another kind of thing', async () => {
		const editor = await anEditor();
		await createQuestionnaire(
			editor,
			{ slug: 'two', organisationId: null, draft: aQuestionnaireDraft() },
			now
		);
		await freezeVersion(editor, 'two', 1, now);
		await changeDraft(
			editor,
			'two',
			1,
			(draft) => withQuestion(draft, 'use', aQuestion('how', { kind: 'short', options: [] })),
			now
		);
		expect(await codeOf(freezeVersion(editor, 'two', 2, now))).toBe('survey_id_reused');
		await changeDraft(
			editor,
			'two',
			2,
			(draft) => withQuestion(draft, 'use', aQuestion('how', { options: [] })),
			now
		);
		expect(await codeOf(freezeVersion(editor, 'two', 3, now))).toBe('survey_not_sound');
	});

	test('is its organisation’s: `maySurvey` and the lists are one decision', async () => {
		const { anOrganisation } = await import('../network/builders.server.ts');
		const organisation = await anOrganisation();
		const [own, other] = [
			await aContributor(organisation.id),
			await aContributor((await anOrganisation()).id)
		];
		await createQuestionnaire(
			own,
			{ slug: 'theirs', organisationId: organisation.id, draft: aQuestionnaireDraft() },
			now
		);
		for (const actor of [own, other, await anEditor(), await aPerson()]) {
			const listed = (await listQuestionnaires(actor)).some(({ slug }) => slug === 'theirs');
			expect(listed).toBe(maySurvey(actor, { organisationId: organisation.id }));
			expect((await codeOf(openQuestionnaire(actor, 'theirs'))) === 'done').toBe(listed);
		}
		expect(
			await codeOf(
				createQuestionnaire(other, { slug: 'x', organisationId: null, draft: aQuestionnaireDraft() }, now)
			)
		).toBe('Forbidden');
	});

	test('its questions move, also into the next page; a block as one', () => {
		const draft = aQuestionnaireDraft(
			aQuestion('a'),
			aQuestion('b', { block: 'x' }),
			aQuestion('c', { block: 'x' }),
			aQuestion('d')
		);
		const order = (moved: typeof draft) =>
			questionsOf(moved)
				.map(({ id }) => id)
				.join('');
		expect(order(withQuestionMoved(draft, 'd', 'earlier'))).toBe('adbc');
		expect(order(withQuestionMoved(draft, 'a', 'later'))).toBe('bcad');
		expect(order(withQuestionMoved(draft, 'c', 'earlier'))).toBe('bcad');
		expect(order(withQuestionMoved(draft, 'b', 'later'))).toBe('adbc');
		expect(order(withQuestionMoved(draft, 'a', 'earlier'))).toBe('abcd');
		expect(order(withoutQuestion(draft, 'b'))).toBe('ad');
		const two = {
			...draft,
			sections: [...draft.sections, { id: 'next', texts: {}, when: null, questions: [aQuestion('e')] }]
		};
		const moved = withQuestionMoved(two, 'd', 'later');
		expect(moved.sections.map(({ questions }) => questions.map(({ id }) => id).join(''))).toEqual([
			'abc',
			'de'
		]);
	});
});

describe('a wave', () => {
	test('is of a frozen version, with an address of its own', async () => {
		const editor = await anEditor();
		await createQuestionnaire(
			editor,
			{ slug: 'unfrozen', organisationId: null, draft: aQuestionnaireDraft() },
			now
		);
		expect(await codeOf(aWave({ questionnaire: 'unfrozen' }))).toBe('survey_not_frozen');
		const wave = await aWave();
		expect(await codeOf(aWave({ slug: wave.slug }))).toBe('slug_taken');
		expect(await codeOf(aWave({ slug: 'Not an address' }))).toBe('not_a_slug');
		expect((await listWaves(wave.editor)).map(({ slug }) => slug)).toContain(wave.slug);
		expect(await listWaves(await aPerson())).toEqual([]);
		expect(
			await codeOf(
				openWave(
					await aPerson(),
					{ ...(await listWaves(wave.editor))[0]!, questionnaire: 'x', version: null, subject: null },
					now
				)
			)
		).toBe('Forbidden');
	});
});

describe('what comes with the hub', () => {
	test('is sound in English, Spanish, French and Arabic', async () => {
		const ready = await readyQuestionnaires();
		expect(ready.map(({ slug }) => slug)).toEqual([
			'course-follow-up',
			'course-self-evaluation',
			'enrolment-profile',
			'event-evaluation'
		]);
		for (const { questionnaire } of ready) {
			expect(questionnaire.languages).toEqual(['en', 'es', 'fr', 'ar']);
			expect(flawsOf(questionnaire)).toEqual([]);
			expect(questionsOf(questionnaire).filter(isAsked).length).toBeGreaterThan(6);
		}
	});

	test('is loaded once for each change of it', async () => {
		expect(await loadReadyQuestionnaires(now)).toEqual({ versions: 4 });
		expect(await loadReadyQuestionnaires(now)).toEqual({ versions: 0 });
		const contributor = await aContributor('0190b1f0-0000-7000-8000-000000000000').catch(() => null);
		if (contributor) expect((await openQuestionnaire(contributor, 'course-follow-up')).manage).toBe(false);
	});
});
