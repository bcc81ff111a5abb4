import { milestoneStands } from '#events/index.ts';
import { m } from '#messages/messages.js';
import type { ExportTable } from '#training/index.ts';
import type { ShownBoard } from './board-shown.server.ts';
import { standText } from './words.ts';

/** The board as a table to take away: plan by plan for who manages the event, else only what the page tells. */
export function boardTable(board: ShownBoard): ExportTable {
	return board.lines === null ? counted(board) : planByPlan(board.lines, board.choices.months);
}

function planByPlan(
	lines: NonNullable<ShownBoard['lines']>,
	months: ShownBoard['choices']['months']
): ExportTable {
	return [
		[
			...[m.plans_column_plan(), m.plans_field_title(), m.plans_column_writers(), m.plans_column_country()],
			...[m.plans_topics(), m.plans_column_state(), ...months.map(({ label }) => label)]
		],
		...lines.map((line) => [
			...[line.number, line.title, line.writers.join('; '), line.country],
			...[line.topics.join('; '), line.state, ...line.stands.map(({ text }) => text)]
		])
	];
}

function counted({ total, countries, topics, month }: ShownBoard): ExportTable {
	const head = [...[month, '', m.plans_column_plans()], ...milestoneStands.map(standText)];
	const row = (kind: string, name: string, { planned, stands }: ShownBoard['total']) => [
		...[kind, name, planned ?? m.plans_board_hidden()],
		...milestoneStands.map((stand) => stands[stand] ?? m.plans_board_hidden())
	];
	return [
		head,
		row(m.plans_board_any(), '', total),
		...countries.map((group) => row(m.plans_column_country(), group.name, group)),
		...topics.map((group) => row(m.plans_topics(), group.name, group))
	];
}
