/** As Svelte writes them for its own return to the page: `<!--[0-->`, `<!--]-->`, `<!---->`, `<!--1ur7f7n-->`. */
export const markers = /<!--(?:\[(?:-?\d+|!)?|\]|[0-9a-z]{4,8})?-->/g;

/**
 * A page without what Svelte leaves for hydration, where nothing hydrates: a twentieth of a lesson on the wire. The parts
 * that come alive by themselves (`data-part`, learning/[edition]/player.ts) keep theirs.
 */
export function withoutMarkers(page: string): string {
	let kept = '';
	let at = 0;
	for (let part = page.indexOf(' data-part="'); part >= 0; part = page.indexOf(' data-part="', at)) {
		const end = endOfElement(page, part);
		kept += page.slice(at, part).replace(markers, '') + page.slice(part, end);
		at = end;
	}
	return kept + page.slice(at).replace(markers, '');
}

/** Where the `div` ends whose opening tag holds this place; the page's end, if it does not. */
function endOfElement(page: string, place: number): number {
	const tags = /<(\/?)div[\s>]/g;
	tags.lastIndex = place;
	for (let depth = 1, tag = tags.exec(page); tag; tag = tags.exec(page)) {
		depth += tag[1] === '/' ? -1 : 1;
		if (depth === 0) return tags.lastIndex;
	}
	return page.length;
}
