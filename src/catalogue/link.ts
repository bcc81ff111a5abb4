export type LinkRefusal = 'link_unreadable' | 'link_scheme' | 'link_credentials' | 'link_too_long';

/** Why an address may not be linked to, as the code of a sentence; null when it may. */
export function refusalToLink(text: string): LinkRefusal | null {
	if (text.length > 2000) return 'link_too_long';
	if (/[\s\p{Cc}<>"\\^`{|}]/u.test(text) || !URL.canParse(text))
		return schemeOf(text) ? 'link_unreadable' : 'link_scheme';
	const url = new URL(text);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'link_scheme';
	if (url.username || url.password) return 'link_credentials';
	return url.hostname.includes('.') || url.hostname === 'localhost' ? null : 'link_unreadable';
}

function schemeOf(text: string): boolean {
	return !/^\s*[a-z][a-z0-9+.-]*:/iu.test(text) || /^\s*https?:/iu.test(text);
}

// What mail and advertising tools add: it says who clicked, not what is there.
const tracking =
	/^(utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hs(enc|mi)|ref_src|ref_url|spm)$/iu;

/**
 * One spelling for one page, to find duplicates by (never to link to): no scheme, `www.`, tracking, trailing slash,
 * default port; parameters sorted; a DOI in any of its resolvers' addresses is 'doi.org/…'. The fragment goes, except
 * where the curators added it to tell apart what one page lists ('url-fragment-added').
 */
export function canonicalUrl(text: string, flags: readonly string[] = []): string {
	if (!URL.canParse(text)) return text.trim().toLowerCase();
	const url = new URL(text);
	const doi = doiFrom(text);
	if (doi && /(^|\.)doi\.org$/u.test(url.hostname)) return `doi.org/${doi}`;
	const host = url.hostname.replace(/^www\d?\./u, '') + (url.port ? `:${url.port}` : '');
	const path = url.pathname.replace(/\/(index|default)\.(html?|php|aspx?)$/iu, '/').replace(/\/+$/u, '');
	const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).sort(byText);
	const query = kept.map(([name, value]) => `${name}=${value}`).join('&');
	const fragment = flags.includes('url-fragment-added') || url.hash.startsWith('#/') ? url.hash : '';
	return `${host}${path}${query && `?${query}`}${fragment}`;
}

function byText([a, x]: [string, string], [b, y]: [string, string]): number {
	return a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0;
}

/** A DOI as it is kept: lower case, without resolver or 'doi:'; null when the text holds none. ISO 26324. */
export function doiFrom(text: string): string | null {
	let plain = text.trim();
	try {
		plain = decodeURIComponent(plain);
	} catch {
		// A lone % is part of the DOI.
	}
	const match = /^(?:doi:\s*|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/iu.exec(plain);
	return match?.[1]
		? match[1]
				.replace(/[?#].*$/u, '')
				.replace(/[.,;]+$/u, '')
				.toLowerCase() || null
		: null;
}

export function doiUrl(doi: string): string {
	return `https://doi.org/${encodeURI(doi)}`;
}
