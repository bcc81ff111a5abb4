import { expect, test } from 'vitest';
import { directionsOf } from './direction.ts';

test.each([
	[['seasonal-migration'], ['cross-border']],
	[['urban-migration'], ['internal']],
	[['internal-displacement'], ['internal']],
	[['durable-solutions'], ['return']],
	[
		['financial-literacy', 'return-reintegration'],
		['cross-border', 'return']
	],
	[['health'], []],
	[['nothing'], []],
	[[], []]
])('%j goes %j', (topics, expected) => expect(directionsOf(topics)).toEqual(expected));
