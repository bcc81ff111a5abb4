import { isAsked, type Question, type Questionnaire } from './question.ts';
import { questionsOf } from './questionnaire.ts';
import type { Response } from './response.server.ts';
import type { Wave } from './wave.server.ts';
import { textIn } from './words.ts';

export type TableCell = string | number | null;
export type Table = TableCell[][];

/** What stands for “prefer not to say” in a table; an empty cell is no answer. */
export const declinedCell = 'declined';

/** One column for each question; of several a column for each answer (1, 0), of a matrix one for each row. */
type Column = { name: string; of: (response: Response) => TableCell; question: Question; part: string };

function columnsOf(question: Question): Column[] {
	const { id, kind } = question;
	const answerIn = ({ answers }: Response) => (Object.hasOwn(answers, id) ? answers[id] : undefined);
	const each = (part: string, of: (answer: unknown) => TableCell): Column => ({
		...{ name: part ? `${id}__${part}` : id, question, part },
		of: (response) => {
			const answer = answerIn(response);
			return answer === undefined ? null : answer === null ? declinedCell : of(answer);
		}
	});
	if (kind === 'several')
		return question.options.map((option) =>
			each(option.id, (answer) => (Array.isArray(answer) && answer.includes(option.id) ? 1 : 0))
		);
	if (kind === 'matrix')
		return question.rows.map((row) =>
			each(row.id, (answer) => (answer as Record<string, string>)[row.id] ?? null)
		);
	return [each('', (answer) => (typeof answer === 'number' ? answer : String(answer)))];
}

/**
 * The responses as a table, as far as the wave’s linkage lets anybody see them: named with holder and instant,
 * pseudonymous with pseudonym and week, anonymous with neither and in an order drawn anew for each table.
 */
export function responsesTable(
	wave: Pick<Wave, 'linkage'>,
	questionnaire: Questionnaire,
	responses: readonly Response[]
): Table {
	const columns = questionsOf(questionnaire).filter(isAsked).flatMap(columnsOf);
	const link: { name: string; of: (response: Response) => TableCell }[] =
		wave.linkage === 'named'
			? [
					{ name: 'participant', of: ({ holder }) => holder },
					{ name: 'given_at', of: ({ givenAt }) => givenAt?.toISOString() ?? null }
				]
			: wave.linkage === 'pseudonymous'
				? [
						{ name: 'pseudonym', of: ({ pseudonym }) => pseudonym },
						{ name: 'week', of: ({ week }) => week }
					]
				: [];
	const fixed = [
		...link,
		{ name: 'language', of: ({ language }: Response) => language },
		{ name: 'disposition', of: ({ disposition }: Response) => disposition },
		{ name: 'set_aside', of: ({ setAside }: Response) => setAside }
	];
	const all = [...fixed, ...columns];
	return [
		all.map(({ name }) => name),
		...shuffled(responses).map((response) => all.map(({ of }) => of(response)))
	];
}

/** What each column means: question, answers, purpose, sensitivity, disclosure, when it is erased. */
export function codebook(questionnaire: Questionnaire, language: string): Table {
	const head = [
		'column',
		'kind',
		'question',
		'part',
		'answers',
		'required',
		'purpose',
		'sensitivity',
		'disclosure',
		'kept_days'
	];
	return [
		head,
		...questionsOf(questionnaire)
			.filter(isAsked)
			.flatMap((question) =>
				columnsOf(question).map(({ name, part }): TableCell[] => {
					const words = question.texts[language] ?? Object.values(question.texts)[0];
					const parts = question.kind === 'several' ? question.options : question.rows;
					const partWords = parts.find(({ id }) => id === part);
					const answers =
						question.kind === 'several'
							? '1 | 0'
							: question.options
									.map(({ id, texts }) => `${id} = ${textIn(texts, language, id).text}`)
									.join(' | ');
					return [
						...[name, question.kind, words?.label ?? question.id],
						partWords ? textIn(partWords.texts, language, part).text : null,
						...[answers, question.required ? 'yes' : 'no', words?.purpose ?? ''],
						...[question.sensitivity, question.disclosure, question.keptDays]
					];
				})
			)
	];
}

/** By random keys: whoever has two tables learns nothing from how their rows lie. */
function shuffled<T>(list: readonly T[]): T[] {
	const keys = new Uint32Array(list.length);
	for (let at = 0; at < keys.length; at += 16_384) crypto.getRandomValues(keys.subarray(at, at + 16_384));
	return list
		.map((one, i) => ({ one, key: keys[i] as number }))
		.sort((a, b) => a.key - b.key)
		.map(({ one }) => one);
}
