import { expect, it } from 'vitest';
import { whyFound } from './why.ts';

const sentence = (concepts: string[], words: boolean, text: string, language = 'en') =>
	whyFound({ concepts, words }, text, language)
		?.parts.map(({ text: part, tag }) => (tag ? `<${tag}>${part}</${tag}>` : part))
		.join('') ?? null;

it.each([
	['words need no reason', ['topic:remittances'], true, 'remittances', null],
	[
		'a concept without words does',
		['topic:remittances'],
		false,
		'remittances',
		'Found by topic: <b>Remittances</b>'
	],
	[
		'a word of another language is told with it',
		['topic:remittances'],
		false,
		'remesas',
		'Found by topic: <b>Remittances</b>, which is <word>remesas</word> in Spanish'
	],
	[
		'accents do not matter',
		['topic:labour-migration'],
		false,
		'MIGRACION LABORAL andina',
		'Found by topic: <b>Labour migration</b>, which is <word>Migración laboral</word> in Spanish'
	],
	[
		'a country is a place',
		['country:EC'],
		false,
		'Équateur',
		'Found by place: <b>Ecuador</b>, which is <word>Équateur</word> in French'
	],
	['what has no name is no reason', ['topic:nothing'], false, 'x', null]
])('%s', (_, concepts, words, text, expected) => expect(sentence(concepts, words, text)).toBe(expected));
