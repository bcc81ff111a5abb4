import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** SvelteKit writes the configuration that tsconfig.json extends; `npm ci` sweeps it away. */
export function writeTypes(): void {
	const written = join(root, 'node_modules/$app/tsconfig.json');
	if (!existsSync(written)) run('svelte-kit', ['sync'], () => existsSync(written));
}

const compiled = join(root, 'node_modules/.cache/serai/messages.sha256');

/**
 * Vite's plug-in compiles the messages for the app; tests of rows and rules run without it. It takes seconds, so a note
 * keeps which messages were compiled last.
 */
export function compileMessages(): void {
	const now = fingerprint(['project.inlang/settings.json', ...filesBelow('messages')]);
	const there = existsSync(join(root, 'src/messages/messages.js'));
	if (there && existsSync(compiled) && readFileSync(compiled, 'utf8') === now) return;
	const options = ['--project', './project.inlang', '--outdir', './src/messages', '--strategy', 'baseLocale'];
	options.push('--output-structure', 'locale-modules');
	run('paraglide-js', ['compile', ...options]);
	mkdirSync(dirname(compiled), { recursive: true });
	writeFileSync(compiled, now);
}

function run(
	program: string,
	options: string[],
	good = (status: number | null): boolean => status === 0
): void {
	const done = spawnSync(join(root, 'node_modules/.bin', program), options, { cwd: root, encoding: 'utf8' });
	if (!good(done.status)) throw new Error(`${program} failed:\n${done.stdout}${done.stderr}`);
}

function filesBelow(directory: string): string[] {
	const found = readdirSync(join(root, directory), { recursive: true, withFileTypes: true });
	return found
		.filter((file) => file.isFile())
		.map((file) => join(file.parentPath, file.name).slice(root.length + 1))
		.sort();
}

function fingerprint(files: string[]): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}
