import { expect, test } from 'vitest';
import { topicsCalled } from './topics.server.ts';

const ids = (text: string, language = 'en') => topicsCalled(text, language).map(({ value }) => value);

test('a topic is found by a part of its name, in any language, without accents', () => {
	expect(ids('remitt')).toContain('remittances');
	expect(ids('التحويلات')).toContain('remittances');
	expect(ids('refugies')).toEqual(ids('réfugiés'));
	expect(topicsCalled('remittances', 'ar')[0]?.label).toMatch(/\p{Script=Arabic}/u);
});

test('nothing is found by nothing, and no more than can be looked through', () => {
	expect([ids('  '), ids('zzzz')]).toEqual([[], []]);
	expect(ids('a').length).toBeLessThanOrEqual(12);
});
