import { pools } from './database.server.ts';

/**
 * A read that is asked often: its SQL is made once for each pool (half of what a small query costs here), and with a name
 * given to `.prepare(name)` PostgreSQL parses and plans it once for each connection. Names are unique in the hub.
 */
export function prepared<Query extends object>(build: () => Query): () => Query {
	const made = new WeakMap<object, Query>();
	return () => {
		const pool = pools().reading;
		const known = made.get(pool);
		if (known) return known;
		const query = build();
		made.set(pool, query);
		return query;
	};
}
