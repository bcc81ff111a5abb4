import type { Group } from './group.ts';

/** What the dashboard may be narrowed by, in the order in which it counts. */
export const narrowings = ['cohort', 'year', 'country', 'region', 'gender'] as const;
export type Narrowing = (typeof narrowings)[number];

/** More than two would tell groups apart that nobody may tell. */
const most = 2;

/** What an address narrows to: the first two that it names. `more`: it named others, which are left out. */
export function narrowedBy(params: URLSearchParams): { group: Group; more: boolean } {
	const named = narrowings.flatMap((name) => {
		const value = params.get(name) ?? '';
		return /^[\w-]{1,80}$/u.test(value) ? [[name, value] as const] : [];
	});
	return { group: Object.fromEntries(named.slice(0, most)), more: named.length > most };
}

/** The address of a narrowing, in an order of its own. */
export function narrowedAddress(group: Group): string {
	const params = new URLSearchParams(
		narrowings.flatMap((name) => (group[name] === undefined ? [] : [[name, group[name]]]))
	);
	return params.size === 0 ? '' : `?${params}`;
}
