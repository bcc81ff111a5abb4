import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, parseKey, splitFacet } from './fact-key.ts';

test('a key is the same in whatever order its group was named, and says what is unknown', () => {
	expect(keyOf('participants', null, { gender: 'female', country: 'EC' })).toBe(
		'participants:country.EC:gender.female'
	);
	expect(keyOf('obstacles', 'funds', { sector: '' })).toBe('obstacles.funds:sector.unknown');
	expect(parseKey('obstacles.funds:sector.unknown')).toEqual({
		...{ indicator: 'obstacles', option: 'funds', group: { sector: '' } }
	});
});

test.each(['', ':', 'a:b', 'a.b.c', 'a:b.c.d', 'a:b.c:b.d', 'a b', 'a:.c', 'a.', '__proto__x y'])(
	'"%s" names nothing',
	(key) => expect(parseKey(key)).toBeNull()
);

test('what of a fact is meant stands behind the last dot', () => {
	expect(splitFacet('application.base')).toEqual({ key: 'application', facet: 'base' });
	expect(splitFacet('application:sector.ngo.n')).toEqual({ key: 'application:sector.ngo', facet: 'n' });
	expect(splitFacet('obstacles.funds')).toEqual({ key: 'obstacles.funds', facet: 'value' });
});

const name = fc.stringMatching(/^[a-z0-9_]{1,8}$/u).filter((text) => text !== 'unknown');

test('every key reads as what it was made of', () => {
	fc.assert(
		fc.property(
			name,
			fc.option(name),
			fc.dictionary(name, name, { maxKeys: 3 }),
			(indicator, option, group) => {
				expect(parseKey(keyOf(indicator, option, group))).toEqual({ indicator, option, group: { ...group } });
			}
		)
	);
});
