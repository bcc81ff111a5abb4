/**
 * Where to go after signing in: a path of this hub, never another site. Browsers read `//host`, `/\host` and paths with
 * tabs or line breaks as other sites; what is left must mean this hub by every reading.
 */
export function localPath(text: string | null | undefined, otherwise: string): string {
	if (!text || text.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(text)) return otherwise;
	const base = 'http://hub.invalid';
	if (!URL.canParse(text, base)) return otherwise;
	const url = new URL(text, base);
	if (url.origin !== base || url.pathname.startsWith('//')) return otherwise;
	return url.pathname + url.search + url.hash;
}

/** As long a path as a letter carries: a form to enrol with its invitation, no more. */
const longestInLetter = 300;

/**
 * The part of a letter's link that says where to go on, so that it works in another browser than the one that asked; ''
 * where there is nowhere to go.
 */
export function onward(then: string): string {
	const path = localPath(then, '');
	return path === '' || path.length > longestInLetter ? '' : `&then=${encodeURIComponent(path)}`;
}
