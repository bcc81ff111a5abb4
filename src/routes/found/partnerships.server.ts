import { daysText, dayText } from '#catalogue/ui/when.ts';
import { partnershipPath } from '#network/index.ts';
import { listPartnerships } from '#network/index.server.ts';
import { visitor } from '#people/index.ts';
import { m } from '#messages/messages.js';
import type { Found } from './found.ts';

/** What a centre agreed with others, as everybody may see it. */
export async function partnershipsFound(ids: string[], language: string): Promise<Map<string, Found>> {
	const lines = await listPartnerships(visitor, language, { ids });
	return new Map(
		lines.map(({ id, slug, text, centre, startsOn, endsOn, publishedAt, illustrative }) => {
			const of = { language: text.language, isTranslation: false };
			const span =
				endsOn === null
					? m.partnerships_since({ day: dayText(startsOn, language) })
					: daysText(startsOn, endsOn, language);
			return [
				id,
				{
					...{ id, slug, path: partnershipPath(language, slug) },
					title: { text: text.title, ...of },
					line: [centre.name, span].join(' · '),
					summary: text.summary === '' ? null : { text: text.summary, ...of },
					...{ publishedAt, illustrative }
				}
			];
		})
	);
}
