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
