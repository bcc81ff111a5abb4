import { isAsked, pointsOf, questionsOf, type Question, type Questionnaire } from '#surveys/index.ts';
import { cohortDimensions } from './cohort.ts';
import type { Population } from './indicator.ts';
import { matrixColumn } from './rows.ts';

/** What people can be told apart by. `answers`: those it can have; null: any word, as a country. */
export type OfferedColumn = {
	id: string;
	kind: 'one' | 'several' | 'number';
	/** In the languages of its questionnaire; of a dimension none. */
	labels: Record<string, string>;
	answers: readonly string[] | null;
};
export type Offer = { columns: readonly OfferedColumn[]; by: readonly string[] };

const ofCohorts = ['cohort', 'year', 'country', 'region'];
const ofInvited = ['country', 'region', 'topic_relation'];

/**
 * What an indicator of a population can be counted and broken down by: what is known of people, or what the hub’s
 * questionnaires ask them. Words that somebody writes are counted by nobody, nor is what is told in no release.
 */
export function offerOf(population: Population['of'], questionnaires: readonly Questionnaire[]): Offer {
	const dimension = (id: string, answers: readonly string[] | null = null): OfferedColumn => ({
		...{ id, kind: 'one', labels: {}, answers }
	});
	const known = cohortDimensions.filter((one) => one !== 'country');
	if (population === 'participants') {
		const by = [...ofCohorts, ...known];
		return { columns: by.map((one) => dimension(one)), by };
	}
	if (population === 'invited') {
		const by = [...ofInvited, ...known];
		return { columns: [...by, 'disposition'].map((one) => dimension(one)), by };
	}
	const columns = new Map<string, OfferedColumn>();
	for (const question of questionnaires.flatMap(questionsOf))
		for (const column of columnsOf(question)) {
			const other = columns.get(column.id);
			const answers =
				column.answers && other?.answers
					? [...new Set([...other.answers, ...column.answers])]
					: column.answers;
			columns.set(column.id, { ...column, answers, labels: { ...other?.labels, ...column.labels } });
		}
	if (columns.has('country')) columns.set('region', dimension('region'));
	if (!columns.has('language')) columns.set('language', dimension('language'));
	const list = [...columns.values()];
	return { columns: list, by: list.filter(({ kind }) => kind === 'one').map(({ id }) => id) };
}

function columnsOf(question: Question): OfferedColumn[] {
	if (!isAsked(question) || question.disclosure === 'never') return [];
	const labels = Object.fromEntries(
		Object.entries(question.texts).map(([language, { label }]) => [language, label])
	);
	const answers = question.options.map(({ id }) => id);
	switch (question.kind) {
		case 'choice':
			return [{ id: question.id, kind: 'one', labels, answers }];
		case 'country':
			return [{ id: question.id, kind: 'one', labels, answers: null }];
		case 'several':
			return [{ id: question.id, kind: 'several', labels, answers }];
		case 'scale':
			return [{ id: question.id, kind: 'number', labels, answers: pointsOf(question) }];
		case 'number':
			return [{ id: question.id, kind: 'number', labels, answers: null }];
		case 'matrix':
			return question.rows.map((row) => ({
				...{ id: matrixColumn(question.id, row.id), kind: 'one' as const, answers },
				labels: Object.fromEntries(
					Object.entries(labels).map(([language, label]) => [
						language,
						[label, row.texts[language]].filter(Boolean).join(' ')
					])
				)
			}));
		default:
			return [];
	}
}
