import { describe, expect, test } from 'vitest';
import { aField } from './application-builders.server.ts';
import { answersFrom, factsOf, missingIn, inputName } from './field-answer.ts';
import { problemsOfField, type FormField } from './field.ts';

const options = [
	{ id: 'a', texts: { en: 'First' } },
	{ id: 'b', texts: { en: 'Second' } }
];

describe('a field', () => {
	const cases: [string, Partial<FormField>, string[]][] = [
		['says what is asked and why', {}, []],
		['is not without words', { texts: {} }, ['label.en required']],
		['says why', { texts: { en: { label: 'Age', purpose: ' ' } } }, ['purpose.en required']],
		[
			'is in a language of the event',
			{ texts: { ru: { label: 'Возраст', purpose: 'Зачем' } } },
			['label.ru event_language']
		],
		['offers two answers at least', { kind: 'choice', options: [] }, ['options field_options_needed']],
		[
			'offers each once',
			{ kind: 'choice', options: [options[0]!, options[0]!] },
			['options field_option_twice']
		],
		[
			'offers the same in each language',
			{
				kind: 'choice',
				options,
				texts: { en: { label: 'A', purpose: 'B' }, fr: { label: 'A', purpose: 'B' } }
			},
			['options.fr field_options_uneven']
		],
		[
			'keeps nothing sensitive longer than ninety days',
			{ sensitivity: 'sensitive', keptDays: 91 },
			['keptDays field_kept_too_long']
		],
		['keeps nothing longer than a year', { keptDays: 366 }, ['keptDays field_kept_too_long']],
		['keeps for a number of days', { keptDays: Number.NaN }, ['keptDays field_kept_too_long']],
		[
			'forces nobody to say what is sensitive',
			{ sensitivity: 'sensitive', required: true },
			['required field_sensitive_required']
		],
		['opens no text to a blind reviewer apart', { readBlind: true }, ['readBlind field_read_blind']],
		[
			'opens no file to a blind reviewer that says who it is',
			{ kind: 'file', identifies: true, readBlind: true },
			['readBlind field_read_blind']
		],
		['counts countries by countries', { counts: 'country' }, ['counts field_counts_kind']]
	];
	test.each(cases)('%s', (_, given, problems) => {
		const found = problemsOfField(aField(given), ['en', 'fr']);
		expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(problems);
	});
});

describe('an answer', () => {
	const cases: [string, Partial<FormField>, string[], string | string[] | undefined, string | undefined][] = [
		['is one line', { kind: 'short' }, ['  two   words \n'], 'two words', undefined],
		['keeps its lines', { kind: 'long' }, ['one\r\ntwo'], 'one\ntwo', undefined],
		['turns no text round', { kind: 'short' }, ['a\u202eb'], undefined, 'hidden_direction'],
		['is no book', { kind: 'long' }, ['x'.repeat(4001)], undefined, 'longer_than'],
		['is one of those offered', { kind: 'choice', options }, ['c'], undefined, 'not_chosen'],
		['is several of them, each once', { kind: 'several', options }, ['a', 'b', 'a'], ['a', 'b'], undefined],
		['keeps what is known of several', { kind: 'several', options }, ['a', 'z'], ['a'], 'not_chosen'],
		['is a day that exists', { kind: 'date' }, ['2027-02-30'], undefined, 'not_a_day'],
		['is a country', { kind: 'country' }, ['XX'], undefined, 'not_chosen'],
		['is a number, with either mark', { kind: 'number' }, ['12,5'], '12.5', undefined],
		['is no number in words', { kind: 'number' }, ['twelve'], undefined, 'not_number'],
		['may be left out', { kind: 'short', required: true }, [''], undefined, undefined]
	];
	test.each(cases)('%s', (_, given, entered, value, code) => {
		const field = aField(given);
		const read = answersFrom([field], { [inputName(field)]: entered });
		expect([read.answers.get(field.id), read.problems[0]?.code]).toEqual([value, code]);
	});

	test('that is sensitive is kept only as its writer agrees', () => {
		const field = aField({ sensitivity: 'sensitive', keptDays: 14 });
		const values = { [inputName(field)]: ['No pork'] };
		expect(answersFrom([field], values).answers.size).toBe(0);
		expect(answersFrom([field], values).problems).toEqual([
			{ field: inputName(field), code: 'sensitive_consent' }
		]);
		const agreed = answersFrom([field], { ...values, [`consent.${field.id}`]: ['yes'] });
		expect([...agreed.answers.values(), ...agreed.problems]).toEqual(['No pork']);
	});

	test('that is not offered any more is missing again', () => {
		const field = aField({ kind: 'choice', options, required: true });
		const answers = new Map([[field.id, 'a']]);
		expect(missingIn([field], answers)).toEqual([]);
		expect(missingIn([{ ...field, options: options.slice(1) }], answers).length).toBe(1);
	});

	test('counts for what its field counts', () => {
		const country = aField({ kind: 'country', counts: 'country' });
		const spoken = aField({ kind: 'several', counts: 'language' });
		const secret = aField({ kind: 'choice', counts: 'gender', sensitivity: 'sensitive' });
		const answers = new Map<FormField['id'], string | string[]>([
			[country.id, 'KE'],
			[spoken.id, ['en', 'fr']],
			[secret.id, 'female']
		]);
		expect(factsOf([country, spoken, secret], answers)).toEqual({ country: ['KE'], language: ['en', 'fr'] });
	});
});
