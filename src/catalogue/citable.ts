import type { EntryId, EntryPage } from './entry.ts';
import type { TextRow } from './text.ts';

/** What a reference to an entry is made from: its original title, not ours. */
export type Citable = {
	id: EntryId;
	slug: string;
	type: string;
	title: string;
	titleLanguage: string;
	abstract: string | null;
	authors: string[];
	year: number | null;
	doi: string | null;
	/** Its own page at the provider's; null where only the provider's site is known. */
	url: string | null;
	rights: string | null;
	/** Names, in the order they are given. */
	providers: string[];
};

export function citableOf(page: EntryPage): Citable {
	const { id, slug, type, authors, year, doi } = page;
	return {
		...{ id, slug, type, authors, year, doi },
		...originalOf(page.texts),
		url: page.urlLevel === 'item' ? page.url : null,
		rights: page.provenance.rights,
		providers: page.providers.map(({ name }) => name)
	};
}

/** The provider's own words; an abstract in another language where there is no other. */
export function originalOf(texts: readonly TextRow[]): Pick<Citable, 'title' | 'titleLanguage' | 'abstract'> {
	const original = texts.find(({ origin }) => origin === 'original') ?? texts[0];
	return {
		title: original?.title ?? '',
		titleLanguage: original?.language ?? 'en',
		abstract: original?.abstract ?? texts.find(({ abstract }) => abstract !== null)?.abstract ?? null
	};
}
