import type { Actor } from '#people/index.ts';
import { anEditor } from '../people/builders.server.ts';
import { inviteToWave } from './asking.server.ts';
import { invitationKey } from './key.server.ts';
import type { Invitee } from './invitation.ts';
import { aQuestionOf, type Question, type Questionnaire } from './question.ts';
import { createQuestionnaire, freezeVersion } from './questionnaire.server.ts';
import { openWave, type NewWave } from './wave.server.ts';
import { db } from '#platform/index.server.ts';
import { surveyInvitation } from './tables.server.ts';
import { and, eq } from 'drizzle-orm';
import type { WaveId } from './wave.ts';

let made = 0;

export function aQuestion(id: string, given: Partial<Question> = {}): Question {
	const words = { label: `${id}?`, hint: '', purpose: 'To know.' };
	return aQuestionOf({
		...{ id, kind: 'choice', texts: { en: words, ar: words } },
		options: ['yes', 'no'].map((option) => ({ id: option, texts: { en: option, ar: option } })),
		...given
	});
}

export function aQuestionnaireDraft(...questions: Question[]): Questionnaire {
	return {
		...{ languages: ['en', 'ar'], title: { en: 'Follow-up', ar: 'متابعة' } },
		...{ intro: { en: 'We ask.', ar: 'نسأل.' }, thanks: {} },
		sections: [
			{
				...{ id: 'use', texts: { en: 'Use', ar: 'الاستخدام' }, when: null },
				questions:
					questions.length > 0
						? questions
						: [aQuestion('applied', { required: true }), aQuestion('how', { kind: 'long', options: [] })]
			}
		]
	};
}

/** Open from 1 to 31 March 2027. */
export async function aWave(given: Partial<NewWave> = {}, questions: Question[] = []) {
	const editor: Actor = await anEditor();
	const slug = `asked-${++made}`;
	const now = new Date('2027-03-01T08:00:00Z');
	await createQuestionnaire(
		editor,
		{ slug, organisationId: null, draft: aQuestionnaireDraft(...questions) },
		now
	);
	await freezeVersion(editor, slug, 1, now);
	const wave = await openWave(
		editor,
		{
			...{ slug, questionnaire: slug, version: null, organisationId: null, subject: null },
			...{ title: { en: 'After six months' }, kind: 'follow_up', linkage: 'named', languages: ['en', 'ar'] },
			...{ opensOn: '2027-03-01', closesOn: '2027-03-31', reminderDays: [7], month: 6 },
			...given
		},
		now
	);
	return { ...wave, editor };
}

export function anInvitee(given: Partial<Invitee> = {}): Invitee {
	const number = ++made;
	return {
		...{ holder: `enrolment:${number}`, personId: null, name: 'Amina', language: 'en' },
		...{ email: `invited${number}@example.org`, strata: { country: 'EC' } },
		...given
	};
}

/** Asks somebody, and gives their link. */
export async function anInvitation(
	wave: { id: WaveId; slug: string; editor: Actor },
	given: Partial<Invitee> = {}
) {
	const invitee = anInvitee(given);
	await inviteToWave(wave.editor, wave.slug, [invitee], new Date('2027-03-01T09:00:00Z'));
	const [row] = await db
		.select()
		.from(surveyInvitation)
		.where(and(eq(surveyInvitation.waveId, wave.id), eq(surveyInvitation.holder, invitee.holder)));
	if (!row) throw new Error('not invited');
	return { ...row, key: await invitationKey(row.id, row.keyVersion) };
}
