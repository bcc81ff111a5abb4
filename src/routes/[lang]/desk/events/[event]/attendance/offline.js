// The service worker of an event's attendance, as it is sent: from the network when there is one, else what was kept.
const kept = 'serai-attendance';
/** A bad line is none: whoever stands at the door does not wait. */
const patience = 5_000;

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

async function page(request) {
	const cache = await caches.open(kept);
	const same = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
	if (!same) return fetch(request);
	const late = new Promise((resolve) => setTimeout(() => resolve(same), patience));
	return Promise.race([fetch(request).catch(() => same), late]);
}

/** Scripts and style sheets carry a hash in their names: kept ones are right. */
async function part(request) {
	return (await caches.match(request, { cacheName: kept, ignoreVary: true })) ?? fetch(request);
}
