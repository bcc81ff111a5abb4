import { describe, expect, it } from 'vitest';
import { byLetter, letterOf } from './register.ts';

describe('the letter a name stands under', () => {
	it.each([
		['École nationale', 'E'],
		['«Миграция» институт', 'М'],
		['المنظمة الدولية للهجرة', 'ا'],
		['国际移民组织', '汉字'],
		['20 Degrees', '0–9'],
		['—', '#']
	])('of %s is %s', (name, letter) => expect(letterOf(name)).toBe(letter));

	it('keeps names in the order they came', () =>
		expect(byLetter(['Atikha', 'África', 'IOM'].map((text) => ({ title: { text } })))).toEqual([
			{ letter: 'A', members: [{ title: { text: 'Atikha' } }, { title: { text: 'África' } }] },
			{ letter: 'I', members: [{ title: { text: 'IOM' } }] }
		]));
});
