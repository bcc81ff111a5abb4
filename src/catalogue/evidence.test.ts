import { expect, test } from 'vitest';
import { evidences } from './entry.ts';
import { confirmedNumbers, isSeenLive } from './evidence.ts';

test('only who looked at the provider’s page, or the provider, has seen it live', () => {
	expect(evidences.filter(isSeenLive)).toEqual(['checked-by-editor', 'stated-by-provider']);
});

test.each([
	['nothing listed', [], { live: 0, elsewhere: 0, listed: 0 }],
	[
		'copies read yesterday are no sight of the page',
		[{ evidence: 'stored-page', listed: 300, recently: 300 }],
		{ live: 0, elsewhere: 300, listed: 300 }
	],
	[
		'each is counted once, as it was seen',
		[
			{ evidence: 'checked-by-editor', listed: 20, recently: 12 },
			{ evidence: 'stated-by-provider', listed: 5, recently: 1 },
			{ evidence: 'listing', listed: 10, recently: 4 }
		],
		{ live: 13, elsewhere: 4, listed: 35 }
	]
] as const)('%s', (_, counted, expected) => {
	expect(confirmedNumbers(counted)).toEqual(expected);
});
