type Route = { id: string };

const indexes = new WeakMap<readonly Route[], RoutesBySecond>();

/**
 * Those of the routes that may lead to a path, in their order; for SvelteKit, which tries the pattern of one after another, and we
 * have three hundred (vite.kit.ts puts this in their place). What stands second in a path, `search` in `/en/search`, is written in
 * most of them.
 */
export function likelyRoutes<R extends Route>(path: string, routes: readonly R[]): readonly R[] {
	let index = indexes.get(routes) as RoutesBySecond<R> | undefined;
	if (index === undefined) indexes.set(routes, (index = bySecond(routes)));
	const from = path.indexOf('/', 1) + 1;
	const until = path.indexOf('/', from);
	const second = from === 0 ? '' : path.slice(from, until < 0 ? undefined : until);
	return index.written.get(second) ?? index.any;
}

/** `any`: those in which nothing, or no certain thing, is written second. */
type RoutesBySecond<R extends Route = Route> = { written: Map<string, R[]>; any: R[] };

function bySecond<R extends Route>(routes: readonly R[]): RoutesBySecond<R> {
	const keys = routes.map(({ id }) => secondOf(id));
	const written = new Map<string, R[]>();
	for (const key of new Set(keys))
		if (key !== null)
			written.set(
				key,
				routes.filter((_, i) => keys[i] === key || keys[i] === null)
			);
	return { written, any: routes.filter((_, i) => keys[i] === null) };
}

/** '' where a route has one segment alone. Null: it cannot be told from the id. */
function secondOf(id: string): string | null {
	const [first = '', second = ''] = id.split('/').filter((segment) => !/^(\([^)]+\))?$/.test(segment));
	return /^([^[\]]*|\[[\w-]+(=[\w-]+)?\])$/.test(first) && /^[^[\]]*$/.test(second) ? second : null;
}
