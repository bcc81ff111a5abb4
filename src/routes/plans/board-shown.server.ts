import { boardQueryFrom, milestoneMonths, milestoneStands, planStates } from '#events/index.ts';
import { boardOf } from '#events/index.server.ts';
import type { Actor } from '#people/index.ts';
import { country, labelIn, topic } from '#vocabulary/index.ts';
import { m } from '#messages/messages.js';
import { monthText, planStateText, standText } from './words.ts';

type Option = { value: string; label: string };

/** The board in words of the page's language, for the page and for its tables. */
export async function shownBoard(
	actor: Actor,
	slug: string,
	params: URLSearchParams,
	language: string,
	now: Date
) {
	const query = boardQueryFrom(params);
	const board = await boardOf(actor, slug, query, now);
	const countryName = (iso2: string) =>
		iso2 === '' ? m.plans_board_no_country() : labelIn(country(iso2)?.names ?? { en: iso2 }, language).text;
	const topicName = (id: string) => labelIn(topic(id)?.labels ?? { en: id }, language).text;
	const { compare } = new Intl.Collator(language);
	const named = (values: readonly string[], name: (value: string) => string): Option[] =>
		values.map((value) => ({ value, label: name(value) })).sort((a, b) => compare(a.label, b.label));
	return {
		event: board.event,
		query,
		month: monthText(query.month),
		total: board.total,
		countries: board.countries.map((group) => ({ ...group, name: countryName(group.key) })),
		topics: board.topics.map((group) => ({ ...group, name: topicName(group.key) })),
		lines:
			board.lines?.map((line) => ({
				...{ number: line.number, title: line.title, language: line.language, writers: line.writers },
				country: line.country ? countryName(line.country) : '–',
				topics: line.topics.map(topicName),
				state: planStateText(line.state),
				stands: milestoneMonths.map((month) => ({ month, text: standText(line.stands[month]) }))
			})) ?? null,
		choices: {
			months: milestoneMonths.map((month) => ({ value: String(month), label: monthText(month) })),
			countries: named(board.choices.countries, countryName),
			topics: named(board.choices.topics, topicName),
			states: planStates.map((value) => ({ value, label: planStateText(value) })),
			stands: milestoneStands.map((value) => ({ value, label: standText(value) }))
		}
	};
}
export type ShownBoard = Awaited<ReturnType<typeof shownBoard>>;
