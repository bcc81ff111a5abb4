import { readSettings, publicUrl } from '#platform/index.server.ts';
import { jsonToPublication } from './format.ts';
import { unreadable, type Reading } from './reading.ts';

// Crossref and DataCite both answer the first; some agencies only the second.
const accept =
	'application/vnd.citationstyles.csl+json, application/vnd.datacite.datacite+json;q=0.9, application/json;q=0.5';

const seconds = 15;
/** A paper of 15,000 authors is 4 MB. */
const longestAnswer = 30_000_000;
const mostRedirects = 5;

/**
 * What the registry of a DOI says about it, or a problem in words. Never throws for what came from outside: one that does
 * not answer is one record's trouble.
 */
export async function askForDoi(doi: string, base = doiBase()): Promise<Reading> {
	try {
		const response = await followed(`${base}/${encodeURI(doi).replace(/[?#]/gu, encodeURIComponent)}`, base);
		if (response === null) return unreadable('doi_no_metadata', { doi });
		const { status } = response;
		if (status === 404 || status === 410) return await dropped(response, 'doi_unknown', doi);
		if (status === 429 || status >= 500) return await dropped(response, 'doi_busy', doi);
		const isJson = /json/u.test(response.headers.get('content-type') ?? '');
		if (!response.ok || !isJson) return await dropped(response, 'doi_no_metadata', doi);
		const text = await textOf(response);
		if (text === null) return unreadable('doi_answer_too_large', { doi });
		const { publication, notes, problem } = jsonToPublication(JSON.parse(text));
		if (problem) return unreadable(problem.code, problem.details);
		return { publication: { ...publication, doi }, notes, problem: null };
	} catch (error) {
		return unreadable(error instanceof SyntaxError ? 'doi_no_metadata' : 'doi_no_answer', { doi });
	}
}

function doiBase(): string {
	return readSettings(process.env).doiUrl;
}

/** A DOI leads on to its registry; null where it leads to what is no public address. */
async function followed(address: string, base: string): Promise<Response | null> {
	const signal = AbortSignal.timeout(seconds * 1000);
	let url = new URL(address);
	for (let hops = 0; hops <= mostRedirects; hops++) {
		const response = await fetch(url, {
			headers: { accept, 'user-agent': `Serai/0.1 (${publicUrl()})` },
			redirect: 'manual',
			signal
		});
		const location = response.headers.get('location');
		if (response.status < 300 || response.status >= 400 || location === null) return response;
		await response.body?.cancel();
		if (!URL.canParse(location, url)) return null;
		url = new URL(location, url);
		if (!mayFollow(url, new URL(base))) return null;
	}
	return null;
}

/** Whoever owns a DOI says where it leads: never to this machine or the network it stands in. */
export function mayFollow(url: URL, base: URL): boolean {
	if (url.origin === base.origin) return true;
	const isAddress = /^[\d.]+$|^\[/u.test(url.hostname);
	const isInternal = !url.hostname.includes('.') || /\.(local|internal|localhost|lan)$/u.test(url.hostname);
	return url.protocol === 'https:' && !isAddress && !isInternal && url.port === '' && !url.username;
}

async function dropped(response: Response, code: string, doi: string): Promise<Reading> {
	await response.body?.cancel();
	return unreadable(code, { doi });
}

async function textOf(response: Response): Promise<string | null> {
	const decoder = new TextDecoder();
	let [text, length] = ['', 0];
	for await (const chunk of response.body ?? []) {
		length += (chunk as Uint8Array).length;
		// Leaving the loop cancels the answer.
		if (length > longestAnswer) return null;
		text += decoder.decode(chunk as Uint8Array, { stream: true });
	}
	return text + decoder.decode();
}
