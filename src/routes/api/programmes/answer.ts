import { seriesPath } from '#events/index.ts';
import type { SeriesInList, SeriesPage } from '#events/index.server.ts';
import type * as v from 'valibot';
import type { DisplayLine } from '../../[lang]/programmes/lines.server.ts';
import { organisationNameAnswer } from '../answers.server.ts';
import type * as schemas from '../schemas.ts';

type Asked = { origin: string; language: string };
type Out = v.InferOutput<typeof schemas.Programme>;
type Listed = Pick<
	SeriesInList,
	'slug' | 'year' | 'title' | 'centre' | 'trainings' | 'updatedAt' | 'illustrative'
>;

export function programmeAnswer(
	{ slug, year, title, centre, trainings, updatedAt, illustrative }: Listed,
	{ origin, language }: Asked
): Out {
	return {
		...{ slug, url: `${origin}${seriesPath(language, slug)}`, year, title, trainings, illustrative },
		centre: organisationNameAnswer(centre),
		updatedAt: updatedAt.toISOString()
	};
}

export function programmeWholeAnswer(
	page: SeriesPage,
	lines: readonly DisplayLine[],
	asked: Asked
): v.InferOutput<typeof schemas.ProgrammeWhole> {
	const { title, foreword, language } = page.text;
	const listed = { ...page, title: { text: title, language }, trainings: lines.length };
	return {
		...programmeAnswer(listed, asked),
		foreword: foreword === '' ? null : { text: foreword, language },
		calendar: `${asked.origin}${seriesPath(asked.language, page.slug)}/calendar.ics`,
		lines: lines.map((line) => lineAnswer(line, asked.origin))
	};
}

function lineAnswer(line: DisplayLine, origin: string): v.InferOutput<typeof schemas.Training> {
	const { title, href, kind, state, quarter, startsOn, endsOn, seats, call } = line;
	return {
		...{ title, url: href && `${origin}${href}`, kind, state, quarter, startsOn, endsOn, seats },
		topics: line.topics.map(({ id }) => id),
		languages: line.languages.map(({ code }) => code),
		countries: line.countries.map(({ iso2, seats: own }) => ({ country: iso2, seats: own })),
		donor: line.donor?.slug ?? null,
		partnership: line.partnership?.slug ?? null,
		call: call && `${origin}${call.href}`
	};
}
