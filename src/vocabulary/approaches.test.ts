import { expect, test } from 'vitest';
import { approaches, approachesOfTopic } from './approaches.ts';
import { uiLanguages } from './languages.ts';
import { topic, topics } from './subjects.ts';

test('every topic belongs to an approach, and every approach is made of topics', () => {
	expect(topics.filter(({ id }) => approachesOfTopic(id).length === 0)).toEqual([]);
	expect(approaches.flatMap((one) => one.topics).filter((id) => topic(id) === undefined)).toEqual([]);
});

test('approaches have a name in each language, and two never the same', () => {
	for (const language of uiLanguages) {
		const names = approaches.map(({ labels }) => labels[language]);
		expect(names).not.toContain(undefined);
		expect(new Set(names).size).toBe(approaches.length);
	}
});

test.each([
	['climate-migration', ['environment']],
	['planned-relocation', ['environment']],
	['disaster-displacement', ['displacement']],
	['urban-migration', ['places']],
	['refugee-livelihoods', ['economy', 'displacement']],
	['mental-health', ['health']],
	['nothing', []]
])('%s is studied by %s', (id, expected) => expect(approachesOfTopic(id)).toEqual(expected));
