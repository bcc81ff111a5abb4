import type { SeriesPage } from '#events/index.server.ts';
import type { DisplayLine } from '../lines.server.ts';

/** A year as schema.org calls it: a series of events, with those that have a page of their own. */
export function seriesToJsonLd(
	{
		year,
		text,
		centre,
		lines
	}: Pick<SeriesPage, 'year' | 'text' | 'centre'> & { lines: readonly DisplayLine[] },
	origin: string,
	path: string
): object {
	return {
		'@context': 'https://schema.org',
		'@type': 'EventSeries',
		'@id': `${origin}${path}`,
		name: text.title,
		inLanguage: text.language,
		...(text.foreword && { description: text.foreword }),
		url: `${origin}${path}`,
		...{ startDate: `${year}-01-01`, endDate: `${year}-12-31` },
		organizer: {
			'@type': 'Organization',
			name: centre.name,
			url: `${origin}/en/organisations/${centre.slug}`
		},
		subEvent: lines
			.filter(({ href }) => href !== null)
			.map(({ title, href, startsOn, endsOn, state }) => ({
				'@type': 'EducationEvent',
				...{ name: title.text, inLanguage: title.language, url: `${origin}${href}` },
				...(startsOn && { startDate: startsOn }),
				...(endsOn && { endDate: endsOn }),
				eventStatus: `https://schema.org/Event${state === 'cancelled' ? 'Cancelled' : 'Scheduled'}`
			}))
	};
}
