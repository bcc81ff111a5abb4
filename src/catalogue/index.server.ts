// What the rows above may call. The commands' last parameter is the time, for tests.
export { findAlike, type Alike, type Coming } from './alike.server.ts';
export { entriesToAtom, feedItemOf, toAtom, type FeedItem } from './atom.ts';
export { piecesToICalendar } from './calendar-pieces.ts';
export { calendar, comingUp, recentlyPublished, type CalendarLine } from './coming.server.ts';
export { putEntriesAgain, type Written } from './change.server.ts';
export { citables } from './citable.server.ts';
export { loadDemonstration, type Progress } from './demonstration.server.ts';
export {
	countDeparture,
	departureNumbers,
	departuresSince,
	type DepartureNumbers
} from './departure.server.ts';
export {
	entriesOf,
	findForEdit,
	history,
	listMine,
	translationsMissing,
	type ForEdit,
	type HistoryLine
} from './desk.server.ts';
export { entriesToICalendar, hasDay } from './icalendar.ts';
export { entryToJsonLd, organisationToJsonLd } from './json-ld.ts';
export { addEntry, correctEntry, translateEntry, type Translation } from './editing.server.ts';
export {
	importContent,
	importFile,
	previewImport,
	type Imported,
	type ImportPreview,
	type RefusedRow
} from './import.server.ts';
export { mergeEntries, type Merge } from './merge.server.ts';
export { catalogueNumbers, type CatalogueNumbers } from './numbers.server.ts';
export { findAddress, findEntry } from './page.server.ts';
export type { DeskEntry } from './desk-entry.server.ts';
export { findTwins, listDeskEntries, type DeskListQuery } from './desk-list.server.ts';
export {
	deskNumbers,
	reviewQueue,
	type DeskNumbers,
	type QueueLine,
	type QueueQuery
} from './queue.server.ts';
export { restoreEntry } from './restore.server.ts';
export {
	cancelEvent,
	confirmEntries,
	confirmEntry,
	proposeEntry,
	publishEntry,
	rejectEntry,
	reopenEntry,
	retireEntry,
	type Confirmed,
	type Seen
} from './review.server.ts';
export { subjectsOfEntries, type EntrySubjects } from './subjects.server.ts';
export { addOffering, cancelOffering, correctOffering } from './runs.server.ts';
export { holdEvent, isSlugTaken, type HeldEvent } from './held-event.server.ts';
export { enterTaughtCourse, type TaughtCourse } from './taught-entry.server.ts';
export { sitemapPart, sitemapParts } from './sitemap.server.ts';
export { summaries, summariesByRun, type SummaryOfRun } from './summary.server.ts';
export {
	resourcesBySlug,
	resourceSlugs,
	taggedEntries,
	type EntryName,
	type TaggedEntry
} from './tagged.server.ts';
export { entryStanding, followTaughtCourse, type TaughtChange } from './taught-course.server.ts';
export { putTaughtOfferings } from './taught.server.ts';
