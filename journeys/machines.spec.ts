import { expect, test, type APIRequestContext } from '@playwright/test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type OpenApi = {
	openapi: string;
	paths: Record<
		string,
		{ get: { responses: Record<string, { content: { 'application/json': { schema: { $ref: string } } } }> } }
	>;
	components: { schemas: Record<string, object> };
};

/** Checks an answer against what `/api/openapi.json` promises for its path and status. */
async function promises(request: APIRequestContext) {
	const api = (await (await request.get('/api/openapi.json')).json()) as OpenApi;
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats.default(ajv);
	ajv.addSchema({ $id: 'api', ...api });
	return async (path: string, address: string, status = 200): Promise<Record<string, unknown>> => {
		const response = await request.get(address, { headers: { accept: 'application/json' } });
		expect(response.status(), address).toBe(status);
		const answer = (await response.json()) as Record<string, unknown>;
		const reference = api.paths[path]?.get.responses[status]?.content['application/json'].schema.$ref;
		const validate = ajv.getSchema(`api${reference}`);
		expect(validate, `${path} promises ${status}`).toBeDefined();
		const valid = validate?.(answer);
		expect(valid ? [] : validate?.errors, address).toEqual([]);
		return answer;
	};
}

test.describe('for machines', () => {
	test('every answer of the API is what the OpenAPI file promises', async ({ request }) => {
		const check = await promises(request);
		const found = await check('/api/search', '/api/search?q=migraci%C3%B3n%20laboral&lang=es');
		expect(found['total']).toBeGreaterThan(10);
		await check('/api/search', '/api/search?kind=event&when=past&sort=soonest&lang=ar');
		for (const kind of ['course', 'resource']) {
			const entries = (await check('/api/search', `/api/search?kind=${kind}`))['results'] as {
				entry: { slug: string };
			}[];
			for (const { entry } of entries.slice(0, 5))
				await check('/api/entries/{slug}', `/api/entries/${entry.slug}?lang=fr`);
		}
		for (const kind of ['project', 'recommendation', 'practice']) {
			const found = (await check('/api/search', `/api/search?kind=${kind}`))['results'] as { slug: string }[];
			expect(found.length).toBeGreaterThan(0);
			for (const { slug } of found.slice(0, 3))
				await check(`/api/${kind}s/{slug}`, `/api/${kind}s/${slug}?lang=ru`);
		}
		await check('/api/bridges', '/api/bridges?region=143&lang=zh');
		await check('/api/bridges', '/api/bridges?region=999', 404);
		await check('/api/projects/{slug}', '/api/projects/no-such-project', 404);
		await check('/api/organisations', '/api/organisations');
		await check('/api/organisations/{slug}', '/api/organisations/iom?lang=ar');
		const agreed = (await check('/api/partnerships', '/api/partnerships?lang=ru'))['partnerships'] as {
			slug: string;
		}[];
		expect(agreed.length).toBeGreaterThan(2);
		for (const { slug } of agreed)
			await check('/api/partnerships/{slug}', `/api/partnerships/${slug}?lang=zh`);
		await check('/api/partnerships/{slug}', '/api/partnerships/no-such-partnership', 404);
		await check('/api/search', '/api/search?kind=partnership&when=ongoing&lang=fr');
		const years = (await check('/api/programmes', '/api/programmes?lang=ru'))['programmes'] as {
			slug: string;
		}[];
		expect(years.length).toBeGreaterThan(0);
		for (const { slug } of years) await check('/api/programmes/{slug}', `/api/programmes/${slug}?lang=ar`);
		await check('/api/programmes/{slug}', '/api/programmes/no-such-year', 404);
		const roster = (await check('/api/experts', '/api/experts?q=trainer&lang=ru'))['experts'] as {
			code: string;
		}[];
		for (const { code } of roster.slice(0, 3))
			await check('/api/experts/{code}', `/api/experts/${code}?lang=ar`);
		await check('/api/experts/{code}', '/api/experts/nobody', 404);
		await check('/api/topics', '/api/topics?lang=zh');
		await check('/api/entries/{slug}', '/api/entries/no-such-entry', 404);
		await check('/api/organisations/{slug}', '/api/organisations/nobody', 404);
	});

	test('the API pages through everything once', async ({ request }) => {
		const seen = new Set<string>();
		let address: string | null = '/api/search?provider=icmpd&size=5';
		let total = 0;
		while (address) {
			const answer = (await (await request.get(address)).json()) as {
				total: number;
				next: string | null;
				results: ({ is: 'entry'; entry: { id: string } } | { is: 'project'; url: string })[];
			};
			total = answer.total;
			for (const one of answer.results) {
				const id = one.is === 'entry' ? one.entry.id : one.url;
				expect(seen.has(id)).toBe(false);
				seen.add(id);
			}
			address = answer.next && answer.next.replace(/^https?:\/\/[^/]+/, '');
		}
		expect(seen.size).toBe(total);
		expect(total).toBeGreaterThan(10);
	});

	test('any search is a feed and a calendar', async ({ request }) => {
		const atom = await request.get('/feeds/search.atom?q=remesas&lang=es');
		expect(atom.headers()['content-type']).toContain('application/atom+xml');
		const feed = await atom.text();
		expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">');
		expect(feed.match(/<entry>/g)?.length).toBeGreaterThan(3);
		const calendar = await (await request.get('/feeds/search.ics?kind=event&lang=fr')).text();
		expect(calendar.startsWith('BEGIN:VCALENDAR')).toBe(true);
		expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(20);
		expect(calendar).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}/);
	});

	test('the sitemap names every published entry once, in each language', async ({ request }) => {
		const index = await (await request.get('/sitemap.xml')).text();
		const parts = [...index.matchAll(/<loc>[^<]*(\/sitemap\/[^<]+)<\/loc>/g)].map(([, path]) => path ?? '');
		expect(parts.length).toBeGreaterThan(1);
		const addresses = new Set<string>();
		for (const part of parts) {
			const text = await (await request.get(part)).text();
			for (const [, path] of text.matchAll(/<loc>[^<]*?(\/en[^<]*)<\/loc>/g)) {
				expect(addresses.has(path ?? '')).toBe(false);
				addresses.add(path ?? '');
			}
			expect(text).toContain('hreflang="ar"');
		}
		const kinds = [...addresses].filter((path) => /^\/en\/(courses|events|resources)\/./.test(path));
		expect(kinds.length).toBeGreaterThanOrEqual(360);
	});

	test('robots, OpenSearch and health answer', async ({ request }) => {
		expect(await (await request.get('/robots.txt')).text()).toMatch(/Sitemap: http.*\/sitemap\.xml/);
		expect(await (await request.get('/opensearch.xml')).text()).toContain('<ShortName>Serai</ShortName>');
		expect((await request.get('/healthz')).status()).toBe(200);
	});

	test('pages carry linked data that names what they show', async ({ page, request }) => {
		const { results } = (await (await request.get('/api/search?kind=event&q=forum')).json()) as {
			results: { entry: { slug: string; title: { text: string } } }[];
		};
		const entry = results[0]?.entry;
		await page.goto(`/en/events/${entry?.slug}`);
		const text = await page.locator('script[type="application/ld+json"]').textContent();
		expect(JSON.parse(text ?? '{}')).toMatchObject({ '@type': 'Event', name: entry?.title.text });
	});
});

