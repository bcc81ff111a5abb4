import { expect, test } from 'vitest';
import { placesFrom } from './places.ts';

const read = (query: string) => {
	const { places, unknown, tooMany } = placesFrom(new URLSearchParams(query), 'en');
	return [places.map(({ name }) => name), unknown, tooMany];
};

test.each([
	['nothing', '', [[], [], false]],
	['a country and a region', 'with=EC&with=143', [['Ecuador', 'Central Asia'], [], false]],
	['in one, in small letters', 'with=ec,%20kg', [['Ecuador', 'Kyrgyzstan'], [], false]],
	['one twice', 'with=EC&with=ec', [['Ecuador'], [], false]],
	['what is no place', 'with=EC&with=XX&with=999', [['Ecuador'], ['XX', '999'], false]],
	['empty choices of the form', 'with=EC&with=&with=KG&with=', [['Ecuador', 'Kyrgyzstan'], [], false]],
	['nine', 'with=EC,KG,PE,CO,BR,CL,AR,UY,PY', [['Ecuador', 'Kyrgyzstan', 'Peru', 'Colombia'], [], true]],
	['what is meant to break something', 'with=__proto__&with=%3Cb%3E', [[], ['__PROTO__', '<B>'], false]]
])('%s', (_, query, expected) => expect(read(query)).toEqual(expected));
