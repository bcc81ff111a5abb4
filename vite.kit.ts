import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

type Place = { file: string; written: string | RegExp; instead: string; behind?: string };

const trackedUrl = fileURLToPath(new URL('src/tracked-url.ts', import.meta.url));
const likelyRoutes = fileURLToPath(new URL('src/likely-routes.ts', import.meta.url));

/** What a request costs more than it need, and what SvelteKit has no option for. */
const places: Place[] = [
	// It keeps hold of every request until all memory is collected, in two places (docs/decisions/0022-requests-are-let-go.md).
	{
		file: 'utils/url.js',
		written: 'export function make_trackable(',
		instead: `export { make_trackable } from '${trackedUrl}';\nfunction replaced(`
	},
	{
		file: 'runtime/server/respond.js',
		written: /event\.cookies\.set = \(\) => \{\s*e\.cookies_set_after_response\(\);\s*\};/,
		instead: 'event.cookies.set = cookies_set_late;',
		behind: 'const cookies_set_late = () => { e.cookies_set_after_response(); };'
	},
	{
		file: 'runtime/server/respond.js',
		written: /event\.setHeaders = \(\) => \{\s*e\.set_headers_after_response\(\);\s*\};/,
		instead: 'event.setHeaders = set_headers_late;',
		behind: 'const set_headers_late = () => { e.set_headers_after_response(); };'
	},
	// It asks the loader of modules for the same module at each request.
	{
		file: 'runtime/server/respond.js',
		written: 'await manifest.matchers()',
		instead: 'await (matchers_once ??= manifest.matchers())',
		behind: 'let matchers_once;'
	},
	// It tries the patterns of all routes, one after another.
	{
		file: 'utils/routing.js',
		written: /(export function find_route\(path, routes, matchers\) \{\s*for \(const route of )routes\)/,
		instead: '$1likelyRoutes(path, routes))',
		behind: `import { likelyRoutes } from '${likelyRoutes}';`
	},
	// It writes out what a page loads, as a script, before it knows that the page has none.
	{
		file: 'runtime/server/page/index.js',
		written: /if \(node\) (\{\s*data_serializer\.add_node)/,
		instead: 'if (node && csr) $1'
	}
];

/** Replaces these places in what is built. A SvelteKit that is written otherwise stops the build: look there whether it still does. */
export function kitReplaced(): Plugin {
	return {
		name: 'kit-replaced',
		apply: 'build',
		applyToEnvironment: ({ config }) => config.consumer === 'server',
		transform: {
			filter: { id: /@sveltejs\/kit\/src\/.*\.js$/ },
			handler(code, id) {
				let edited = code;
				for (const { file, written, instead, behind } of places) {
					if (!id.endsWith(`/kit/src/${file}`)) continue;
					const before = edited;
					edited = edited.replace(written, instead);
					if (edited === before)
						this.error(`SvelteKit is written otherwise: vite.kit.ts no longer finds ${String(written)}.`);
					if (behind) edited += `\n${behind}`;
				}
				return edited === code ? null : edited;
			}
		}
	};
}
