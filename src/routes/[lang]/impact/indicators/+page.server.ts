import { listIndicators } from '#impact/index.server.ts';
import { inLanguage } from '#surveys/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { language } }) => ({
	indicators: (await listIndicators()).flatMap(({ id, texts }) => {
		const found = inLanguage(texts, language);
		return found ? [{ id, ...found.words, language: found.language }] : [];
	})
});
