import { expect, test } from 'vitest';
import { languageOfPath, preferredLanguage } from './language.server.ts';

test.each([
	['es-MX,es;q=0.9,en;q=0.8', 'es'],
	['de,ar;q=0.5,fr;q=0.7', 'fr'],
	['zh-Hant-TW', 'zh'],
	['en;q=0,ru', 'ru'],
	['pt, it', 'en'],
	['', 'en'],
	[';;;,=,q=', 'en'],
	['x'.repeat(10_000), 'en'],
	[null, 'en']
])('a browser that accepts “%s” gets %s', (accepted, language) => {
	expect(preferredLanguage(accepted)).toBe(language);
});

test.each([
	['/ar/search', 'ar'],
	['/zh', 'zh'],
	['/xx/search', null],
	['/api/search', null],
	['/', null]
])('the address %s is in %s', (path, language) => {
	expect(languageOfPath(path)).toBe(language);
});
