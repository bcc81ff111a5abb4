import type { Texts } from '#surveys/index.ts';
import { country as countryOf, isLanguage } from '#vocabulary/index.ts';
import type { ShownAs } from './story-attribution.ts';
import type { ConsentScope, ShownInterview } from './story.ts';

/** Whom a story quotes or interviews, as its team writes it down. */
export type VoiceInput = {
	kind: 'quote' | 'interview';
	/** In which they said it. */
	language: string;
	consent: ConsentScope;
	/** Where the consent lies: a wave, a letter, a recording. */
	consentIn: string;
	name: string | null;
	/** What they do, by language. */
	roles: Texts;
	/** The category of participants they belong to: what their role is counted by. */
	sector: string | null;
	/** ISO 3166-1 alpha-2. */
	country: string | null;
	shown: ShownAs;
	chosen: ShownInterview['chosen'] | null;
	/** By whom, by how many, among how many, and why: what the method of the most significant change asks for. */
	chosenBy: string | null;
	choosers: number | null;
	chosenAmong: number | null;
	chosenBecause: string | null;
};

/** What somebody said, in one language. Title and lead are an interview’s; a translator is a translation’s. */
export type SaidWords = {
	title: string | null;
	lead: string | null;
	text: string;
	translator: string | null;
};

export const longestQuote = 2_000;
export const longestInterview = 20_000;

export type VoiceProblem = { field: string; code: string; most?: number };

export function problemOfVoice(voice: VoiceInput): VoiceProblem | null {
	if (!isLanguage(voice.language)) return { field: 'language', code: 'required' };
	if (voice.consentIn.trim() === '') return { field: 'consentIn', code: 'required' };
	if (voice.consentIn.length > 500) return { field: 'consentIn', code: 'longer_than', most: 500 };
	if (voice.name !== null && voice.consent !== 'name') return { field: 'name', code: 'story_name_unagreed' };
	if (voice.shown === 'name' && voice.name === null) return { field: 'name', code: 'required' };
	if (voice.country !== null && !countryOf(voice.country)) return { field: 'country', code: 'required' };
	if (Object.values(voice.roles).some((role) => role.length > 200))
		return { field: 'roles', code: 'longer_than', most: 200 };
	if (voice.kind === 'quote') return null;
	if (voice.chosen === null) return { field: 'chosen', code: 'required' };
	if (voice.chosen !== 'most_significant_change') return null;
	if (!voice.chosenBy) return { field: 'chosenBy', code: 'required' };
	if (voice.choosers === null) return { field: 'choosers', code: 'required' };
	if (voice.chosenAmong === null) return { field: 'chosenAmong', code: 'required' };
	return voice.chosenBecause ? null : { field: 'chosenBecause', code: 'required' };
}

export function problemOfSaid(kind: VoiceInput['kind'], words: SaidWords): VoiceProblem | null {
	const most = kind === 'quote' ? longestQuote : longestInterview;
	if (words.text.trim() === '') return { field: 'text', code: 'required' };
	if (words.text.length > most) return { field: 'text', code: 'longer_than', most };
	return kind === 'interview' && !words.title ? { field: 'title', code: 'required' } : null;
}
