import type { EventFacts } from './event.ts';
import { textsOfEvent } from './event.server.ts';

/** What the event is called in a language, else in its own. */
export async function eventTitle(event: EventFacts, language: string): Promise<string> {
	return (await eventTitleIn(event, language)).text;
}

/** The same with the language it is in. */
export async function eventTitleIn(
	event: EventFacts,
	language: string
): Promise<{ text: string; language: string }> {
	const texts = await textsOfEvent(event.id);
	const found =
		texts.find((one) => one.language === language && one.state === 'ready') ??
		texts.find((one) => one.language === event.sourceLanguage) ??
		texts[0];
	return { text: found?.title ?? event.slug, language: found?.language ?? event.sourceLanguage };
}
