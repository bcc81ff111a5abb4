import type { Settings, Words } from './item.ts';

type ByKey = Record<string, string>;

/**
 * The words of a question in one language, once its choices changed: what is no choice any more is left out, and what
 * came is said in the source's words until it is translated (`filled`). So a wording always fits its question.
 */
export function fittingWords(
	settings: Settings,
	words: Words,
	source: Words
): { words: Words; filled: boolean } {
	const fitting: Words = { ...words };
	let filled = false;
	for (const [field, keys] of sayingFields(settings)) {
		const [said, others] = [(words[field] ?? {}) as ByKey, (source[field] ?? {}) as ByKey];
		fitting[field] = Object.fromEntries(
			keys.map((key) => {
				if (said[key] === undefined) filled = true;
				return [key, said[key] ?? others[key] ?? ''];
			})
		);
	}
	if (settings['kind'] === 'one' || settings['kind'] === 'several') {
		const choices = keysIn(settings, 'choices');
		fitting['feedback'] = Object.fromEntries(
			Object.entries((words['feedback'] ?? {}) as ByKey).filter(([key]) => choices.includes(key))
		);
	}
	return { words: fitting, filled };
}

/** The fields of a question's words in which each of some keys is said, with these keys. */
export function sayingFields(settings: Settings): [field: string, keys: string[]][] {
	switch (settings['kind']) {
		case 'one':
		case 'several':
		case 'ordering':
			return [['choices', keysIn(settings, 'choices')]];
		case 'matching':
			return [
				['left', keysIn(settings, 'left')],
				['options', keysIn(settings, 'options')]
			];
		case 'open':
			return [['criteria', keysIn(settings, 'rubric')]];
		default:
			return [];
	}
}

function keysIn(settings: Settings, name: string): string[] {
	return (settings[name] ?? []) as string[];
}
