import { localOf } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { Change, Where } from './difference.ts';
import { hoursText, localeOf } from './timetable.ts';
import { nameOf } from './track.ts';

/** One change as a sentence: '“Study visit” moved from Tue 18 May, 12:45–17:30 to Wed 19 May, 09:00–13:00.' */
export function changeText(change: Change, zone: string, language: UiLanguage): string {
	const locale = { locale: language };
	const title = nameOf(change.titles, language)?.text ?? '';
	const when = (span: { startsAt: string; endsAt: string }) => whenText(span, zone, language);
	switch (change.what) {
		case 'new':
			return m.events_change_new({ title, when: when(change) }, locale);
		case 'taken_out':
			return m.events_change_taken_out({ title, when: when(change) }, locale);
		case 'moved':
			return m.events_change_moved({ title, from: when(change.from), to: when(change) }, locale);
		case 'renamed':
			return m.events_change_renamed(
				{ title, from: nameOf(change.from, language)?.text ?? '', when: when(change) },
				locale
			);
		case 'elsewhere': {
			const to = whereText(change.to, language);
			return change.from === null || to === ''
				? m.events_change_place({ title, to: to || m.events_no_place({}, locale) }, locale)
				: m.events_change_elsewhere({ title, from: whereText(change.from, language), to }, locale);
		}
		case 'speakers':
			return speakersText(title, change.added, change.removed, language);
		case 'bus':
			return m.events_change_bus({ title, to: change.to ?? m.events_no_bus({}, locale) }, locale);
		case 'details':
			return m.events_change_details({ title, when: when(change) }, locale);
	}
}

function speakersText(
	title: string,
	added: readonly string[],
	removed: readonly string[],
	language: UiLanguage
): string {
	const locale = { locale: language };
	const list = (names: readonly string[]) => new Intl.ListFormat(language).format(names);
	if (removed.length === 0) return m.events_change_speakers_added({ title, added: list(added) }, locale);
	if (added.length === 0) return m.events_change_speakers_removed({ title, removed: list(removed) }, locale);
	return m.events_change_speakers({ title, added: list(added), removed: list(removed) }, locale);
}

/** 'Tue 18 May, 12:45–17:30', by the clocks there. */
export function whenText(
	span: { startsAt: string; endsAt: string },
	zone: string,
	language: UiLanguage
): string {
	const day = localOf(new Date(span.startsAt), zone).slice(0, 10);
	const format = new Intl.DateTimeFormat(localeOf(language), {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		timeZone: 'UTC'
	});
	return m.events_day_and_hours(
		{ day: format.format(new Date(`${day}T00:00:00Z`)), hours: hoursText(span, zone) },
		{ locale: language }
	);
}

function whereText(where: Where, language: string): string {
	if (where === null) return '';
	return [where.room, nameOf(where.names, language)?.text].filter(Boolean).join(', ');
}
