import { describe, expect, test } from 'vitest';
import { behindOf, goingAlong } from './story-translation.ts';
import type { Behind } from './story.ts';

const source = {
	...{
		language: 'en',
		summary: 'In short.',
		body: '{{fact:participants}} took part.\n\n{{chart:obstacles}}'
	},
	...{ revision: 3, sourceRevision: null }
};
const spanish = {
	...{ ...source, language: 'es', summary: 'En breve.', revision: 1, sourceRevision: 3 },
	body: 'Participaron {{fact:participants}}.\n\n{{chart:obstacles}}'
};

describe('a translation is behind its source when it is older or lacks something of it', () => {
	test.each<[string, Partial<typeof spanish>, Behind[]]>([
		['it says what the source says', {}, []],
		['the source was written anew since', { sourceRevision: 2 }, ['older']],
		['a number is missing', { body: 'Participaron.\n\n{{chart:obstacles}}' }, ['unfinished']],
		['a figure is missing', { body: 'Participaron {{fact:participants}}.' }, ['unfinished']],
		['nothing is written yet', { body: ' ' }, ['unfinished']],
		['its summary is missing', { summary: '' }, ['unfinished']],
		['it says more than the source', { body: `${spanish.body}\n\n{{fact:application}}` }, []],
		['both', { body: '', sourceRevision: 1 }, ['older', 'unfinished']]
	])('%s', (_, given, behind) => {
		const text = { ...spanish, ...given };
		expect(behindOf(text, [source, text], 'en')).toEqual(behind);
	});

	test('the source is behind nothing', () => {
		expect(behindOf(source, [source, spanish], 'en')).toEqual([]);
	});
});

test('what is behind goes along only where somebody takes it', () => {
	const old = { ...spanish, sourceRevision: 2 };
	const french = { ...spanish, language: 'fr' };
	const codes = (along: string[]) =>
		goingAlong([source, old, french], 'en', along).map(({ language }) => language);
	expect([codes([]), codes(['es']), codes(['ru'])]).toEqual([
		['en', 'fr'],
		['en', 'es', 'fr'],
		['en', 'fr']
	]);
});
