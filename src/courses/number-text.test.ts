import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberReadings, plainDigits, readNumber } from './number-text.ts';

test.each([
	['2000', 'en', [2000]],
	['2,000', 'en', [2000, 2]],
	['2,000', 'fr', [2, 2000]],
	['2.000', 'es', [2, 2000].toReversed()],
	['2.000', 'zh', [2, 2000]],
	['2 000', 'fr', [2000]],
	['2\u202f000,50', 'fr', [2000.5]],
	['2\u00a0000,5', 'ru', [2000.5]],
	['1.234.567,89', 'es', [1234567.89]],
	['1,234,567.89', 'fr', [1234567.89]],
	['12,34,567', 'en', [1234567]],
	["1'234.5", 'en', [1234.5]],
	['٢٠٠٠', 'ar', [2000]],
	['٢٬٠٠٠', 'ar', [2000]],
	['٣٫٥', 'ar', [3.5]],
	['٣,٥', 'ar', [3.5]],
	['٣،٥', 'ar', [3.5]],
	['۲۰۰۰', 'ar', [2000]],
	['؜-٥', 'ar', [-5]],
	['２０００', 'zh', [2000]],
	['3，5', 'zh', [3.5]],
	['−5', 'en', [-5]],
	['+5', 'en', [5]],
	['0,500', 'en', [0.5]],
	['.5', 'en', [0.5]],
	['5.', 'en', [5]],
	['1e3', 'en', [1000]],
	['1,5E3', 'es', [1500]],
	['$2,000.00', 'en', [2000]],
	['2000 €', 'fr', [2000]],
	['60 %', 'fr', [60]],
	['٪٦٠', 'ar', [60]],
	['', 'en', []],
	['two', 'en', []],
	['1 2', 'en', []],
	['1,2,3', 'en', []],
	['1..5', 'en', []],
	['.', 'en', []],
	['-', 'en', []],
	['1e999', 'en', []],
	['0x10', 'en', []],
	['Infinity', 'en', []],
	['12', 'no language at all', [12]]
] as const)('%s in %s', (typed, language, readings) => {
	expect(numberReadings(typed, language)).toEqual(readings);
});

test('the unit may be typed, before or after', () => {
	expect(readNumber('12 km', 'en', 'km')).toBe(12);
	expect(readNumber('USD 1,500', 'en', 'USD')).toBe(1500);
	expect(readNumber('12 miles', 'en', 'km')).toBeNull();
});

test('every script that Intl can write is read', () => {
	const latin = '-1234567.891';
	for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
		const [five] = new Intl.NumberFormat('en', { numberingSystem }).format(5);
		if (!five || !/\p{Nd}/u.test(five)) continue;
		const typed = new Intl.NumberFormat('en', { numberingSystem, maximumFractionDigits: 3 }).format(
			Number(latin)
		);
		expect([numberingSystem, readNumber(typed, 'en')]).toEqual([numberingSystem, Number(latin)]);
	}
	expect(plainDigits('٠١٢٣٤٥٦٧٨٩ ۰۹ ०९ 𝟎𝟗')).toBe('0123456789 09 09 09');
});

test('what Intl writes in one of the six languages is read back', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('en', 'es', 'es-MX', 'fr', 'ar', 'ar-EG', 'ru', 'zh'),
			fc.integer({ min: -1e12, max: 1e12 }),
			fc.integer({ min: 0, max: 4 }),
			(language, whole, decimals) => {
				const number = whole / 10 ** decimals;
				const typed = new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(number);
				expect(numberReadings(typed, language)).toContain(number);
			}
		)
	);
});

test('what is longer than any number is none, and is not looked at', () => {
	for (const text of ['{', '9', '1 ', '1,', ',', '٣'])
		expect(numberReadings(text.repeat(1e6), 'en')).toEqual([]);
	expect(numberReadings(`${'0'.repeat(290)}12`, 'en')).toEqual([12]);
});
