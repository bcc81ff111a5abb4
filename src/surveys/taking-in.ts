import { refusalToAnswer } from './answer.ts';
import { numberFrom } from './answer-form.ts';
import type { Answers, AnswerValue } from './condition.ts';
import { isAsked, type Option, type Question, type Questionnaire } from './question.ts';
import { questionsOf, standingAnswers } from './questionnaire.ts';

/** Responses collected elsewhere: a table whose first row names its columns, and which column is which. */
export type Mapping = {
	/** What tells the rows apart, as the other system has it: the same row again is the same response. */
	key: string;
	language: string | null;
	/** Column → `question`, `question__option` (of several: 1, yes or true) or `question__row` (of a matrix). */
	columns: Record<string, string>;
};

export type TakenRow = { row: number; key: string; language: string; answers: Answers };
export type RefusedRow = {
	row: number;
	column: string;
	/** What stands in the cell, for whoever brought the file; it is kept nowhere. */
	value: string;
	code: string;
	details?: Record<string, string | number>;
};
export type TakenIn = { rows: TakenRow[]; refused: RefusedRow[] };

export const mostRows = 60_000;

/** What a column can be mapped to, by its name in `Mapping.columns`. */
export type MappingTarget = { name: string; question: Question; part: Option | null };

/** What can be mapped to: each question, and the parts of those that have a column for each. */
export function targetsOf(questionnaire: Questionnaire): MappingTarget[] {
	return questionsOf(questionnaire)
		.filter(isAsked)
		.flatMap((question) => {
			const { id, kind, options, rows } = question;
			const parts = (kind === 'several' ? options : kind === 'matrix' ? rows : []).map((part) => ({
				...{ name: `${id}__${part.id}`, question, part }
			}));
			return kind === 'matrix' ? parts : [{ name: id, question, part: null }, ...parts];
		});
}

/** Columns that are called as a question is, or a path ends so (`group/applied`, as KoboToolbox writes). The rest is for a person to say. */
export function likelyMapping(head: readonly string[], questionnaire: Questionnaire): Mapping {
	const targets = new Set(targetsOf(questionnaire).map(({ name }) => name));
	const columns: Record<string, string> = {};
	for (const column of head) {
		const parts = column.trim().split('/');
		const last = parts.at(-1) ?? '';
		const joined = parts.slice(-2).join('__');
		const target = [column.trim(), joined, last].find((name) => targets.has(name));
		if (target && !Object.values(columns).includes(target)) columns[column] = target;
	}
	const named = (names: string[]) =>
		head.find((column) => names.includes(column.trim().toLowerCase())) ?? null;
	return {
		...{ columns, language: named(['language', 'lang', '_language', 'idioma', 'langue']) },
		key:
			named(['_uuid', 'meta/instanceid', 'instanceid', '_id', 'id', 'key', 'response_id', 'email']) ??
			head[0] ??
			''
	};
}

