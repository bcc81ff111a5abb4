import type { Actor } from '#people/index.ts';
import { anEditor } from '../people/builders.server.ts';
import { auditStory } from './story-auditing.server.ts';
import { approveRelease, askRelease, openRequestOf } from './story-releasing.server.ts';
import { addVoice } from './story-voice.server.ts';
import type { SaidWords, VoiceInput } from './story-voice.ts';
import { createStory, openStory, type NewStory, type Story } from './story.server.ts';
import { putStoryText } from './story-writing.server.ts';
import type { InterviewId, MethodWords, QuoteId, StoryWords } from './story.ts';

let made = 0;
const then = new Date('2027-06-01T08:00:00Z');

/** A story with words in English, and who writes it. */
export async function aStory(
	given: Partial<NewStory> & { body?: string } = {}
): Promise<{ story: Story; editor: Actor; slug: string }> {
	const editor = await anEditor();
	const { body, ...input } = given;
	const { slug } = await createStory(
		editor,
		{
			...{ slug: `story-${++made}`, organisationId: null, sourceLanguage: 'en', title: 'What they did' },
			...{ scope: { cohorts: [], waves: [] }, illustrative: false, ...input }
		},
		then
	);
	if (body !== undefined)
		await putStoryText(editor, slug, 'en', words({ body }), { revision: 1, sourceRevision: null }, then);
	return { story: await openStory(editor, slug), editor, slug };
}

export function words(given: Partial<StoryWords & MethodWords> = {}): StoryWords & MethodWords {
	return {
		...{ title: 'What they did', summary: 'In short.', body: 'They went on.' },
		...{ selection: '', limits: '', interviews: '', ...given }
	};
}

export function aVoice(given: Partial<VoiceInput> = {}): VoiceInput {
	return {
		...{ kind: 'quote', language: 'es', consent: 'role_and_place', consentIn: 'A letter of 3 May' },
		...{ name: null, roles: { en: 'Government officer', es: 'Funcionaria' }, sector: null, country: 'MX' },
		...{
			shown: 'role',
			chosen: null,
			chosenBy: null,
			choosers: null,
			chosenAmong: null,
			chosenBecause: null
		},
		...given
	};
}

export const said = (text: string, given: Partial<SaidWords> = {}): SaidWords => ({
	...{ title: null, lead: null, text, translator: null, ...given }
});

export async function aQuote(
	{ editor, slug }: { editor: Actor; slug: string },
	text = 'He mejorado la entrevista.'
): Promise<QuoteId> {
	return (await addVoice(editor, slug, aVoice(), said(text), then)).id as QuoteId;
}

export async function anInterview(
	{ editor, slug }: { editor: Actor; slug: string },
	given: Partial<VoiceInput> = {}
): Promise<InterviewId> {
	const voice = aVoice({ kind: 'interview', chosen: 'non_application', ...given });
	const words = said('He **quiso**, y no pudo.', { title: 'Sin ocasión', lead: 'Por qué no.' });
	return (await addVoice(editor, slug, voice, words, then)).id as InterviewId;
}

/** Looked at as it stands, and then asked for. */
export async function askReleaseAudited(
	actor: Actor,
	slug: string,
	reasonsRead: boolean,
	at: Date,
	along: readonly string[] = []
): Promise<void> {
	await auditStory((await openStory(actor, slug)).id, at, along);
	await askRelease(actor, slug, reasonsRead, at, along);
}

/** Asked for by its editor and approved by another. */
export async function releasedByTwo(
	{ editor, slug }: { editor: Actor; slug: string },
	at = then,
	along: readonly string[] = []
): Promise<{ number: number }> {
	const second = await anEditor();
	await askReleaseAudited(editor, slug, false, at, along);
	const request = await openRequestOf((await openStory(second, slug)).id);
	return approveRelease(second, slug, request?.id ?? '', false, at);
}
