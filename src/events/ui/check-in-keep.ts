/**
 * Keeps the page of an event's attendance and what it is made of, so that it opens again without a network. False where the
 * browser cannot. Rejects when there is no network now: then what is shown was kept before.
 */
export async function keepDoor(path: string): Promise<boolean> {
	if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
	const parts = [...document.querySelectorAll<HTMLElement>('link[rel=stylesheet], script[src]')].map(
		(element) => element.getAttribute('href') ?? element.getAttribute('src') ?? ''
	);
	const cache = await caches.open(cacheName);
	await cache.addAll([path, ...new Set(parts.filter(Boolean))]);
	await navigator.serviceWorker.register(`${path}/worker.js`, { scope: path });
	await navigator.serviceWorker.ready;
	return true;
}

const cacheName = 'serai-attendance';

/** The names of an event's people go from this device. */
export async function forgetDoor(path: string): Promise<void> {
	if (!('serviceWorker' in navigator) || !('caches' in window)) return;
	await (await caches.open(cacheName)).delete(path, { ignoreSearch: true, ignoreVary: true });
	await (await navigator.serviceWorker.getRegistration(path))?.unregister();
}
