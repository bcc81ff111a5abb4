import { calendar, summaries, type CalendarLine } from '#catalogue/index.server.ts';
import type { EntrySummary } from '#catalogue/index.ts';
import { find } from '#search/index.server.ts';
import type { SearchQuery } from '#search/index.ts';
import { idsOf, type Asked } from '../../browse/holdings.server.ts';
import { lastDayOfMonth, monthFrom, type Month } from './month.ts';

const dated = ['course', 'event'];
const pageSize = 30;
const mostPages = 10;
const largestPage = 100;

/** The filters of an address, for what has dates. */
export function datedQuery(query: SearchQuery): SearchQuery {
	const kinds = (query.filters.kind ?? []).filter((kind) => dated.includes(kind));
	return {
		...query,
		filters: { ...query.filters, kind: kinds.length > 0 ? kinds : dated },
		sort: 'soonest',
		size: pageSize
	};
}

/** What took place last, for when nothing is ahead. */
export async function listPast(query: SearchQuery, size: number, asked: Asked): Promise<EntrySummary[]> {
	const asks = datedQuery(query);
	const filters = { ...asks.filters, when: ['past'] };
	const { hits } = await find({ ...asks, filters, after: null, size }, asked);
	return summaries(idsOf(hits.map(({ key }) => key)), asked.language, asked.now);
}

const looked = 20;

/** The nearest months before and after an empty one that have something. What is dated by a year only is in none. */
export async function nearestMonths(month: Month, query: SearchQuery, asked: Asked): Promise<Month[]> {
	const start = { ...asked, now: new Date(`${month}-01T00:00:00Z`) };
	const end = { ...asked, now: new Date(`${lastDayOfMonth(month)}T23:59:59Z`) };
	const asks = datedQuery(query);
	const filters = { ...asks.filters, when: ['upcoming'] };
	const { hits } = await find({ ...asks, filters, after: null, size: looked }, end);
	const ahead = await summaries(idsOf(hits.map(({ key }) => key)), asked.language, end.now);
	const before = (await listPast(query, looked, start)).find(hasMonth);
	const after = ahead.find(hasMonth);
	return [before && lastDay(before), after && firstDay(after)]
		.map((day) => monthFrom(day?.slice(0, 7) ?? null))
		.filter((one): one is Month => one !== null && one !== month);
}

function hasMonth({ datePrecision }: EntrySummary): boolean {
	return datePrecision !== 'year';
}

function firstDay({ startsAt, startsOn }: EntrySummary): string | undefined {
	return startsAt?.toISOString() ?? startsOn ?? undefined;
}

function lastDay({ endsAt, endsOn, ...entry }: EntrySummary): string | undefined {
	return endsAt?.toISOString() ?? endsOn ?? firstDay({ endsAt, endsOn, ...entry });
}

export type Coming = {
	entries: EntrySummary[];
	total: number;
	next: string | null;
	counts: Awaited<ReturnType<typeof find>>['counts'];
};

/** What is coming, soonest first, a page at a time. */
export async function listComing(query: SearchQuery, asked: Asked): Promise<Coming> {
	const asks = datedQuery(query);
	const found = await find({ ...asks, filters: { ...asks.filters, when: ['upcoming'] } }, asked);
	return {
		entries: await summaries(idsOf(found.hits.map(({ key }) => key)), asked.language, asked.now),
		total: found.total,
		next: found.next,
		counts: found.counts
	};
}

/** Courses that can still be joined for so many days, the first to close first. */
export async function listClosing(query: SearchQuery, days: number, asked: Asked): Promise<EntrySummary[]> {
	const asks = datedQuery(query);
	const filters = { ...asks.filters, when: ['upcoming', 'ongoing'] };
	const { hits } = await find({ ...asks, filters, after: null, size: largestPage }, asked);
	const today = asked.now.toISOString().slice(0, 10);
	const last = new Date(asked.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
	const open = await summaries(idsOf(hits.map(({ key }) => key)), asked.language, asked.now);
	return open
		.filter(
			({ registrationClosesOn: day, cancelled }) => day !== null && day >= today && day <= last && !cancelled
		)
		.sort((a, b) => (a.registrationClosesOn ?? '').localeCompare(b.registrationClosesOn ?? ''));
}

/** What takes place in a month, in the days of each place, under the filters of an address. */
export async function listMonth(month: Month, query: SearchQuery, asked: Asked): Promise<CalendarLine[]> {
	const lines = await calendar(`${month}-01`, lastDayOfMonth(month), asked.language, asked.now);
	const asks = datedQuery(query);
	const kinds = new Set(asks.filters.kind);
	const ofKind = lines.filter(({ entry }) => kinds.has(entry.kind));
	if (query.text === '' && Object.keys(query.filters).every((facet) => facet === 'kind')) return ofKind;
	const chosen = await among(new Set(ofKind.map(({ entry }) => entry.id)), asks, month, asked);
	return ofKind.filter(({ entry }) => chosen.has(entry.id));
}

/** Those of some entries that a search finds. "Soonest", asked at the month's beginning, has them on its first pages. */
async function among(
	ids: ReadonlySet<string>,
	query: SearchQuery,
	month: Month,
	asked: Asked
): Promise<Set<string>> {
	const chosen = new Set<string>();
	const now = new Date(`${month}-01T00:00:00Z`);
	let after: string | null = null;
	for (let page = 0; page < mostPages && chosen.size < ids.size; page++) {
		const found: Awaited<ReturnType<typeof find>> = await find(
			{ ...query, after, size: largestPage },
			{ ...asked, now }
		);
		for (const id of idsOf(found.hits.map(({ key }) => key))) if (ids.has(id)) chosen.add(id);
		after = found.next;
		if (after === null) break;
	}
	return chosen;
}
