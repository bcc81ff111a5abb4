import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import settings from '../project.inlang/settings.json' with { type: 'json' };

const directory = join(import.meta.dirname, '../messages');
const languages = settings.locales;
const areas = readdirSync(join(directory, 'en'))
	.map((file) => file.replace('.json', ''))
	.sort();

type Messages = Record<string, unknown>;

function read(language: string, area: string): Messages {
	const { $schema: _, ...messages } = JSON.parse(
		readFileSync(join(directory, language, `${area}.json`), 'utf8')
	) as Messages;
	return messages;
}

/** The names a sentence has filled in, in any of its variants. */
function placeholders(message: unknown): string[] {
	const text = typeof message === 'string' ? message : JSON.stringify(message);
	const found = [...text.matchAll(/(?<!\\)\{([a-zA-Z_]+)\}/g)].map(([, name]) => name ?? '');
	return [...new Set(found)].sort();
}

/** What is read: without the names of variants. */
function sentences(message: unknown): string {
	if (typeof message === 'string') return message;
	return (message as { match: Record<string, string> }[])
		.flatMap(({ match }) => Object.values(match))
		.join('\n');
}

describe('messages', () => {
	test('every area is compiled', () => {
		const named = settings['plugin.inlang.messageFormat'].pathPattern
			.map((path) => path.split('/').at(-1))
			.sort();
		expect(named).toEqual(areas.map((area) => `${area}.json`).sort());
	});

	test('no key stands in two areas', () => {
		const keys = areas.flatMap((area) => Object.keys(read('en', area)));
		expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
	});

	for (const area of areas)
		test(`${area}: every language says everything, with the same things filled in`, () => {
			const english = read('en', area);
			for (const language of languages) {
				const other = read(language, area);
				expect(Object.keys(other).sort(), language).toEqual(Object.keys(english).sort());
				for (const [key, message] of Object.entries(other)) {
					expect(JSON.stringify(message), `${language} ${key}`).not.toMatch(/^""$|TODO|XXX/);
					// A plural may say its number in words ("one record"), so it may fill in less than English does.
					const known = placeholders(english[key]);
					if (typeof message === 'string' && typeof english[key] === 'string')
						expect(placeholders(message), `${language} ${key}`).toEqual(known);
				}
			}
		});

	test('French has its no-break spaces', () => {
		const broken = areas.flatMap((area) =>
			Object.entries(read('fr', area))
				.filter(([, message]) => / [:;?!»]|« /u.test(sentences(message)))
				.map(([key]) => key)
		);
		expect(broken).toEqual([]);
	});

	test('nothing shouts, begs or excuses itself', () => {
		const loud = areas.flatMap((area) =>
			Object.entries(read('en', area))
				.filter(([, message]) => /!|\bplease\b|\boops\b/i.test(JSON.stringify(message)))
				.map(([key]) => key)
		);
		expect(loud).toEqual([]);
	});
});
