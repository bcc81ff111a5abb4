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

/** What courses taught here say by language: their names, and a text for each of their modules with its lessons. */
export type TaughtContent = {
	texts: Readonly<Record<string, { title: string; abstract: string | null }>>;
	parts: Readonly<Record<string, readonly string[]>>;
};

export type Run = Pick<
	Offering,
	'ongoing' | 'startsOn' | 'endsOn' | 'datePrecision' | 'zone' | 'cancelledAt'
> &
	Partial<Pick<Offering, 'illustrative' | 'taughtHere' | 'registrationClosesOn' | 'languages'>>;

/** True while one can still take part: it runs on, or its last day in its zone is not over. */
export function isOpen(run: Run, now: Date): boolean {
	const today = dayIn(run.zone ?? 'UTC', now);
	const last = run.endsOn ?? (run.ongoing ? null : run.startsOn);
	return last === null || lastDayOf(last, run.datePrecision) >= today;
}

/** True of a run taught here that a learner can enrol in and begin today. */
export function canBegin(run: Run, now: Date): boolean {
	const today = dayIn(run.zone ?? 'UTC', now);
	return (
		Boolean(run.taughtHere) &&
		isOpen(run, now) &&
		(run.startsOn ?? today) <= today &&
		(run.registrationClosesOn ?? today) >= today
	);
}

/**
 * The run a course is listed with: of those taught here that one can begin today, one in the reader's language before
 * others; else the soonest dated one that is not over, else an ongoing one, else the last. Invented runs come after real
 * ones that are open; cancelled ones count only when there is nothing else.
 */
export function runToShow<R extends Run>(
	runs: readonly R[],
	now: Date,
	language: string | null = null
): R | null {
	const held = runs.filter((run) => run.cancelledAt === null);
	const among = held.length > 0 ? held : runs;
	const order = (run: R) => (run.illustrative ? 8 : 0) + place(run, now, language);
	const open = among.filter((run) => isOpen(run, now)).sort((a, b) => order(a) - order(b) || compare(a, b));
	return open[0] ?? [...among].sort(compare).at(-1) ?? null;
}

function place(run: Run, now: Date, language: string | null): number {
	if (!canBegin(run, now)) return run.ongoing ? 3 : 2;
	return language === null || run.languages?.includes(language) ? 0 : 1;
}

function compare(a: Run, b: Run): number {
	const [x, y] = [a.startsOn ?? '', b.startsOn ?? ''];
	return x < y ? -1 : x > y ? 1 : 0;
}
