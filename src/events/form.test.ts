import { expect, test } from 'vitest';
import { aField } from './application-builders.server.ts';
import { formChanges, isSameForm, withMoved, wordsOf } from './form.ts';
import { readyForm } from './form-ready.ts';
import { problemsOfField } from './field.ts';

const [one, two, three] = [aField(), aField(), aField({ step: 'work' })];

test('a form that was changed says what is new, what is asked otherwise and what is asked no more', () => {
	const reworded = { ...two, texts: { en: { label: 'Your office', purpose: 'To know what you do.' } } };
	const changes = formChanges([one, two], [reworded, three]);
	expect(changes).toEqual({ added: [three], changed: [reworded], taken: [one] });
});

test('a field that only stands elsewhere is not asked otherwise', () => {
	expect(isSameForm(formChanges([one, two], [{ ...two, step: 'work' }, one]))).toBe(true);
	const sorted = {
		...one,
		texts: JSON.parse('{"en":{"purpose":"To know what you do.","label":"Position"}}')
	};
	expect(isSameForm(formChanges([one], [sorted]))).toBe(true);
});

test('a field moves among those of its page', () => {
	const fields = [one, three, two];
	expect(withMoved(fields, two.id, 'earlier')).toEqual([two, three, one]);
	expect(withMoved(fields, one.id, 'earlier')).toEqual(fields);
	expect(withMoved(fields, three.id, 'later')).toEqual(fields);
});

test('words are in the reader’s language, else in English, else in any', () => {
	const texts = { en: 'Country', fr: 'Pays' };
	expect(wordsOf(texts, 'fr')).toEqual({ words: 'Pays', language: 'fr' });
	expect(wordsOf(texts, 'ru')).toEqual({ words: 'Country', language: 'en' });
	expect(wordsOf({ es: 'País' }, 'ru')).toEqual({ words: 'País', language: 'es' });
	expect(wordsOf({}, 'ru')).toBe(null);
});

test('the form of a field school is sound in every language, and forces nobody to tell what is sensitive', () => {
	const languages = ['en', 'es', 'fr', 'ar', 'ru', 'zh'];
	const fields = readyForm(languages);
	expect(fields.flatMap((field) => problemsOfField(field, languages))).toEqual([]);
	expect(
		fields.filter(({ sensitivity }) => sensitivity === 'sensitive').map(({ required }) => required)
	).toEqual([false]);
	expect(fields.map(({ counts }) => counts).filter(Boolean)).toEqual([
		'country',
		'gender',
		'language',
		'group'
	]);
	expect(readyForm(['sw']).every(({ texts }) => Object.keys(texts).join() === 'en')).toBe(true);
});
