import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** SvelteKit writes the configuration that tsconfig.json extends; `npm ci` sweeps it away. */
export function writeTypes(): void {
	const written = join(root, 'node_modules/$app/tsconfig.json');
	if (!existsSync(written)) run('svelte-kit', ['sync'], () => existsSync(written));
}

/** Vite's plug-in compiles the messages for the app; tests of rows and rules run without it. */
export function compileMessages(): void {
	const sources = Math.max(
		newest(join(root, 'messages')),
		newest(join(root, 'project.inlang/settings.json'))
	);
	if (newest(join(root, 'src/messages')) > sources) return;
	const options = ['--project', './project.inlang', '--outdir', './src/messages', '--strategy', 'baseLocale'];
	run('paraglide-js', ['compile', ...options]);
}

function run(program: string, options: string[], good = (status: number | null) => status === 0): void {
	const done = spawnSync(join(root, 'node_modules/.bin', program), options, { cwd: root, encoding: 'utf8' });
	if (!good(done.status)) throw new Error(`${program} failed:\n${done.stdout}${done.stderr}`);
}

/** When the newest file under a path was written, in milliseconds; 0 when there is none. */
function newest(path: string): number {
	if (!existsSync(path)) return 0;
	const found = statSync(path);
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
