import { m } from '#messages/messages.js';
import { figuresOf, gradebookOf } from '#training/index.server.ts';
import { sortedBook, type ExportTable } from '#training/index.ts';
import { namedColumns } from '../../book.server.ts';
import { cellText, didTexts, fieldTitle } from '../../figure-words.server.ts';

/** Everything the gradebook knows, a line for each learner; shares from 0 to 1, so that they can be reckoned with. */
export async function bookTable({ actor, language, now }: App.Locals, slug: string): Promise<ExportTable> {
	const { lines, version } = await gradebookOf(actor, slug, now);
	const { modules, quizzes } = namedColumns(version.content, language);
	const lessons = modules.flatMap((module) => module.lessons);
	const head = [
		m.team_column_name(),
		m.team_column_language(),
		m.team_column_enrolled(),
		m.team_column_lessons(),
		...lessons.map(({ title }) => m.team_column_lesson({ title: title.text })),
		...quizzes.map(({ title, key }) => m.team_column_quiz({ title: title.text, key })),
		m.team_column_writings(),
		m.team_column_sessions(),
		m.team_column_last(),
		m.team_column_certificate()
	];
	return [
		head,
		...sortedBook(lines, { by: 'name', down: false }, language).map(
			({ name, language: studied, enrolledAt, summary, certificate }) => [
				name,
				studied,
				enrolledAt.toISOString().slice(0, 10),
				summary.lessonsDone,
				...lessons.map(({ key }) => (summary.done.includes(key) ? 1 : 0)),
				...quizzes.map(({ key }) => summary.quizzes[key]?.share ?? null),
				summary.writings,
				summary.sessions,
				summary.lastAt?.slice(0, 10) ?? null,
				certificate === null
					? null
					: certificate === 'completion'
						? m.team_completion()
						: m.team_participation()
			]
		)
	];
}

/** The figures of an edition, a line for each number; an empty cell: too few to be told. */
export async function figuresTable({ actor, language, now }: App.Locals, slug: string): Promise<ExportTable> {
	const { enrolled, did, tables } = await figuresOf(actor, slug, now);
	return [
		[m.team_figures_of(), m.team_figures_group(), m.team_figures_people()],
		[m.team_number_enrolled(), null, enrolled],
		...didTexts().map(({ key, text }) => [text, null, did[key]]),
		...tables.flatMap(({ field, cells }) =>
			cells.map(({ key, count }) => [fieldTitle(field), cellText(field, key, language), count])
		)
	];
}
