import { expect, test } from 'vitest';
import { m } from '#messages/messages.js';
import { counted } from './counted.ts';
import { sentenceOf } from './form/answer.server.ts';

test('a count reads as its language writes it, and the sentence still chooses its plural by it', () => {
	const said = (count: number, locale: 'en' | 'ru' | 'ar') =>
		m.surveys_responses({ count: counted(count, locale) }, { locale });
	expect([1, 14, 200_001].map((count) => said(count, 'en'))).toEqual([
		'One response',
		'14 responses',
		'200,001 responses'
	]);
	expect([21, 1_684].map((count) => said(count, 'ru'))).toEqual(['21 ответ', '1\u00a0684 ответа']);
	expect([2, 1_684].map((count) => said(count, 'ar'))).toEqual(['ردّان', '1,684 ردًا']);
});

test('so does what a refusal counts', () =>
	expect(sentenceOf('longer_than', { most: 200_000 })).toBe(
		'This is longer than 200,000 characters. Shorten it.'
	));
