// Programmes that fetch a page without anybody going there.
const robots =
	/bot|crawl|spider|slurp|preview|scan|monitor|fetch|archiv|headless|lighthouse|facebookexternalhit|whatsapp|curl|wget|python|java\/|go-http|okhttp|axios|node/i;

/** True when the request is a person who leaves for the provider: not a robot, and not a browser loading ahead of a click. */
export function isDeparture(headers: Headers): boolean {
	const browser = headers.get('user-agent') ?? '';
	if (browser === '' || robots.test(browser)) return false;
	const purpose = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']
		.map((name) => headers.get(name) ?? '')
		.join(' ');
	return !/prefetch|prerender|preview/i.test(purpose);
}
