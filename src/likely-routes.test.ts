import { globSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
// @ts-expect-error It is SvelteKit's own, which it gives nobody.
import { parse_route_id } from '../node_modules/@sveltejs/kit/src/utils/routing.js';
import { likelyRoutes } from './likely-routes.ts';

const own = globSync('src/routes/**/{+page.svelte,+server.ts}').map(
	(file) => `/${relative('src/routes', dirname(file))}`
);
const strange = [
	'/[[lang]]/about',
	'/[...rest]/search',
	'/x-[y]/search',
	'/(all)/[lang]/(some)/late/[id]',
	'/'
];
const patternOf = parse_route_id as (id: string) => { pattern: RegExp };
const routes = [...new Set([...own, ...strange])].map((id) => ({ id, ...patternOf(id) }));
const found = (path: string, among: typeof routes) =>
	among.filter(({ pattern }) => pattern.test(path)).map(({ id }) => id);

const words = [...new Set(routes.flatMap(({ id }) => id.split(/[/()[\]]+/)))];
const path = fc
	.array(fc.oneof(fc.constantFrom('en', '', ...words), fc.string()), { maxLength: 5 })
	.map((segments) => `/${segments.join('/')}`);

test('no route that leads to a path is left out, and they keep their order', () => {
	fc.assert(
		fc.property(path, (one) => {
			expect(found(one, [...likelyRoutes(one, routes)])).toEqual(found(one, routes));
		}),
		{ numRuns: 3000 }
	);
});

test('few are left', () => {
	expect(routes.length).toBeGreaterThan(200);
	for (const one of ['/en/search', '/ar/courses/an-entry', '/healthz', '/en', '/en/nowhere'])
		expect(likelyRoutes(one, routes).length).toBeLessThan(30);
	expect(found('/en/search', [...likelyRoutes('/en/search', routes)])).toContain('/[lang]/search');
});
