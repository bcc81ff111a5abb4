import { inLanguage } from '#surveys/index.ts';

/** Words in the language asked for, else in the one they were written in. Null: there are none. */
export function chosenWords<Words>(
	{ words, sourceLanguage }: { words: Readonly<Record<string, Words>>; sourceLanguage: string },
	wanted: string
): { words: Words; language: string } | null {
	const source = words[sourceLanguage];
	const isThere = Object.hasOwn(words, wanted) || source === undefined;
	return inLanguage(isThere ? words : { [sourceLanguage]: source }, wanted);
}
