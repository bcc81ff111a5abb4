import type { Item, ItemTree } from '#courses/index.ts';
import type { RuledContent } from '#training/index.ts';
import type { RuleChoices } from '../../../../rules/rule-choices.ts';
import { titleIn } from '../../[lesson]/lesson.server.ts';

/** The course as it is being written, as far as its rules speak of it. */
export function ruledContent(tree: ItemTree, source: string): RuledContent {
	const titles = (item: Item) =>
		Object.fromEntries(
			tree.renderings(item).map(({ language, words }) => [language, String(words['title'])])
		);
	return {
		source,
		modules: tree.within(tree.root).map((module) => ({
			lessons: tree.within(module).map((lesson) => ({
				titles: titles(lesson),
				blocks: tree
					.within(lesson)
					.map((block) => ({ key: block.key, ...(block.kind === 'quiz' ? { titles: titles(block) } : {}) }))
			}))
		}))
	};
}

/** The quizzes of a course by their titles; one without is called by its lesson, and of several there has its number. */
export function quizzesOf(tree: ItemTree, language: string, source: string): RuleChoices['quizzes'] {
	const lessons = tree.within(tree.root).flatMap((module) => tree.within(module));
	return lessons.flatMap((lesson) => {
		const title = titleIn(tree, lesson, language, source);
		const quizzes = tree.within(lesson).filter(({ kind }) => kind === 'quiz');
		const numbered = (i: number) =>
			quizzes.length === 1 ? title : { ...title, text: `${title.text} (${i + 1})` };
		return quizzes.map((quiz, i) => ({
			key: quiz.key,
			title: tree.renderings(quiz).length > 0 ? titleIn(tree, quiz, language, source) : numbered(i)
		}));
	});
}