test.describe('what is not understood', () => {
	const nonsense = [
		'/en/search?page=-1',
		'/en/search?page=1000000000',
		'/en/search?after=garbage',
		'/en/search?sort=evil&kind=%3Cscript%3E',
		`/en/search?q=${'word%20'.repeat(1000)}`,
		'/en/search?q=%E2%80%AEevil%00%07',
		'/en/search?q=%FF%FE',
		'/feeds/search.atom?after=%00&q=%22',
		'/feeds/search.ics?country=XX&topic=none',
		'/api/search?sort=up&kind=all'
	];
	for (const address of nonsense)
		test(`${address.slice(0, 60)} gives an answer or a clear refusal`, async ({ request }) => {
			const response = await request.get(address, { maxRedirects: 0 });
			expect([200, 400, 414, 422]).toContain(response.status());
			expect(await response.text()).not.toContain('<script>');
		});

	test('unknown pages are pages', async ({ page }) => {
		for (const path of ['/en/courses/nothing', '/ar/topics/nothing', '/xx', '/en/nothing/at/all']) {
			const response = await page.goto(path);
			expect(response?.status(), path).toBe(404);
			await expect(page.locator('h1')).toBeVisible();
		}
	});

	test('a body that is no form is refused', async ({ request, baseURL }) => {
		const answer = await request.post('/en/sign-in', {
			headers: { origin: baseURL ?? '', 'content-type': 'multipart/form-data; boundary=x' },
			data: 'no form at all'
		});
		expect(answer.status()).toBe(400);
	});

	test('a form from another site is refused, and headers are strict', async ({ request, baseURL }) => {
		const forged = await request.post('/en/sign-in', {
			headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
			data: 'email=a%40b.c&password=x'
		});
		expect(forged.status()).toBe(403);
		const home = await request.get('/en');
		const policy = home.headers()['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toContain('unsafe-inline');
		expect(home.headers()['x-content-type-options']).toBe('nosniff');
		expect(home.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin');
		expect(baseURL).toBeTruthy();
	});
});
