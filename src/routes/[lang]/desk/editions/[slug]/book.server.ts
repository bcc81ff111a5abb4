import { shareText } from '#catalogue/ui/locale.ts';
import { wordsIn, type Content } from '#courses/index.ts';
import { columnsOf } from '#training/index.ts';

type Named = { text: string; language: string };

/** The columns of the gradebook by their names in the reader's language, where there are words for them. */
export function namedColumns(content: Content, language: string) {
	const { modules, quizzes } = columnsOf(content);
	const named = (texts: { [language: string]: string } | undefined, key: string): Named => {
		const found = texts && wordsIn(texts, language, content.source);
		return found ? { text: found.words, language: found.language } : { text: key, language: 'en' };
	};
	const lessons = content.modules.flatMap((module) => module.lessons);
	const ownTitles = new Map(
		lessons
			.flatMap(({ blocks }) => blocks)
			.flatMap((block) => (block.kind === 'quiz' && block.titles ? [[block.key, block.titles] as const] : []))
	);
	const lessonTitle = (key: string) => named(lessons.find((one) => one.key === key)?.titles, key);
	return {
		modules: modules.map((module, i) => ({
			key: module.key,
			number: i + 1,
			title: named(content.modules[i]?.titles, module.key),
			lessons: module.lessons.map(({ key }) => ({ key, title: lessonTitle(key) }))
		})),
		quizzes: quizzes.map((quiz) => {
			// A quiz without a title is called by its lesson; of several there, each has its number.
			const there = quizzes.filter(({ lesson }) => lesson === quiz.lesson);
			const own = ownTitles.get(quiz.key);
			if (own) return { ...quiz, title: named(own, quiz.key) };
			const title = lessonTitle(quiz.lesson);
			const text = there.length === 1 ? title.text : `${title.text} (${there.indexOf(quiz) + 1})`;
			return { ...quiz, title: { ...title, text } };
		})
	};
}

/** '70%' as the reader's language writes it; '' for nothing yet. */
export function percent(share: number | null, language: string): string {
	return share === null ? '' : shareText(share, language);
}