/** Each row as the answers it gives, or why not: one bad cell refuses its row and no other. Pure. */
export function takeIn(
	table: readonly string[][],
	mapping: Mapping,
	questionnaire: Questionnaire,
	isCountry: (code: string) => boolean
): TakenIn {
	const [head = [], ...rows] = table;
	const taken: TakenIn = { rows: [], refused: [] };
	const at = (column: string) => head.indexOf(column);
	const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]));
	const keyAt = at(mapping.key);
	const languageAt = mapping.language === null ? -1 : at(mapping.language);
	const mapped = Object.entries(mapping.columns).flatMap(([column, target]) => {
		const [id = '', part = ''] = target.split(/__(.*)/su);
		const whole = questions.get(target);
		const question = whole ?? questions.get(id);
		return question && at(column) >= 0
			? [{ column, index: at(column), question, part: whole ? '' : part }]
			: [];
	});
	const seen = new Set<string>();
	for (const [index, cells] of rows.entries()) {
		const row = index + 2;
		if (cells.every((cell) => cell.trim() === '')) continue;
		const key = (cells[keyAt] ?? '').trim();
		const refuse = (column: string, code: string, details?: Record<string, string | number>) =>
			taken.refused.push({
				row,
				column,
				value: (cells[at(column)] ?? '').trim(),
				code,
				...(details && { details })
			});
		if (key === '') {
			refuse(mapping.key, 'survey_row_without_key');
			continue;
		}
		if (seen.has(key)) {
			refuse(mapping.key, 'survey_row_twice');
			continue;
		}
		seen.add(key);
		const answers: Answers = {};
		let isSound = true;
		for (const { column, index: place, question, part } of mapped) {
			const cell = (cells[place] ?? '').trim();
			if (cell === '' || answers[question.id] === null) continue;
			const answer = answerFrom(question, part, cell, answers[question.id]);
			if (answer === undefined) continue;
			const refusal = refusalToAnswer(question, answer, isCountry);
			if (refusal) {
				refuse(column, refusal.code, refusal.details);
				isSound = false;
				break;
			}
			answers[question.id] = answer;
		}
		const standing = standingAnswers(questionnaire, answers);
		if (!isSound) continue;
		if (Object.keys(standing).length === 0) {
			refuse(mapping.key, 'survey_nothing_answered');
			continue;
		}
		const language = (cells[languageAt] ?? '').trim().toLowerCase().slice(0, 2);
		taken.rows.push({
			...{ row, key, answers: standing },
			language: questionnaire.languages.includes(language) ? language : (questionnaire.languages[0] ?? 'en')
		});
	}
	return taken;
}

const yes = /^(?:1|1\.0|yes|true|x|sí|si|oui|نعم|да|是)$/iu;
const no = /^(?:0|0\.0|no|false|non|لا|нет|否|n\/a)$/iu;

/** By identifier, else by the words in any language, as a person would have typed them. */
function idOf(options: readonly { id: string; texts: Record<string, string> }[], cell: string): string {
	const plain = (text: string) => text.trim().toLowerCase();
	return (
		options.find(({ id }) => plain(id) === plain(cell))?.id ??
		options.find(({ texts }) => Object.values(texts).some((text) => plain(text) === plain(cell)))?.id ??
		cell
	);
}

function answerFrom(
	question: Question,
	part: string,
	cell: string,
	before: AnswerValue | null | undefined
): AnswerValue | null | undefined {
	if (/^(?:declined|serai_declined|~)$/u.test(cell)) return null;
	switch (question.kind) {
		case 'several': {
			if (part === '') {
				const known = new Set(question.options.map(({ id }) => id));
				// As ODK writes several: between blanks; as people do: between semicolons or bars.
				const blanks = cell.split(/\s+/u);
				const parts = blanks.every((one) => known.has(one))
					? blanks
					: cell.split(/\s*[;|]\s*/u).filter(Boolean);
				return [...new Set(parts.map((one) => idOf(question.options, one)))];
			}
			const held = Array.isArray(before) ? before : [];
			if (no.test(cell)) return held.length > 0 ? held : undefined;
			return yes.test(cell) ? [...held, part] : [...held, cell];
		}
		case 'matrix': {
			const held = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
			return { ...held, [part]: idOf(question.options, cell) };
		}
		case 'scale':
		case 'number':
			return numberFrom(
				question.kind === 'scale' ? idOf(question.options, cell) : cell.replace(/\s*%$/u, '')
			);
		case 'date':
			return dayFrom(cell);
		case 'country':
			return cell.toUpperCase();
		case 'choice':
			return idOf(question.options, cell);
		default:
			return cell.replace(/\r\n?/gu, '\n');
	}
}

/** A spreadsheet keeps a day as a number since the end of 1899; other systems add the hour. */
function dayFrom(cell: string): string {
	if (/^\d{5}(?:\.\d+)?$/u.test(cell)) {
		const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * 86_400_000);
		return day.toISOString().slice(0, 10);
	}
	return /^\d{4}-\d\d-\d\d(?=T|\s|$)/u.exec(cell)?.[0] ?? cell;
}
