import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { visitor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { anEntry } from '../../../catalogue/builders.server.ts';
import { useDatabase } from '../../../../testing/database.ts';
import { GET, HEAD } from './+server.ts';

useDatabase();
const person = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
let slug: string;
let url: string;
beforeEach(async () => ({ slug, url } = await anEntry()));

type Event = Parameters<typeof GET>[0];
const event = (headers: Record<string, string>, to = slug) =>
	({
		params: { slug: to },
		request: new Request(`http://hub.example/go/${to}`, { headers }),
		locals: { actor: visitor, language: 'en', now: new Date('2026-11-21T23:30:00Z'), requestId: '' }
	}) as unknown as Event;

async function counted(): Promise<{ day: string; count: number }[]> {
	const { rows } = await db.execute<{ day: string; count: number }>(
		sql`select day::text, count from departure d join entry e on e.id = d.entry_id where e.slug = ${slug}`
	);
	return rows;
}

describe('leaving for the provider', () => {
	it('is counted by day, and tells the browser to name no more than where it came from', async () => {
		await GET(event(person));
		const answer = await GET(event(person));
		expect(answer.status).toBe(302);
		expect(Object.fromEntries(answer.headers)).toEqual({
			location: url,
			'referrer-policy': 'strict-origin',
			'x-robots-tag': 'noindex, nofollow',
			'cache-control': 'no-store'
		});
		expect(await counted()).toEqual([{ day: '2026-11-21', count: 2 }]);
	});

	it('is not counted for robots, for what is loaded ahead, and for those who only ask where it leads', async () => {
		const answers = await Promise.all([
			GET(event({ 'user-agent': 'Googlebot/2.1' })),
			GET(event({ ...person, 'sec-purpose': 'prefetch' })),
			HEAD(event(person) as unknown as Parameters<typeof HEAD>[0])
		]);
		expect(answers.map(({ headers }) => headers.get('location'))).toEqual([url, url, url]);
		expect(await counted()).toEqual([]);
	});

	it('goes nowhere for what is not published', async () => {
		const draft = await anEntry({ state: 'draft' });
		await expect(GET(event(person, draft.slug))).rejects.toBeInstanceOf(NotFound);
		await expect(GET(event({}, draft.slug))).rejects.toBeInstanceOf(NotFound);
	});
});
