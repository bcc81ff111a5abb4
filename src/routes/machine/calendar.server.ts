import type { EntrySummary } from '#catalogue/index.ts';
import { entriesToICalendar } from '#catalogue/index.server.ts';
import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import { calendarNote, locationOf } from './line.ts';

type Asked = { origin: string; language: UiLanguage; now: Date };

/** Entries as a calendar in one language. */
export function calendarOf(name: string, entries: readonly EntrySummary[], asked: Asked): string {
	const { language } = asked;
	return entriesToICalendar(entries, {
		...asked,
		name,
		note: (entry) => calendarNote(entry, language),
		location: (entry) => locationOf(entry, language),
		deadline: (title) => m.feeds_deadline({ title }, { locale: language }),
		beginning: (title) => m.feeds_begins({ title }, { locale: language })
	});
}
