import { dayIn, lastDayOf, type DatePrecision } from './days.ts';
import type { CostKind } from './cost.ts';
import type { Id } from '#platform/index.ts';

export type OfferingId = Id<'Offering'>;

/** One dated (or ongoing) run of a course, offered elsewhere or taught here. Days are inclusive, in its zone. */
export type Offering = {
	id: OfferingId;
	ongoing: boolean;
	startsOn: string | null;
	endsOn: string | null;
	datePrecision: DatePrecision | null;
	registrationClosesOn: string | null;
	zone: string | null;
	modality: string | null;
	place: string | null;
	country: string | null;
	languages: string[];
	costKind: CostKind | null;
	costNote: string | null;
	certificate: string | null;
	url: string | null;
	cancelledAt: Date | null;
	/** The slug of the edition, for a run that is taught in this hub; null: elsewhere. */
	taughtHere: string | null;
	/** Invented for demonstration, though its course may be real. */
	illustrative: boolean;
};

/** What an edition here says of itself to the catalogue. */
export type TaughtOffering = Omit<
	Offering,
	'id' | 'place' | 'country' | 'costNote' | 'url' | 'costKind' | 'taughtHere' | 'cancelledAt'
> & { taughtHere: string; cancelled: boolean };

export type Run = Pick<
	Offering,
	'ongoing' | 'startsOn' | 'endsOn' | 'datePrecision' | 'zone' | 'cancelledAt'
> &
	Partial<Pick<Offering, 'illustrative'>>;

/** True while one can still take part: it runs on, or its last day in its zone is not over. */
export function isOpen(run: Run, now: Date): boolean {
	const today = dayIn(run.zone ?? 'UTC', now);
	const last = run.endsOn ?? (run.ongoing ? null : run.startsOn);
	return last === null || lastDayOf(last, run.datePrecision) >= today;
}

/**
 * The run a course is listed with: the soonest dated one that is not over, else an ongoing one, else the last. Invented
 * runs come after real ones that are open; cancelled ones count only when there is nothing else.
 */
export function runToShow<R extends Run>(runs: readonly R[], now: Date): R | null {
	const held = runs.filter((run) => run.cancelledAt === null);
	const among = held.length > 0 ? held : runs;
	const open = among.filter((run) => isOpen(run, now)).sort((a, b) => order(a) - order(b) || compare(a, b));
	return open[0] ?? [...among].sort(compare).at(-1) ?? null;
}

function order(run: Run): number {
	return (run.ongoing ? 1 : 0) + (run.illustrative ? 2 : 0);
}

function compare(a: Run, b: Run): number {
	const [x, y] = [a.startsOn ?? '', b.startsOn ?? ''];
	return x < y ? -1 : x > y ? 1 : 0;
}
