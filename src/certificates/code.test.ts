import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeBytes, codeFrom, readCode } from './code.ts';

const codes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes }).map(codeFrom);
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a certificate’s code', () => {
	test('has sixteen characters in groups of four', () => {
		expect(codeFrom(new Uint8Array(codeBytes))).toBe('0000-0000-0000-0000');
		expect(codeFrom(Uint8Array.from({ length: codeBytes }, (_, i) => i))).toMatch(/^(\w{4}-){3}\w{4}$/);
	});

	test('is read however it is written', () => {
		fc.assert(
			fc.property(codes, (code) => {
				expect(readCode(code)).toBe(code);
				expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
				expect(readCode(code.replaceAll('-', '–').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
			})
		);
	});

	test('one wrong character is noticed', () => {
		fc.assert(
			fc.property(codes, fc.nat(15), fc.constantFrom(...letters), (code, at, letter) => {
				const plain = [...code.replaceAll('-', '')];
				fc.pre(plain[at] !== letter);
				plain[at] = letter;
				expect(readCode(plain.join(''))).toBeNull();
			})
		);
	});

	test('two neighbours exchanged are noticed', () => {
		fc.assert(
			fc.property(codes, fc.nat(14), (code, at) => {
				const plain = [...code.replaceAll('-', '')];
				fc.pre(plain[at] !== plain[at + 1]);
				plain.splice(at, 2, plain[at + 1] ?? '', plain[at] ?? '');
				expect(readCode(plain.join(''))).toBeNull();
			})
		);
	});

	test.each(['', '0000', '0000-0000-0000-0000-0', '000U-0000-0000-0000', '٠٠٠٠', 'x'.repeat(1000)])(
		'“%s” is none',
		(text) => expect(readCode(text)).toBeNull()
	);

	test('needs enough chance', () => {
		expect(() => codeFrom(new Uint8Array(3))).toThrow(RangeError);
	});
});
