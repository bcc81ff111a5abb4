import { dayOfInstant } from '#catalogue/ui/day.ts';
import { dashboardOf, type Dashboard } from '#impact/index.server.ts';
import { narrowedAddress } from '#impact/index.ts';
import { newestStories } from '../../stories/newest.server.ts';
import { choicesOf } from './choices.ts';
import { lineOf, linesOf } from './lines.ts';
import { mapOfPeople } from './map.server.ts';
import { offeredOn } from './offered.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { language, now } }) => {
	const board = await dashboardOf(url.searchParams, language, now);
	const { names, group, breakdowns } = board;
	const narrowing = Object.entries(group).map(([dimension, category]) => names.category(dimension, category));
	const sections = (...ids: string[]) =>
		breakdowns
			.filter(({ indicator, by }) => ids.includes(indicator.id) && by !== 'country')
			.map((one) => linesOf(one, names, language));
	const countries = breakdowns.find(
		({ indicator, by }) => indicator.id === 'participants' && by === 'country'
	);
	return {
		...{
			narrowing,
			more: board.more,
			illustrative: board.illustrative,
			leftOut: board.leftOut > 0,
			isEmpty: board.cohorts.length === 0
		},
		isHidden: board.whole.some(
			({ indicator, fact }) => indicator.id === 'participants' && fact.state === 'suppressed'
		),
		address: narrowedAddress(group),
		choices: choicesOf(board, language),
		stories: await newestStories(3, { language, now }),
		whole: board.whole.map(({ indicator, fact }) => ({
			...{ id: indicator.id, title: names.indicator(indicator) },
			line: lineOf(fact, '', 0, language)
		})),
		countries: countries ? linesOf(countries, names, language) : null,
		map: countries ? await mapOfPeople(countries.facts, (iso2) => names.category('country', iso2)) : null,
		who: sections('participants'),
		came: sections('application', 'topics_applied', 'attribution', 'obstacles'),
		wanted: await wantedBeside(board, language, now),
		answered: sections('respondents', 'response_rate'),
		computed: board.dataVersion && {
			day: dayOfInstant(now, language),
			version: board.dataVersion
		}
	};
};

/** What people want to learn next, each with how much of it the catalogue has. */
async function wantedBeside(board: Dashboard, language: string, now: Date) {
	const wanted = board.breakdowns.find(({ indicator }) => indicator.id === 'topics_wanted');
	if (!wanted) return null;
	const offered = await offeredOn(
		wanted.facts.flatMap(({ option }) => option ?? []),
		{ language, now }
	);
	const lines = linesOf(wanted, board.names, language);
	return {
		...lines,
		lines: lines.lines.map((line, i) => ({
			...line,
			offered: offered.get(wanted.facts[i]?.option ?? '') ?? null
		}))
	};
}
