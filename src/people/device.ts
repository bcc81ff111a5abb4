/** In this order: each also calls itself one of the later ones. */
const browsers: [name: string, sign: RegExp][] = [
	['Edge', /\bEdgA?\//],
	['Opera', /\bOPR\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['UC Browser', /\bUCBrowser\//],
	['Firefox', /\b(Firefox|FxiOS)\//],
	['Chrome', /\b(Chrome|CriOS)\//],
	['Safari', /\bSafari\//]
];

const systems: [name: string, sign: RegExp][] = [
	['Android', /\bAndroid\b/],
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Windows', /\bWindows\b/],
	['macOS', /\bMac OS X\b/],
	['ChromeOS', /\bCrOS\b/],
	['Linux', /\bLinux\b/]
];

export type Device = { browser: string | null; system: string | null };

/** The little of a User-Agent that a person needs to know their device by; the rest would single them out. */
export function deviceFromUserAgent(userAgent: string): Device {
	const text = userAgent.slice(0, 1000);
	const first = (list: typeof browsers) => list.find(([, sign]) => sign.test(text))?.[0] ?? null;
	return { browser: first(browsers), system: first(systems) };
}

export function deviceToText({ browser, system }: Device): string {
	return `${browser ?? ''}/${system ?? ''}`;
}

export function deviceFromText(text: string | null): Device {
	const [browser, system] = (text ?? '').split('/');
	return { browser: browser || null, system: system || null };
}
