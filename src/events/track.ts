import type { Id } from '#platform/index.ts';

export type TrackId = Id<'EventTrack'>;

/** A strand of sessions beside others. */
export type Track = {
	id: TrackId;
	/** language → name */
	names: Record<string, string>;
};

/** What is named in several languages, in one: the page's, English, any; with the language that it was. */
export function nameOf(
	names: Readonly<Record<string, string>>,
	language: string
): { text: string; language: string } | null {
	const said = Object.entries(names).filter(([, name]) => name.trim() !== '');
	const found = said.find(([of]) => of === language) ?? said.find(([of]) => of === 'en') ?? said[0];
	return found ? { text: found[1], language: found[0] } : null;
}
