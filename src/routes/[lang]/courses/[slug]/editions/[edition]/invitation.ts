/** Of an invitation's link: `?invitation=…`. */
export function tokenOf(url: URL): string | null {
	return (url.searchParams.get('invitation') ?? '').slice(0, 200) || null;
}
