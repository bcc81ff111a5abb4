import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { uiLanguages } from '#vocabulary/index.ts';
import { builtIn } from './built-in.ts';

/** What each version says. A definition that changed is a new version: add a line, and leave these as they are. */
const committed: Record<string, string> = {
	'participants 1': '876b6228d44c',
	'certificates_completion 1': '6b19f5cdbe49',
	'certificates_participation 1': '577df626e5e0',
	'respondents 1': '2e8fae60b64d',
	'response_rate 1': '942e3bb7379e',
	'intention 1': 'a3161aebe080',
	'application 1': '85f5a522fa40',
	'topics_applied 1': 'ccadcd0cd8a1',
	'importance 1': '97f3f0c0368f',
	'importance_mean 1': '80411219811c',
	'attribution 1': 'c9c5bc9c2fa1',
	'obstacles 1': '4fbec7ef89c1',
	'topics_wanted 1': '6689b3faee08'
};

test('a changed definition has a new version', () => {
	const defined = builtIn.map(({ texts: _, ...definition }) => [
		`${definition.id} ${definition.version}`,
		createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 12)
	]);
	expect(Object.fromEntries(defined.map(([id]) => [id, committed[id ?? '']]))).toEqual(
		Object.fromEntries(defined)
	);
});

test('every indicator is explained in every language', () => {
	for (const { id, texts } of builtIn)
		for (const language of uiLanguages)
			for (const part of ['name', 'counts', 'limits'] as const)
				expect(texts[language]?.[part], `${id} ${language} ${part}`).toMatch(/\S/u);
});

test('no two are called the same', () => {
	expect(new Set(builtIn.map(({ id }) => id)).size).toBe(builtIn.length);
	expect(new Set(builtIn.map(({ texts }) => texts['en']?.name)).size).toBe(builtIn.length);
});
