import { newId } from '#platform/index.ts';
import type { Statement } from './statement.ts';

/** Something a learner did, for tests. */
export function aStatement(given: Partial<Statement> = {}): Statement {
	return {
		id: newId<'Statement'>(),
		registration: newId<'Registration'>(),
		verb: 'opened',
		object: newId<'Item'>(),
		attempt: null,
		value: null,
		language: 'en',
		happenedAt: new Date('2027-02-03T10:00:00Z'),
		storedAt: null,
		flags: [],
		...given
	};
}
