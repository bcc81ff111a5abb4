import type { Browser, BrowserContext } from '@playwright/test';

/** `kilobytes`: everything, headers too; `page`: of the page alone. */
export type Visit = { kilobytes: number; page: number; requests: number; paint: number };
export type Line = { latency: number; bytesPerSecond: number };
export const slowLine: Line = { latency: 400, bytesPerSecond: 50_000 };

/** One first visit: nothing is cached, because the context is new. */
export async function firstVisit(browser: Browser, address: string, slow?: Line): Promise<Visit> {
	const context = await browser.newContext();
	try {
		return await visit(context, address, slow);
	} finally {
		await context.close();
	}
}

/** A visit with what the context has kept. */
export async function visit(context: BrowserContext, address: string, slow?: Line): Promise<Visit> {
	const page = await context.newPage();
	try {
		const network = await context.newCDPSession(page);
		await network.send('Network.enable');
		if (slow)
			await network.send('Network.emulateNetworkConditions', {
				offline: false,
				latency: slow.latency,
				downloadThroughput: slow.bytesPerSecond,
				uploadThroughput: slow.bytesPerSecond
			});
		let [bytes, ofPage, requests] = [0, 0, 0];
		let document = '';
		const travelled = new Set<string>();
		network.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
			// The icon is in the page itself.
			if (request.url.startsWith('data:')) return;
			travelled.add(requestId);
			if (type === 'Document') document = requestId;
			requests++;
		});
		network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			if (travelled.has(requestId)) bytes += encodedDataLength;
			if (requestId === document) ofPage += encodedDataLength;
		});
		const response = await page.goto(address, { waitUntil: 'networkidle' });
		if (response?.status() !== 200) throw new Error(`${address} was answered with ${response?.status()}.`);
		const paint = await page.evaluate(firstPaint);
		return { kilobytes: bytes / 1000, page: ofPage / 1000, requests, paint };
	} finally {
		await page.close();
	}
}

/** Runs in the page: milliseconds from the start of the visit. */
function firstPaint(): Promise<number> {
	return new Promise((resolve) => {
		const look = (entries: PerformanceEntryList) => {
			const found = entries.find(({ name }) => name === 'first-contentful-paint');
			if (found) resolve(found.startTime);
		};
		new PerformanceObserver((list) => look(list.getEntries())).observe({ type: 'paint', buffered: true });
	});
}
