import { eventWordsIn } from '#events/index.ts';
import { textsOfEvent } from '#events/index.server.ts';
import type { EventFacts } from '#events/index.ts';

/** What the event is called, with the language that it is said in. */
export async function eventTitleOf(
	event: Pick<EventFacts, 'id' | 'slug' | 'sourceLanguage'>,
	language: string
): Promise<{ text: string; language: string }> {
	const texts = await textsOfEvent(event.id);
	const said = eventWordsIn(texts, 'title', language, { source: event.sourceLanguage, drafts: true });
	return said ?? { text: event.slug, language: event.sourceLanguage };
}
