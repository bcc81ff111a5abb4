import { expect, test } from 'vitest';
import { assemble } from './assemble.ts';
import { aFolder } from './builders.server.ts';
import type { Content } from './content.ts';
import { readFolder } from './folder.ts';
import { versionChanges } from './version-changes.ts';

const lesson = '01-access/01-guarantees/';
function content(change: (text: string) => string = (text) => text, file = `${lesson}en.md`): Content {
	const { written } = readFolder(aFolder({ [file]: change(aFolder().texts.get(file) ?? '') }));
	if (!written) throw new Error('the folder is good');
	return assemble(written.course, written.items, written.renderings);
}

test('of the first version everything is new', () => {
	expect(versionChanges(null, content())).toEqual({
		added: ['finance', 'access', 'guarantees', 'what-it-is', 'your-bank', 'check', 'loss'],
		changed: [],
		removed: []
	});
});

test('words that changed change their block alone', () => {
	const after = content((text) => text.replace('A bank asks', 'Every bank asks'));
	expect(versionChanges(content(), after)).toEqual({ added: [], changed: ['what-it-is'], removed: [] });
	expect(versionChanges(content(), content())).toEqual({ added: [], changed: [], removed: [] });
});

test('what stands elsewhere in its lesson changes the lesson', () => {
	const after = content((text) => {
		const [what, bank] = [/.*key: what-it-is.*\n/u, /.*key: your-bank.*\n/u].map(
			(line) => line.exec(text)?.[0] ?? ''
		);
		return text.replace(`${what}${bank}`, `${bank}${what}`);
	}, `${lesson}lesson.yaml`);
	expect(versionChanges(content(), after)).toEqual({ added: [], changed: ['guarantees'], removed: [] });
});
