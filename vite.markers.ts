import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { markers } from './src/markers.ts';

const nothingPushed = /\$\$renderer\.push\((?:''|""|``)\);?/g;

/** A component's server code without the marks of where it would come back to life in a browser. */
export function codeWithoutMarkers(code: string): string {
	return code.replace(markers, '').replace(nothingPushed, '');
}

/**
 * Every component that comes to life in a browser, with all it is made of, as paths below `root`: the pages that ship client code
 * with the layouts around them, and what a script mounts by itself.
 */
export function hydrating(root: string): Set<string> {
	const read = (path: string) => readFileSync(join(root, path), 'utf8');
	const scripts = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
	const withClientCode = scripts.filter(
		(path) => path.endsWith('/+page.ts') && /csr = true/.test(read(path))
	);
	const open = [
		...globSync('src/routes/**/+{layout,error}.svelte', { cwd: root }),
		...withClientCode.map((path) => path.replace(/ts$/, 'svelte')),
		...scripts.flatMap((path) => componentsIn(read(path), path))
	];
	const found = new Set<string>();
	for (let path = open.pop(); path !== undefined; path = open.pop()) {
		if (found.has(path)) continue;
		found.add(path);
		open.push(...componentsIn(read(path), path));
	}
	return found;
}

/** The components that a file imports. */
function componentsIn(code: string, path: string): string[] {
	return [...code.matchAll(/\bimport\b[^;]*?['"]([^'"]+\.svelte)['"]/g)].map(([, from = '']) =>
		from.startsWith('#') ? join('src', from.slice(1)) : join(dirname(path), from)
	);
}

/**
 * What no browser brings to life is written without Svelte's markers: a sixth of a list of results, a thirtieth of what is sent
 * of it. Svelte has no option for it. Kit's own components around each page keep theirs, since a page that hydrates has the same.
 */
export function markersLeftOut(): Plugin {
	const root = import.meta.dirname;
	const kept = hydrating(root);
	const without = new Set(
		globSync('src/**/*.svelte', { cwd: root }).flatMap((path) => (kept.has(path) ? [] : [join(root, path)]))
	);
	return {
		name: 'markers-left-out',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ config }) => config.consumer === 'server',
		transform: {
			filter: { id: /\.svelte$/ },
			handler: (code, id) => (without.has(id) ? { code: codeWithoutMarkers(code), map: null } : null)
		}
	};
}
