import { m } from '#messages/messages.js';
import type { EntryKind } from './holdings.ts';

const texts: Record<EntryKind, () => string> = {
	course: m.places_courses,
	event: m.places_events,
	resource: m.places_resources
};

/** 'Courses', 'Events', 'Resources', in the page's language. */
export function kindsText(kind: EntryKind): string {
	return texts[kind]();
}
