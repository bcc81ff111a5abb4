export function numberPath(path: string, key: string): string {
	return `${path}/numbers/${encodeURIComponent(key)}`;
}

/** 'releases/2' of an address; null of the newest. */
export function releaseOf(segment: string): number | null {
	return segment === '' ? null : Number(segment.slice('releases/'.length));
}
