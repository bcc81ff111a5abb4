import type { SearchDocument } from './document.ts';

let made = 0;

/** A document about labour migration in English; say what matters to the test. */
export function aDocument(
	changes: Omit<Partial<SearchDocument>, 'texts'> & {
		language?: string;
		title?: string;
		body?: string;
		texts?: SearchDocument['texts'];
	} = {}
): SearchDocument {
	const { language = 'en', title = 'Labour migration', body = 'How workers move.', texts, ...rest } = changes;
	return {
		key: `entry:${String(++made).padStart(6, '0')}`,
		texts: texts ?? [{ language, title, body }],
		filters: ['kind:course'],
		periods: [],
		newestAt: new Date('2026-01-01T00:00:00Z'),
		...rest
	};
}
