import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fonts = {
	letters: [
		['@expo-google-fonts/noto-serif', '400Regular/NotoSerif_400Regular.ttf'],
		['@expo-google-fonts/noto-serif', '600SemiBold/NotoSerif_600SemiBold.ttf'],
		// It has a glyph for each letter, where Noto's Naskh has one for the stem and one for the dots, which no reader
		// puts together again.
		['@expo-google-fonts/amiri', '400Regular/Amiri_400Regular.ttf'],
		['@expo-google-fonts/amiri', '700Bold/Amiri_700Bold.ttf']
	],
	// 21 MB that only Chinese needs.
	han: [
		['@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
		['@expo-google-fonts/noto-sans-sc', '600SemiBold/NotoSansSC_600SemiBold.ttf']
	]
} as const;

/** Whether words need the fonts that only Chinese needs. */
export const needsHan = (words: string): boolean =>
	/\p{Script=Han}|[\u3000-\u30ff\uff00-\uffef]/u.test(words);

/** The fonts of everything that the hub sets on paper; `han`: also those that only Chinese needs. */
export async function paperFonts(han: boolean): Promise<Buffer[]> {
	const require = createRequire(import.meta.url);
	return Promise.all(
		[...fonts.letters, ...(han ? fonts.han : [])].map(([name, file]) =>
			readFile(join(dirname(require.resolve(`${name}/package.json`)), file))
		)
	);
}
