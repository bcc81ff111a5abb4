import { inArray } from 'drizzle-orm';
import { addressesOfEvents } from '#events/index.server.ts';
import { db, type Reader } from '#platform/index.server.ts';
import { keptUntilChange } from '#search/index.server.ts';
import { addressesOfEditions } from '#training/index.server.ts';
import { impactCohort } from './cohort-tables.server.ts';
import type { Cohort, CohortId } from './cohort.ts';

/** What the people of a cohort took part in, and where it is found. */
export type Held = Pick<Cohort, 'slug' | 'subject' | 'title' | 'startsOn' | 'endsOn' | 'illustrative'> & {
	/** Null: it has no page here. */
	at: HeldAt | null;
};
export type HeldAt =
	| { is: 'edition'; slug: string; courseSlug: string; entrySlug: string | null }
	| { is: 'event'; slug: string };

type Found = { at: HeldAt | null };

/**
 * By cohort, what was held last first: one query for a page that asks again, since an address that changes puts a search
 * document. `tx`: for a command, which sees what it changed itself.
 */
export async function heldFor(
	cohorts: readonly CohortId[],
	tx: Reader | null = null
): Promise<Map<CohortId, Held>> {
	if (cohorts.length === 0) return new Map();
	const rows = await (tx ?? db)
		.select()
		.from(impactCohort)
		.where(inArray(impactCohort.id, [...cohorts]));
	const subjects = rows.flatMap(({ subject }) => subject ?? []);
	const found = await (tx === null ? known(subjects) : addresses(subjects, tx));
	return new Map(
		rows
			.toSorted((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? 1 : -1))
			.map(({ id, slug, subject, title, startsOn, endsOn, illustrative }) => [
				id,
				{ slug, subject, title, startsOn, endsOn, illustrative, at: found.get(subject ?? '')?.at ?? null }
			])
	);
}

const known = keptUntilChange((subjects) => addresses(subjects, db), 2_000);

/** A query for each of editions, their courses and events that are among them. */
async function addresses(subjects: readonly string[], reader: Reader): Promise<Map<string, Found>> {
	const of = (kind: 'edition' | 'event'): string[] =>
		subjects.flatMap((one) => (one.startsWith(`${kind}:`) ? one.slice(kind.length + 1) : []));
	const editions = await addressesOfEditions(of('edition'), reader);
	const events = await addressesOfEvents(of('event'), reader);
	const at = (subject: string): HeldAt | null => {
		const id = subject.slice(subject.indexOf(':') + 1);
		const edition = editions.get(id);
		const event = events.get(id);
		if (edition) {
			const { slug, course } = edition;
			return { is: 'edition', slug, courseSlug: course.slug, entrySlug: course.entrySlug };
		}
		return event === undefined ? null : { is: 'event', slug: event };
	};
	return new Map(subjects.map((subject) => [subject, { at: at(subject) }]));
}

/** The addresses of the entries that are the pages of what was held, each once. */
export function entriesOfHeld(held: Iterable<Held>): string[] {
	const slugs = [...held].flatMap(({ at }) =>
		at === null ? [] : at.is === 'event' ? at.slug : (at.entrySlug ?? [])
	);
	return [...new Set(slugs)];
}
