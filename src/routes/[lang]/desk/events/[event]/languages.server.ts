import { textsOfEvent } from '#events/index.server.ts';
import type { EventFacts } from '#events/index.ts';
import { direction, languageName } from '#vocabulary/index.ts';

/** The languages in which an event says something: those it is held in and those of its texts, the source first. */
export async function languagesOf(event: EventFacts) {
	const texts = await textsOfEvent(event.id);
	const codes = new Set([event.sourceLanguage, ...event.languages, ...texts.map(({ language }) => language)]);
	return [...codes].map((code) => ({ code, name: languageName(code), dir: direction(code) }));
}
