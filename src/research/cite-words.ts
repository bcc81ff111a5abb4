import { m } from '#messages/messages.js';
import { isUiLanguage } from '#vocabulary/index.ts';

/** The words that a citation is put together with, in the reader's language. */
export type CiteWords = {
	and: string;
	/** 'et al.' */
	others: string;
	editor: string;
	editors: string;
	editedBy: string;
	/** 'n.d.' */
	undated: string;
	In: string;
	in: string;
	/** 'pp.' */
	pages: string;
	/** 'no.' */
	number: string;
	edition: string;
	workingPaper: string;
	thesis: string;
	dataset: string;
	/** 'Available at:' */
	available: string;
	open: string;
	close: string;
	innerOpen: string;
	innerClose: string;
};

/**
 * In the words of a language of the interface, English for others. They are those of CSL's locales
 * (citation-style-language/locales), except where its Arabic and Chinese short forms are not what readers know.
 */
export function citeWords(language: string): CiteWords {
	const locale = isUiLanguage(language) ? language : 'en';
	return {
		others: m.research_cite_others({}, { locale }),
		and: m.research_cite_and({}, { locale }),
		editor: m.research_cite_editor({}, { locale }),
		editors: m.research_cite_editors({}, { locale }),
		editedBy: m.research_cite_edited_by({}, { locale }),
		undated: m.research_cite_undated({}, { locale }),
		In: m.research_cite_in_begin({}, { locale }),
		in: m.research_cite_in({}, { locale }),
		pages: m.research_cite_pages({}, { locale }),
		number: m.research_cite_number({}, { locale }),
		edition: m.research_cite_edition({}, { locale }),
		workingPaper: m.research_cite_working_paper({}, { locale }),
		thesis: m.research_cite_thesis({}, { locale }),
		dataset: m.research_cite_dataset({}, { locale }),
		available: m.research_cite_available({}, { locale }),
		open: m.research_cite_open({}, { locale }),
		close: m.research_cite_close({}, { locale }),
		innerOpen: m.research_cite_inner_open({}, { locale }),
		innerClose: m.research_cite_inner_close({}, { locale })
	};
}
