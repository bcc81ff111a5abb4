import { dayText } from '#catalogue/ui/when.ts';
import { gradebookOf } from '#training/index.server.ts';
import { readSort, sortedBook, writeSort } from '#training/index.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { namedColumns, percent } from '../book.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const { lines, version } = await gradebookOf(actor, params.slug, now);
	const { modules, quizzes } = namedColumns(version.content, language);
	const counted = quizzes.filter(({ counts }) => counts);
	const sort = readSort(url.searchParams.get('sort'), counted);
	return {
		sort,
		/** What each column's link asks for: the other way round where it is sorted by that already. */
		links: Object.fromEntries(
			[
				'name',
				'language',
				'lessons',
				'writings',
				'last',
				'certificate',
				...counted.map(({ key }) => `quiz:${key}`)
			].map((by) => [
				by,
				writeSort({ by, down: sort.by === by ? !sort.down : by !== 'name' && by !== 'language' })
			])
		),
		modules: modules.map(({ key, number, title, lessons }) => ({ key, number, title, of: lessons.length })),
		quizzes: counted,
		lines: sortedBook(lines, sort, language).map((line) => {
			const done = new Set(line.summary.done);
			return {
				id: line.id,
				name: line.name,
				gone: line.state !== 'enrolled',
				language: languageNameIn(line.language, language),
				lessons: line.summary.lessonsDone,
				of: line.summary.lessons,
				modules: modules.map(({ lessons }) => lessons.filter(({ key }) => done.has(key)).length),
				quizzes: counted.map(({ key }) => {
					const quiz = line.summary.quizzes[key];
					return {
						key,
						share: percent(quiz?.share ?? null, language),
						passed: quiz?.passed ?? null,
						awaiting: quiz?.awaiting ?? false,
						open: (quiz?.begun ?? 0) > 0
					};
				}),
				writings: line.summary.writings,
				last: line.summary.lastAt && dayText(line.summary.lastAt.slice(0, 10), language),
				certificate: line.certificate,
				stuck: line.stuck.length > 0
			};
		})
	};
};
