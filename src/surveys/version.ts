import type { Id } from '#platform/index.ts';
import { questionsOf } from './questionnaire.ts';
import type { Question, Questionnaire } from './question.ts';

export type QuestionnaireId = Id<'Questionnaire'>;

export type VersionChanges = { added: string[]; changed: string[]; taken: string[] };

/** What differs between two versions, by question. An id means the same in both; `kind` of what keeps its id may not change. */
export function changesBetween(from: Questionnaire, to: Questionnaire): VersionChanges {
	const before = new Map(questionsOf(from).map((question) => [question.id, question]));
	const after = new Map(questionsOf(to).map((question) => [question.id, question]));
	return {
		added: [...after.keys()].filter((id) => !before.has(id)),
		taken: [...before.keys()].filter((id) => !after.has(id)),
		changed: [...after].flatMap(([id, question]) => {
			const old = before.get(id);
			return old && plain(old) !== plain(question) ? [id] : [];
		})
	};
}

/** Questions that keep an earlier version’s id but ask another kind of thing: their numbers could not be joined. */
export function reusedIds(earlier: readonly Questionnaire[], next: Questionnaire): string[] {
	const kinds = new Map(earlier.flatMap(questionsOf).map(({ id, kind }) => [id, kind]));
	return questionsOf(next).flatMap(({ id, kind }) => (kinds.has(id) && kinds.get(id) !== kind ? [id] : []));
}

function plain(question: Question): string {
	return JSON.stringify(question, (_, value: unknown) =>
		value === null || typeof value !== 'object' || Array.isArray(value)
			? value
			: Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
	);
}
