import type { Actor } from '#people/index.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { answersOf } from '#surveys/index.server.ts';
import { maySurvey, questionsOf, type Linkage, type Texts, type WaveId } from '#surveys/index.ts';
import { isFrom } from './story-quotable.ts';
import { openStory } from './story.server.ts';
import { addVoice } from './story-voice.server.ts';
import type { SaidWords, VoiceInput } from './story-voice.ts';
import type { ConsentScope, VoiceId } from './story.ts';

/** An answer in somebody’s own words, which they agreed may be quoted. */
export type Quotable = {
	wave: { id: WaveId; slug: string; title: Texts; linkage: Linkage };
	responseId: string;
	question: string;
	asks: Texts;
	text: string;
	language: string;
	consent: ConsentScope;
	occupation: string | null;
	sector: string | null;
	country: string | null;
};

const mostShown = 300;

/**
 * The answers to open questions of a story’s waves whose respondents agreed. Who let their name stand by it is known by
 * name only in a named wave: elsewhere their role is as far as it goes.
 */
export async function listQuotable(actor: Actor, slug: string): Promise<Quotable[]> {
	const { waves } = await openStory(actor, slug);
	const found: Quotable[] = [];
	for (const id of waves) {
		const { wave, questionnaire, responses } = await answersOf(id);
		if (!maySurvey(actor, wave)) continue;
		const open = questionsOf(questionnaire).filter(({ kind }) => kind === 'long');
		for (const { id: responseId, language, answers } of responses) {
			const agreed = answers['consent_quote'];
			if (agreed !== 'role' && agreed !== 'name') continue;
			for (const { id: question, texts } of open) {
				const text = wordOf(answers[question]);
				if (text === null) continue;
				found.push({
					wave: { id: wave.id, slug: wave.slug, title: wave.title, linkage: wave.linkage },
					...{ responseId, question, text, language },
					asks: Object.fromEntries(Object.entries(texts).map(([code, { label }]) => [code, label])),
					consent: agreed === 'name' && wave.linkage === 'named' ? 'name' : 'role_and_place',
					occupation: wordOf(answers['occupation']),
					sector: wordOf(answers['sector']),
					country: wordOf(answers['country'])
				});
			}
		}
	}
	return found.slice(0, mostShown);
}

/**
 * Takes a quote from an answer, whole or in passages. Consent is what the answer says; the answer stays joined to the quote
 * as far as its wave’s linkage lets it be. Throws NotFound, Refusal: story_not_their_words, and those of `addVoice`.
 */
export async function takeQuote(
	actor: Actor,
	slug: string,
	from: { responseId: string; question: string },
	given: Pick<VoiceInput, 'name' | 'roles' | 'shown'> & { text: string },
	now: Date
): Promise<{ id: VoiceId }> {
	const quotable = (await listQuotable(actor, slug)).find(
		({ responseId, question }) => responseId === from.responseId && question === from.question
	);
	if (!quotable) throw new NotFound('answer');
	if (!isFrom(quotable.text, given.text)) throw new Refusal('story_not_their_words', { field: 'text' });
	const { wave, responseId, language, consent, sector, country } = quotable;
	const said: SaidWords = { title: null, lead: null, text: given.text.trim(), translator: null };
	const voice: VoiceInput = {
		...{ kind: 'quote', language, consent, sector, country, consentIn: `${wave.slug}: consent_quote` },
		...{ name: given.name, roles: given.roles, shown: given.shown },
		...{ chosen: null, chosenBy: null, choosers: null, chosenAmong: null, chosenBecause: null }
	};
	const taken = { waveId: wave.id, linkage: wave.linkage, responseId };
	return addVoice(actor, slug, voice, said, now, taken);
}

function wordOf(answer: unknown): string | null {
	return typeof answer === 'string' && answer.trim() !== '' ? answer : null;
}
