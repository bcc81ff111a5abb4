import { readSettings } from '#platform/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	host: url.host,
	/** The collection that comes with Serai was loaded, so that the page must say what it is. */
	demonstration: readSettings(process.env).demo
});
