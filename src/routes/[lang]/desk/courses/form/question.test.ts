import { describe, expect, test } from 'vitest';
import { checkWords } from '#courses/index.ts';
import { everyKind } from '../../../../../courses/question-builders.server.ts';
import {
	emptyQuestion,
	questionKinds,
	questionValues,
	readQuestion,
	reshaped,
	withoutEmpty
} from './question.ts';

describe('a question goes through its form unchanged', () => {
	test.each(everyKind().map((question) => [question.kind, question] as const))('%s', (_, question) => {
		const { id: __, key: ___, texts, ...settings } = question;
		const words = { ...texts['en'] };
		const read = readQuestion(questionValues(settings, words));
		expect(read).toEqual({ settings, words });
		expect(checkWords('question', read.words, read.settings).wrong).toBe(null);
	});
});

test('one choice more gets a key of its own; one fewer takes its words along; one moves', () => {
	const begun = emptyQuestion('one');
	expect(begun['choices']).toEqual(['a', 'b', 'c']);
	const shaped = ['remove choices b', 'add choices', 'up choices d', 'down choices a', 'up choices x'].reduce(
		reshaped,
		{ ...begun, 'choices.a': ['A'] }
	);
	expect(shaped['choices']).toEqual(['d', 'a', 'c']);
	expect(readQuestion({ ...shaped, right: ['a'] }).words['choices']).toEqual({ d: '', a: 'A', c: '' });
});

test('every kind can be begun, and what is not filled in is told', () => {
	for (const kind of questionKinds) {
		const { settings, words } = readQuestion(emptyQuestion(kind));
		expect(checkWords('question', words, settings).wrong?.length ?? 1, kind).toBeGreaterThan(0);
	}
});

test('a row that was offered and left empty is none; one the question has is told', () => {
	const filled = {
		...emptyQuestion('one'),
		...{ prompt: ['Which?'], right: ['a'], 'choices.a': ['This'], 'choices.b': ['That'] }
	};
	expect(withoutEmpty(filled, {})['choices']).toEqual(['a', 'b']);
	expect(withoutEmpty(filled, { choices: ['a', 'b', 'c'] })['choices']).toEqual(['a', 'b', 'c']);
	expect(withoutEmpty({ ...filled, right: ['c'] }, {})['choices']).toEqual(['a', 'b', 'c']);
	expect(withoutEmpty(emptyQuestion('several'), {})['choices']).toEqual(['a', 'b']);
	const { settings, words } = readQuestion(withoutEmpty(filled, {}));
	expect(checkWords('question', words, settings).wrong).toBe(null);
});

test('a number is read as people write it', () => {
	const read = (right: string) =>
		readQuestion({ ...emptyQuestion('number'), right: [right] }).settings['right'];
	expect(['2 000', '2,5', '-3', 'two'].map(read)).toEqual([2000, 2.5, -3, 'two']);
});
