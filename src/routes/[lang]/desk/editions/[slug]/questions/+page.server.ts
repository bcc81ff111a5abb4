import { wordsIn } from '#courses/index.ts';
import { plainText, proseFrom, type Question } from '#courses/index.ts';
import { shareText } from '#catalogue/ui/locale.ts';
import { statisticsOf } from '#training/index.server.ts';
import { doubtsAbout } from '#training/index.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { m } from '#messages/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const { items, version, editions } = await statisticsOf(actor, params.slug, now);
	const { content } = version;
	const known = new Map(items.map((item) => [item.item, item]));
	const decimal = new Intl.NumberFormat(`${language}-u-nu-latn`, {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2
	});
	const quizzes = content.modules
		.flatMap((module) => module.lessons)
		.flatMap((lesson) =>
			lesson.blocks.flatMap((block) => (block.kind === 'quiz' ? [{ lesson, quiz: block }] : []))
		);
	return {
		editions,
		quizzes: quizzes.map(({ lesson, quiz }) => {
			const title = wordsIn(lesson.titles, language, content.source);
			return {
				key: quiz.key,
				title: { text: title?.words ?? lesson.key, language: title?.language ?? 'en' },
				questions: quiz.questions.map((question) => {
					const item = known.get(question.id);
					const words = wordsIn(
						question.texts as { [language: string]: { prompt: string } },
						language,
						content.source
					);
					return {
						id: question.id,
						prompt: {
							text: plainText(proseFrom(words?.words.prompt ?? question.key)),
							language: words?.language ?? 'en'
						},
						figures: item
							? {
									n: item.n,
									difficulty: shareText(item.difficulty, language),
									discrimination: item.discrimination === null ? null : decimal.format(item.discrimination),
									choices: choicesOf(question, item.choices, item.n),
									languages: item.byLanguage.map((one) => ({
										name: languageNameIn(one.language, language),
										n: one.n,
										difficulty: shareText(one.difficulty, language)
									})),
									doubts: doubtsAbout(item)
								}
							: null
					};
				})
			};
		})
	};

	/** Every choice, also those that nobody took; a small group is told as such. */
	function choicesOf(question: Question, counts: { key: string; count: number }[], n: number) {
		if (question.kind !== 'one' && question.kind !== 'several' && question.kind !== 'true-false') return [];
		const right = question.kind === 'true-false' ? [String(question.right)] : question.right;
		const keys = question.kind === 'true-false' ? ['true', 'false'] : question.choices;
		return keys.map((key) => {
			const count = counts.find((one) => one.key === key)?.count ?? 0;
			return {
				key,
				...labelOf(question, key),
				right: right.includes(key),
				share: shareText(count / n, language)
			};
		});
	}

	function labelOf(question: Question, key: string): { text: string; language: string } {
		if (question.kind === 'true-false')
			return { text: key === 'true' ? m.team_true() : m.team_false(), language };
		const words =
			'choices' in question
				? wordsIn(
						question.texts as { [language: string]: { choices: { [key: string]: string } } },
						language,
						content.source
					)
				: null;
		return {
			text: plainText(proseFrom(words?.words.choices[key] ?? key)),
			language: words?.language ?? 'en'
		};
	}
};
