// The service worker of /verify, as it is sent: from the network when there is one, else what was kept.
const kept = 'serai-verify';

addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
addEventListener('fetch', (event) => {
	const { method, mode, url } = event.request;
	const { origin, pathname } = new URL(url);
	if (method !== 'GET' || origin !== location.origin) return;
	if (mode === 'navigate') event.respondWith(page(event.request));
	// A page that is fetched to be kept comes from the network or not at all.
	else if (pathname.startsWith('/_app/')) event.respondWith(part(event.request));
});

/** A page is as fresh as it can be; the QR's address without a language leads to one that is kept. */
async function page(request) {
	const cache = await caches.open(kept);
	try {
		return await fetch(request);
	} catch {
		const same = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
		if (same) return same;
		const pages = (await cache.keys()).filter(({ url }) => url.endsWith('/verify'));
		const last = pages.at(-1);
		return last ? Response.redirect(last.url) : Response.error();
	}
}

/** Scripts and style sheets carry a hash in their names: kept ones are right. */
async function part(request) {
	return (await caches.match(request, { cacheName: kept, ignoreVary: true })) ?? fetch(request);
}
