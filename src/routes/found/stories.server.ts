import { dayOfInstant } from '#catalogue/ui/day.ts';
import { storyPath } from '#impact/index.ts';
import { storySummaries, type StorySummary } from '#impact/index.server.ts';
import { m } from '#messages/messages.js';
import { isUiLanguage, labelIn } from '#vocabulary/index.ts';
import type { Found } from './found.ts';

/** Released impact stories, by id. */
export async function storiesFound(ids: string[], language: string): Promise<Map<string, Found>> {
	return new Map((await storySummaries(ids, language)).map((one) => [one.id, storyFound(one, language)]));
}

export function storyFound(one: StorySummary, language: string): Found {
	const day = dayOfInstant(one.releasedAt, language);
	return {
		...{ id: one.id, slug: one.slug, path: storyPath(language, one.slug) },
		title: { ...one.title, isTranslation: false },
		line: [...heldIn(one, language), m.story_released({ day }, localeIn(language))].join(' · '),
		summary: one.summary.text === '' ? null : { ...one.summary, isTranslation: false },
		...{ publishedAt: one.releasedAt, illustrative: one.illustrative }
	};
}

function localeIn(language: string) {
	return { locale: isUiLanguage(language) ? language : ('en' as const) };
}

const mostHeld = 2;

/** What its people took part in: each course once, however many editions. */
function heldIn({ held }: StorySummary, language: string): string[] {
	const titles = [...new Set(held.map(({ title }) => labelIn(title, language).text))].filter(Boolean);
	const more = titles.length - mostHeld;
	const named = [
		...titles.slice(0, mostHeld),
		...(more > 0 ? [m.dossier_more_places({ count: more }, localeIn(language))] : [])
	];
	return named.length === 0 ? [] : [named.join(m.entry_comma({}, localeIn(language)))];
}
