/**
 * Keeps this page and what it is made of, so that it opens without a network; says so on the page's root element. Rejects
 * when there is no network now: then what is shown was kept before.
 */
export async function keepForLater(language: string): Promise<void> {
	// Neither exists where the address is not secure; then the page works as long as it is open.
	if (!('serviceWorker' in navigator) || !('caches' in window)) return;
	const parts = [...document.querySelectorAll<HTMLElement>('link[rel=stylesheet], script[src]')].map(
		(element) => element.getAttribute('href') ?? element.getAttribute('src') ?? ''
	);
	// Without the name of whoever is signed in.
	const kept = [`/${language}/verify`, ...parts.filter(Boolean)];
	const cache = await caches.open('serai-verify');
	await cache.addAll(kept.map((url) => new Request(url, { credentials: 'omit' })));
	for (const scope of ['/verify', `/${language}/verify`])
		await navigator.serviceWorker.register('/verify/worker.js', { scope });
	await navigator.serviceWorker.ready;
	document.documentElement.dataset['kept'] = 'yes';
}
