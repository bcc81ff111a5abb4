import { voicesOfStory, type Voice } from '#impact/index.server.ts';
import { attributionOf, type Attribution, type StoryId } from '#impact/index.ts';
import type { UiLanguage } from '#vocabulary/index.ts';

/** Somebody who is quoted or interviewed, as the desk lists them. */
export type ListedVoice = {
	id: string;
	kind: 'quote' | 'interview';
	token: string;
	/** The beginning of what they said; null: withdrawn. */
	begins: { text: string; language: string } | null;
	attribution: Attribution;
	/** Languages that it is there in. */
	languages: string[];
	chosen: Voice['chosen'];
};

export async function listedVoices(id: StoryId, language: UiLanguage): Promise<ListedVoice[]> {
	return (await voicesOfStory(id)).map((voice) => {
		const original = voice.said.find((said) => said.language === voice.language);
		const text = original ? (original.title ?? original.text) : '';
		return {
			...{ id: voice.id, kind: voice.kind, token: `{{${voice.kind}:${voice.id}}}`, chosen: voice.chosen },
			begins: original
				? { text: text.length > 90 ? `${text.slice(0, 90)}…` : text, language: voice.language }
				: null,
			attribution: attributionOf(voice, language),
			languages: voice.said.map((said) => said.language)
		};
	});
}
