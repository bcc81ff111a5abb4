import type { Answers, AnswerValue, Question, Questionnaire } from '#surveys/index.ts';
import { questionsOf } from '#surveys/index.ts';
import type { Group } from './group.ts';

/** One answer for each row, as a number of `categories`; 0 is '': nothing was said. */
export type OneColumn = { kind: 'one'; categories: readonly string[]; codes: Uint16Array };
/** Several: for each answer whether it was chosen; `said`: whether any answer was given. */
export type SeveralColumn = {
	kind: 'several';
	options: ReadonlyMap<string, Uint8Array>;
	said: Uint8Array;
};
/** A number or a scale; NaN: nothing was said. */
export type NumberColumn = { kind: 'number'; values: Float64Array };
export type Column = OneColumn | SeveralColumn | NumberColumn;

/**
 * People or responses, column by column, so that counting reads numbers and no texts. `weights`: how many people a row
 * stands for; null: one each.
 */
export type Rows = { size: number; weights: Uint32Array | null; columns: ReadonlyMap<string, Column> };

/** Gives each text a number, from 1; '' is 0. */
class Coding {
	readonly categories: string[] = [''];
	readonly codes: Uint16Array;
	readonly #known = new Map<string, number>([['', 0]]);

	constructor(size: number, categories: readonly string[] = []) {
		this.codes = new Uint16Array(size);
		for (const category of categories) this.#codeOf(category);
	}

	put(row: number, category: string): void {
		this.codes[row] = this.#codeOf(category);
	}

	column(): OneColumn {
		return { kind: 'one', categories: this.categories, codes: this.codes };
	}

	#codeOf(category: string): number {
		const known = this.#known.get(category);
		if (known !== undefined) return known;
		this.categories.push(category);
		this.#known.set(category, this.categories.length - 1);
		return this.categories.length - 1;
	}
}

/** Cells of people who are alike, by dimensions; a dimension that a cell does not name is unknown of it. */
export function rowsOfCells(
	cells: readonly { in: Group; count: number }[],
	dimensions: readonly string[]
): Rows {
	const codings = dimensions.map((dimension) => [dimension, new Coding(cells.length)] as const);
	const weights = new Uint32Array(cells.length);
	for (const [row, cell] of cells.entries()) {
		weights[row] = cell.count;
		for (const [dimension, coding] of codings) coding.put(row, cell.in[dimension] ?? '');
	}
	return {
		...{ size: cells.length, weights },
		columns: new Map(codings.map(([dimension, coding]) => [dimension, coding.column()]))
	};
}

/** Responses, a column a question; words that somebody wrote are left where they are. `language`: the one it was answered in. */
export function rowsOfResponses(
	questionnaire: Pick<Questionnaire, 'sections'>,
	responses: readonly { language: string; answers: Answers }[]
): Rows {
	const size = responses.length;
	const columns = new Map<string, Column>();
	for (const question of questionsOf(questionnaire))
		for (const [name, column] of columnsOf(question, responses)) columns.set(name, column);
	if (!columns.has('language')) {
		const coding = new Coding(size);
		for (const [row, { language }] of responses.entries()) coding.put(row, language);
		columns.set('language', coding.column());
	}
	return { size, weights: null, columns };
}

function columnsOf(question: Question, responses: readonly { answers: Answers }[]): [string, Column][] {
	const answerTo = ({ answers }: { answers: Answers }): AnswerValue | null | undefined =>
		answers[question.id];
	switch (question.kind) {
		case 'choice':
		case 'country': {
			const coding = new Coding(
				responses.length,
				question.options.map(({ id }) => id)
			);
			for (const [row, response] of responses.entries()) {
				const answer = answerTo(response);
				if (typeof answer === 'string') coding.put(row, answer);
			}
			return [[question.id, coding.column()]];
		}
		case 'scale':
		case 'number': {
			const values = new Float64Array(responses.length).fill(Number.NaN);
			for (const [row, response] of responses.entries()) {
				const answer = answerTo(response);
				if (typeof answer === 'number') values[row] = answer;
			}
			return [[question.id, { kind: 'number', values }]];
		}
		case 'several': {
			const options = new Map(question.options.map(({ id }) => [id, new Uint8Array(responses.length)]));
			const said = new Uint8Array(responses.length);
			for (const [row, response] of responses.entries()) {
				const answer = answerTo(response);
				if (!Array.isArray(answer)) continue;
				said[row] = 1;
				for (const option of answer) {
					const chosen = options.get(option);
					if (chosen) chosen[row] = 1;
				}
			}
			return [[question.id, { kind: 'several', options, said }]];
		}
		case 'matrix':
			return question.rows.map((part): [string, Column] => {
				const coding = new Coding(
					responses.length,
					question.options.map(({ id }) => id)
				);
				for (const [row, response] of responses.entries()) {
					const answer = answerTo(response);
					if (typeof answer === 'object' && answer !== null && !Array.isArray(answer))
						coding.put(row, answer[part.id] ?? '');
				}
				return [matrixColumn(question.id, part.id), coding.column()];
			});
		case 'date':
		case 'short':
		case 'long':
		case 'note':
			return [];
	}
}

export function matrixColumn(question: string, row: string): string {
	return `${question}__${row}`;
}

/** The same rows with a column more, made from one of one answer: a region of a country, a year of a cohort. */
export function withDerived(rows: Rows, from: string, to: string, of: (category: string) => string): Rows {
	const source = rows.columns.get(from);
	if (source?.kind !== 'one' || rows.columns.has(to)) return rows;
	const coding = new Coding(rows.size);
	const derived = source.categories.map((category) => (category === '' ? '' : of(category)));
	for (let row = 0; row < rows.size; row++) coding.put(row, derived[source.codes[row] ?? 0] ?? '');
	return { ...rows, columns: new Map([...rows.columns, [to, coding.column()]]) };
}
