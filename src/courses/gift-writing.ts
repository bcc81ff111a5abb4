import type { DraftQuestion } from './foreign-question.ts';
import { escaped } from './gift-escapes.ts';
import type { Question } from './question.ts';

/** What GIFT has no place for, by the question's key. */
export type ExportNote = {
	key: string;
	code: 'no_words' | 'points' | 'unit' | 'rubric' | 'feedback' | 'arrow';
	text: string;
};

type Written = Question | DraftQuestion;

/** Questions in GIFT, in one language; a pool is a category. What it cannot hold is noted. */
export function questionsToGift(
	questions: readonly Written[],
	language: string
): { gift: string; notes: ExportNote[] } {
	const notes: ExportNote[] = [];
	const parts: string[] = [];
	let pool: string | null = null;
	for (const question of questions) {
		const note = (code: ExportNote['code'], text: string) => notes.push({ key: question.key, code, text });
		const body = Object.hasOwn(question.texts, language) ? answersOf(question, language, note) : null;
		if (body === null) {
			if (!Object.hasOwn(question.texts, language)) note('no_words', language);
			continue;
		}
		if (question.pool !== pool)
			parts.push(`$CATEGORY: $course$/top${question.pool === null ? '' : `/${question.pool}`}`);
		pool = question.pool;
		if (question.points !== 1) note('points', String(question.points));
		const { prompt = '', explanation = '' } = question.texts[language] ?? {};
		const general = explanation === '' ? '' : `####${formatted(explanation)}`;
		const lines = body.lines.length === 0 ? '' : `\n${body.lines.map((line) => `\t${line}\n`).join('')}`;
		parts.push(`::${question.key}::[markdown]${escaped(prompt)}{${body.first}${lines}${general}}`);
	}
	return { gift: parts.map((part) => `${part}\n\n`).join(''), notes };
}

/** A text in the question's own format; one that looks as if it named a format gets that said. */
function formatted(text: string): string {
	return `${/^\[[a-z_]{1,20}\]/u.test(text) ? '[markdown]' : ''}${escaped(text)}`;
}

type Body = { first: string; lines: string[] };

function answersOf(
	question: Written,
	language: string,
	note: (code: ExportNote['code'], text: string) => void
): Body | null {
	switch (question.kind) {
		case 'one':
		case 'several': {
			const words = question.texts[language];
			if (!words) return null;
			const wrong = question.choices.length - question.right.length;
			const lines = question.choices.map((key) => {
				const isRight = question.right.includes(key);
				const weight = isRight ? 100 / question.right.length : -100 / wrong;
				const text = words.choices[key] ?? '';
				// A text that looks like a weight needs one before it.
				const none = /^%-?\d/u.test(text) ? '~%0%' : '~';
				const sign = question.kind === 'several' ? `~%${rounded(weight)}%` : isRight ? '=' : none;
				return `${sign}${formatted(text)}${said(words.feedback[key])}`;
			});
			return { first: '', lines };
		}
		case 'true-false': {
			const { feedback = {} } = question.texts[language] ?? {};
			const [right, wrong] = question.right
				? [feedback.true, feedback.false]
				: [feedback.false, feedback.true];
			const both = wrong ?? (right === undefined ? undefined : '');
			return { first: `${question.right ? 'TRUE' : 'FALSE'}${said(both)}${said(right)}`, lines: [] };
		}
		case 'matching': {
			const words = question.texts[language];
			if (!words) return null;
			for (const text of Object.values(words.feedback)) note('feedback', text);
			const unused = question.options.filter((key) => !Object.values(question.right).includes(key));
			const pairs = [
				...question.left.map((key) => [words.left[key], question.right[key]]),
				...unused.map((key) => ['', key])
			];
			const lines = pairs.map(([left = '', option = '']) => {
				return `=${formatted(arrowless(left))} -> ${formatted(words.options[option] ?? '')}`;
			});
			return { first: '', lines };
		}
		case 'ordering': {
			const words = question.texts[language];
			if (!words) return null;
			for (const text of Object.values(words.feedback)) note('feedback', text);
			const items = question.choices.map((key) => words.choices[key] ?? '');
			const lines = items.map((text) =>
				text.startsWith('//') ? `[markdown]${escaped(text)}` : formatted(text)
			);
			return { first: `>${items.length} ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT`, lines };
		}
		case 'number': {
			const { right, partly, wrong } = question.texts[language]?.feedback ?? {};
			if (partly !== undefined) note('feedback', partly);
			if (question.unit !== null) note('unit', question.unit);
			const value = `=${question.right}:${question.tolerance}${said(right)}`;
			return { first: '#', lines: [value, ...(wrong === undefined ? [] : [`~${said(wrong)}`])] };
		}
		case 'short': {
			const words = question.texts[language];
			if (!words) return null;
			const { right, partly, wrong } = words.feedback;
			if (partly !== undefined) note('feedback', partly);
			// An arrow anywhere would make pairs of it, and plain text has no other way to write one.
			const [withArrow, without] = [true, false].map((has) =>
				words.accepted.filter((text) => text.includes('->') === has)
			) as [string[], string[]];
			for (const text of withArrow) note('arrow', text);
			if (without.length === 0) return null;
			const accepted = without.map((text) => {
				const starless = text.replaceAll('*', '\\*');
				const plain = /^\[[a-z_]{1,20}\]/u.test(starless) ? '[plain]' : '';
				return `=%100%${plain}${escaped(starless)}${said(right && arrowless(right))}`;
			});
			const other = wrong === undefined ? [] : [`=%0%*${said(arrowless(wrong))}`];
			return { first: '', lines: [...accepted, ...other] };
		}
		case 'open':
			for (const text of Object.values(question.texts[language]?.criteria ?? {})) note('rubric', text);
			return { first: '', lines: [] };
	}
}

/** An arrow is GIFT's sign for pairs; Markdown knows it by a backslash too. */
function arrowless(markdown: string): string {
	return markdown.replaceAll('->', '-\\>');
}

function said(feedback: string | undefined): string {
	return feedback === undefined ? '' : `#${formatted(feedback)}`;
}

/** As Moodle lists its weights: 33.33333. */
function rounded(weight: number): string {
	return String(Number(weight.toFixed(5)));
}
