import { expect, test } from 'vitest';
import { namedBy } from './find-words.ts';

test.each<[string, string, boolean]>([
	['', 'Application: NGO', true],
	['application ngo', 'Application · Sector · NGO', true],
	['ngo application', 'Application · Sector · NGO', true],
	['genero', 'Aplicación · Género · Mujer', true],
	['  MUJER ', 'Aplicación · Género · Mujer', true],
	['المنظمات', 'التطبيق · القطاع · المُنَظَّمات', true],
	['application women', 'Application · Sector · NGO', false]
])('“%s” in “%s”: %s', (search, name, found) => {
	expect(namedBy(search, name)).toBe(found);
});
