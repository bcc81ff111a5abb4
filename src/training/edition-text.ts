import { daysText, dayText } from '#catalogue/ui/day.ts';
import { instantText } from '#catalogue/ui/when.ts';
import { m } from '#messages/messages.js';
import { enrolmentEnds, runOf, type Edition, type Phase } from './edition.ts';

type Dated = Pick<Edition, 'startsOn' | 'endsOn' | 'datePrecision'>;

/** When an edition runs, as exactly as it is known: '1 February – 12 March 2027', 'from 2 November 2026', '2020'. */
export function runText({ startsOn, endsOn, datePrecision }: Dated, language: string): string {
	if (startsOn === null) return m.editions_no_dates();
	if (endsOn === null && datePrecision === 'day')
		return m.editions_from_day({ day: dayText(startsOn, language) });
	return daysText(startsOn, endsOn, language, datePrecision);
}

/** An instant by the clocks of the edition's zone and, where they show another time, by the reader's. */
export type Told = { there: string; here: string | null };

export function toldIn(at: Date, zone: string, mine: string | null, language: string): Told {
	const there = instantText(at, null, zone, language);
	return {
		there,
		here: mine === null || sameClock(at, zone, mine) ? null : instantText(at, null, mine, language)
	};
}

/** From one instant to another. */
export function toldFrom(from: Date, until: Date, zone: string, mine: string | null, language: string): Told {
	return {
		there: instantText(from, until, zone, language),
		here: mine === null || sameClock(from, zone, mine) ? null : instantText(from, until, mine, language)
	};
}

function sameClock(at: Date, a: string, b: string): boolean {
	const clock = (timeZone: string) =>
		new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
	return a === b || clock(a) === clock(b);
}

/** A minute before a moment that is excluded: what "until" means to a reader. */
export function lastMinute(excluded: Date): Date {
	return new Date(excluded.getTime() - 60_000);
}

/** Its first moment, its last, and the last to enrol; null where there is none. */
export function boundsTold(
	edition: Edition,
	mine: string | null,
	language: string
): { begins: Told | null; ends: Told | null; enrolUntil: Told | null } {
	const { from, until } = runOf(edition);
	const closes = edition.enrolUntil === null ? null : enrolmentEnds(edition);
	const told = (at: Date | null) => at && toldIn(at, edition.zone, mine, language);
	const exact = edition.datePrecision === 'day';
	return {
		begins: exact ? told(from) : null,
		ends: exact ? told(until && lastMinute(until)) : null,
		enrolUntil: told(closes && lastMinute(closes))
	};
}

/** How one gets in now, in a few words. */
export function admissionText({ admission }: Pick<Edition, 'admission'>): string {
	switch (admission) {
		case 'open':
			return m.editions_admission_open();
		case 'application':
			return m.editions_admission_application();
		case 'invitation':
			return m.editions_admission_invitation();
	}
}

export function phaseText(phase: Phase): string {
	switch (phase) {
		case 'draft':
			return m.editions_phase_draft();
		case 'cancelled':
			return m.editions_phase_cancelled();
		case 'past':
		case 'over':
			return m.editions_phase_over();
		case 'coming':
			return m.editions_phase_coming();
		case 'enrolling':
			return m.editions_phase_enrolling();
		case 'running':
			return m.editions_phase_running();
	}
}
