import { shareText } from '#catalogue/ui/locale.ts';
import { plainText, proseFrom, wordsIn, type Question } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { statisticsOf } from '#training/index.server.ts';
import { doubtsAbout, type ShownItem } from '#training/index.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { namedColumns } from '../book.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const { items, version, editions } = await statisticsOf(actor, params.slug, now);
	const { content } = version;
	const reader = { language, source: content.source };
	const known = new Map(items.map((item) => [item.item, item]));
	const questions = new Map(
		content.modules
			.flatMap(({ lessons }) => lessons)
			.flatMap(({ blocks }) => blocks)
			.flatMap((block) => (block.kind === 'quiz' ? [[block.key, block.questions] as const] : []))
	);
	return {
		editions,
		quizzes: namedColumns(content, language).quizzes.map(({ key, title }) => ({
			key,
			title,
			questions: (questions.get(key) ?? []).map((question) => {
				const item = known.get(question.id);
				return {
					id: question.id,
					prompt: promptOf(question, reader),
					figures: item ? figuresOf(question, item, reader) : null
				};
			})
		}))
	};
};

type Reader = { language: string; source: string };
type Prompted = { [language: string]: { prompt: string } };
type Chosen = { [language: string]: { choices: { [key: string]: string } } };

function promptOf(question: Question, { language, source }: Reader) {
	const found = wordsIn(question.texts as Prompted, language, source);
	return {
		text: plainText(proseFrom(found?.words.prompt ?? question.key)),
		language: found?.language ?? 'en'
	};
}

function figuresOf(question: Question, item: ShownItem, reader: Reader) {
	const { language } = reader;
	const { n, difficulty, discrimination, byLanguage } = item;
	const decimal = new Intl.NumberFormat(`${language}-u-nu-latn`, {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2
	});
	return {
		n,
		difficulty: shareText(difficulty, language),
		discrimination: discrimination === null ? null : decimal.format(discrimination),
		choices: choicesOf(question, item, reader),
		languages: byLanguage.map((one) => ({
			name: languageNameIn(one.language, language),
			n: one.n,
			difficulty: shareText(one.difficulty, language)
		})),
		doubts: doubtsAbout(item)
	};
}

/** Every choice, also those that nobody took; a share is null where too few answered to be told. */
function choicesOf(question: Question, { choices, n }: ShownItem, reader: Reader) {
	const share = (key: string) =>
		choices && shareText((choices.find((one) => one.key === key)?.count ?? 0) / n, reader.language);
	if (question.kind === 'true-false')
		return [true, false].map((value) => ({
			key: String(value),
			text: value ? m.team_true() : m.team_false(),
			language: reader.language,
			right: question.right === value,
			share: share(String(value))
		}));
	if (question.kind !== 'one' && question.kind !== 'several') return [];
	const found = wordsIn(question.texts as Chosen, reader.language, reader.source);
	return question.choices.map((key) => ({
		key,
		text: plainText(proseFrom(found?.words.choices[key] ?? key)),
		language: found?.language ?? 'en',
		right: question.right.includes(key),
		share: share(key)
	}));
}
