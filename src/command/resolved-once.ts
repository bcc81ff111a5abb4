import { registerHooks } from 'node:module';

type Resolved = { url: string; format?: string | null; shortCircuit: true };

/** Where each package is, by the name it is imported by. */
const found = new Map<string, Resolved>();
/** With the built pages, without the packages, which may hold packages of their own. */
const ours = new URL('../../', import.meta.url).href;
const isOurs = (url: string | undefined) =>
	url !== undefined && url.startsWith(ours) && !url.includes('/node_modules/');

/**
 * A package is looked for once, not by each of our files that imports it. Node parses the `exports` of the package each time: those
 * of drizzle-orm are 180 kB and asked for by 380 files, which was a fifth of what a start takes.
 */
registerHooks({
	resolve(specifier, context, next) {
		const isPackage = /^[a-z@]/.test(specifier) && !specifier.includes(':');
		if (!isPackage || !isOurs(context.parentURL)) return next(specifier, context);
		let known = found.get(specifier);
		if (known === undefined) {
			const { url, format } = next(specifier, context);
			found.set(specifier, (known = { url, ...(format !== undefined && { format }), shortCircuit: true }));
		}
		return known;
	}
});
