import { nameIn, organisationPath } from '#network/index.ts';
import { organisationsById } from '#network/index.server.ts';
import { country, labelIn } from '#vocabulary/index.ts';
import type { Found } from './found.ts';

export async function organisationsFound(ids: string[], language: string): Promise<Map<string, Found>> {
	const found = await organisationsById(ids);
	return new Map(
		[...found].map(([id, one]) => {
			const { name, language: of } = nameIn(one, language);
			const home = one.country ? country(one.country) : undefined;
			const place = [one.city, home && labelIn(home.names, language).text].filter(Boolean).join(', ');
			return [
				id,
				{
					...{ id, slug: one.slug, path: organisationPath(language, one.slug) },
					title: { text: name, language: of, isTranslation: false },
					line: place || null,
					summary: null,
					publishedAt: null,
					illustrative: false
				}
			];
		})
	);
}
