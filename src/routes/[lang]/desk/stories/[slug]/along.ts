/** The address of a page, or of what it can do, about a release that takes these languages along though they are behind. */
export const alongQuery = (along: readonly string[], act?: string): string =>
	`?${[...along.map((code) => `along=${encodeURIComponent(code)}`), ...(act ? [`/${act}`] : [])].join('&')}`;
