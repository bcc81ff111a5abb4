import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import type { Actor } from '#people/index.ts';
import { actorOf } from '#people/index.server.ts';
import { faultText, Forbidden, Gone, newId, NotFound, Refusal, statusOfRefusal } from '#platform/index.ts';
import { disconnect, log } from '#platform/index.server.ts';
import { closeIndex, openIndex } from '#search/index.server.ts';
import { direction } from '#vocabulary/index.ts';
import { withoutMarkers } from './markers.ts';
import { inLanguage, languageOfPath, preferredLanguage } from './routes/language.server.ts';

export const init: ServerInit = () => {
	// Not awaited: the port opens at once, and a search that comes first waits for the index itself.
	const process: NodeJS.EventEmitter = globalThis.process;
	openIndex()
		.catch((error: unknown) => log.error({ error: String(error) }, 'the search index could not be read'))
		.finally(() => process.emit('serai:searchable'));
	// Said by `serai start` once the last request is answered; it waits for what we add.
	process.once('sveltekit:shutdown', (closings: Promise<void>[]) => {
		closings.push(closeIndex().then(disconnect));
	});
};

export const handle: Handle = async ({ event, resolve }) => {
	const language =
		languageOfPath(event.url.pathname) ?? preferredLanguage(event.request.headers.get('accept-language'));
	event.locals.language = language;
	event.locals.now = new Date();
	if (event.isDataRequest && !hydratingRoutes.has(event.route.id ?? ''))
		return new Response(null, { status: 404, headers: Object.fromEntries(securityHeaders) });
	if (event.platform) event.platform.req.route = event.route.id;
	event.locals.actor = await actorOf(event.request.headers);
	let page: readonly string[] | undefined;
	const response = await inLanguage(language, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => {
				const body = html.indexOf('</head>');
				const head = html.slice(0, body);
				const named = head.replace('%language%', `lang="${language}" dir="${direction(language)}"`);
				if (hydrates(html)) return named + html.slice(body);
				const pieces = comesBack(event.locals.actor)
					? [sheetsApart(named), withoutMarkers(html.slice(body))]
					: [withoutLinks(named), html.slice(body)];
				if (!event.platform || event.isSubRequest) return pieces.join('');
				page = pieces;
				return '';
			}
		})
	);
	// The server around us sends it: as a response of the web's kind it would be hashed, copied and streamed first.
	if (event.platform && page)
		Object.assign(event.platform.req, {
			page,
			packedWell: comesBack(event.locals.actor),
			goodWhile: event.locals.goodWhile
		});
	// Of a page that hydrates too: each has a nonce of its own, and is never the one that a browser has kept.
	if (response.headers.get('content-type')?.startsWith('text/html')) response.headers.delete('etag');
	for (const [name, value] of securityHeaders)
		if (!response.headers.has(name)) response.headers.set(name, value);
	// What never changes says so (files by their content) and is nobody's own.
	const forEver = response.headers.get('cache-control')?.includes('immutable');
	if (event.locals.actor.kind === 'person' && !forEver)
		response.headers.set('cache-control', 'private, no-store');
	return response;
};

const pages = import.meta.glob<boolean>('./routes/**/+page.ts', { import: 'csr', eager: true });
/** Routes whose pages ship client code. What the others load is for the server that renders them: nobody is given it by itself. */
const hydratingRoutes = new Set(
	Object.entries(pages).flatMap(([file, csr]) =>
		csr ? [file.slice('./routes'.length, -'/+page.ts'.length)] : []
	)
);

/** A page with a script ends with it, and Kit may have more to send behind it. */
const hydrates = (page: string) => page.slice(-100).includes('</script>');

/** For client code to find what is in the page already; without client code, a tenth of its head. */
const sheetsAlreadyHere = /<link href="([^">]+)" rel="stylesheet" disabled media="\(max-width: 0\)">/g;

/** They stand behind the styles, which are most of a head. */
function withoutLinks(head: string): string {
	const styles = head.lastIndexOf('</style>') + 1;
	return head.slice(0, styles) + head.slice(styles).replace(sheetsAlreadyHere, '');
}

/**
 * Who signed in sees many pages: their browser asks once for the style sheets and keeps them, and each page is 4 kB lighter.
 * Lessons keep Svelte's markers in what comes alive elsewhere too (vite.markers.ts); a visitor's pages have hardly any left.
 */
const comesBack = (actor: Actor) => actor.kind === 'person';

/** The head with its sheets as files instead of in itself. */
const sheetsApart = (head: string) =>
	head
		.replace(/<style nonce[^>]*>[\s\S]*?<\/style>/g, '')
		.replace(sheetsAlreadyHere, '<link href="$1" rel="stylesheet">');

const securityHeaders = [
	// Pages bring their own with a nonce; this is for everything else.
	[
		'content-security-policy',
		"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	],
	['x-content-type-options', 'nosniff'],
	['referrer-policy', 'strict-origin-when-cross-origin'],
	['permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()'],
	['cross-origin-opener-policy', 'same-origin'],
	['cross-origin-resource-policy', 'same-origin'],
	['x-frame-options', 'DENY']
] as const;

/** Domain errors become their status; what we did not expect is logged under an id that the page shows. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'unknown') {
		if (error instanceof NotFound) return { status: 404, message: 'not found' };
		if (error instanceof Forbidden) return { status: 403, message: 'forbidden' };
		if (error instanceof Gone) return { status: 410, message: 'gone', code: 'gone', details: error.details };
		if (error instanceof Refusal)
			return {
				status: statusOfRefusal(error.code),
				message: error.code,
				code: error.code,
				details: error.details
			};
		// A body that is no form, whatever its header says.
		if (error instanceof TypeError && error.message.includes('FormData'))
			return { status: 400, message: 'unreadable form' };
		const requestId = newId();
		log.error(
			{
				requestId,
				route: event.route.id,
				error: faultText(error)
			},
			'a request failed'
		);
		return { status: 500, message: 'internal error', requestId };
	}
	return {};
};
