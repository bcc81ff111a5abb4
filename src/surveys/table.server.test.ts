import { expect, test } from 'vitest';
import { aQuestion, aQuestionnaireDraft } from './builders.server.ts';
import type { Response } from './response.server.ts';
import { codebook, responsesTable } from './table.server.ts';

const draft = aQuestionnaireDraft(
	aQuestion('applied'),
	aQuestion('topics', { kind: 'several' }),
	aQuestion('parts', { kind: 'matrix', rows: [{ id: 'content', texts: { en: 'Content' } }] }),
	aQuestion('share', { kind: 'number', options: [] })
);
const response = (given: Partial<Response>): Response => ({
	...{ id: 'x', language: 'en', disposition: 'complete', answers: {}, holder: null, givenAt: null },
	...{ pseudonym: null, week: null, setAside: null, imported: false },
	...given
});

test('an export keeps to the linkage, whatever a row should hold', () => {
	const whole = response({ holder: 'enrolment:1', givenAt: new Date(0), pseudonym: 'p', week: '2027-03-01' });
	const head = (linkage: 'named' | 'pseudonymous' | 'anonymous') =>
		responsesTable({ linkage }, draft, [whole]);
	expect(head('named')[0]?.slice(0, 3)).toEqual(['participant', 'given_at', 'language']);
	expect(head('pseudonymous')[0]?.slice(0, 3)).toEqual(['pseudonym', 'week', 'language']);
	expect(head('anonymous')[0]?.[0]).toBe('language');
	expect(head('anonymous').flat()).not.toContain('enrolment:1');
	expect(head('pseudonymous').flat()).not.toContain('enrolment:1');
});

test('no answer, not said, and not chosen are three cells', () => {
	const rows = [
		response({ answers: { applied: 'yes', topics: ['no'], parts: { content: 'yes' }, share: 12.5 } }),
		response({ answers: { applied: null, topics: null } })
	];
	const [head, ...cells] = responsesTable({ linkage: 'anonymous' }, draft, rows);
	expect(head?.slice(3)).toEqual(['applied', 'topics__yes', 'topics__no', 'parts__content', 'share']);
	expect(cells.map((row) => row.slice(3)).sort()).toEqual([
		['declined', 'declined', 'declined', null, null],
		['yes', 0, 1, 'yes', 12.5]
	]);
});

test('the codebook has a line for each column of answers', () => {
	const book = codebook(draft, 'en');
	const [head] = responsesTable({ linkage: 'anonymous' }, draft, []);
	expect(book.slice(1).map(([column]) => column)).toEqual(head?.slice(3));
	expect(book.every((row) => row.length === book[0]?.length)).toBe(true);
});

test('the rows of an anonymous table lie in no order', () => {
	const rows = Array.from({ length: 12 }, (_, i) => response({ answers: { share: i } }));
	const orders = Array.from({ length: 4 }, () =>
		responsesTable({ linkage: 'anonymous' }, draft, rows)
			.map((row) => row.at(-1))
			.join()
	);
	expect(new Set(orders).size).toBeGreaterThan(1);
});
