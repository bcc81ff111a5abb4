import { expertsShown } from '#network/index.server.ts';
import { m } from '#messages/messages.js';
import { expertHead } from '../roster/shown.server.ts';
import type { Found } from './found.ts';

/** Experts as everybody may see them, at this moment: who withdrew since is not among them. */
export async function expertsFound(ids: string[], language: string, now: Date): Promise<Map<string, Found>> {
	const shown = await expertsShown(ids, 'visitor', now);
	return new Map(
		await Promise.all(
			shown.map(async (one): Promise<[string, Found]> => {
				const head = await expertHead(one, language);
				const spoken = head.languages.map(({ inPage, level }) => `${inPage} ${level}`);
				return [
					one.id,
					{
						...{ id: one.id, slug: one.code, path: head.path },
						title: { text: head.name, language: head.headline?.language ?? language, isTranslation: false },
						line: [...head.roles, ...spoken].join(m.entry_comma()) || null,
						summary: head.headline && { ...head.headline, isTranslation: false },
						publishedAt: null,
						illustrative: one.illustrative
					}
				];
			})
		)
	);
}
