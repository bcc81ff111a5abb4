import { m } from '#messages/messages.js';
import { fullName, yearOf, type Note, type WorkType } from '#research/index.ts';
import type { ImportedRecord } from '#research/index.server.ts';
import { sentenceOf } from '#ui/form/answer.server.ts';

const authorsShown = 5;

const types: Record<WorkType, () => string> = {
	'journal-article': m.research_type_journal_article,
	book: m.research_type_book,
	'book-chapter': m.research_type_book_chapter,
	report: m.research_type_report,
	'working-paper': m.research_type_working_paper,
	'conference-paper': m.research_type_conference_paper,
	thesis: m.research_type_thesis,
	preprint: m.research_type_preprint,
	dataset: m.research_type_dataset,
	'web-page': m.research_type_web_page,
	other: m.research_type_other
};

type Filled = Record<string, string | number>;
const notes: Record<Note['code'], (filled: Filled) => string> = {
	abstract_cut: (filled) => m.research_note_abstract_cut({ count: filled['count'] ?? '' }),
	date_unclear: (filled) => m.research_note_date_unclear({ text: filled['text'] ?? '' }),
	doi_unreadable: (filled) => m.research_note_doi_unreadable({ text: filled['text'] ?? '' }),
	many_authors: (filled) =>
		m.research_note_many_authors({ count: filled['count'] ?? '', named: filled['named'] ?? '' }),
	orcid_wrong: (filled) => m.research_note_orcid_wrong({ text: filled['text'] ?? '' }),
	type_unknown: (filled) => m.research_note_type_unknown({ text: filled['text'] ?? '' })
};

/** A record of an import as its page says it: the sentences, and no more of ten thousand authors than fit a line. */
export function shownRecord({
	position,
	label,
	state,
	publication,
	problem,
	entryId,
	twice,
	...record
}: ImportedRecord) {
	const names = publication?.authors.map(fullName) ?? [];
	return {
		...{ position, label, state, entryId, twice },
		title: publication && { text: publication.title, language: publication.language },
		authors: names.slice(0, authorsShown).join(' · '),
		moreAuthors: Math.max(0, names.length - authorsShown),
		facts: publication
			? [
					types[publication.type](),
					yearOf(publication),
					publication.container && m.research_record_in({ container: publication.container }),
					publication.publisher
				].filter((fact) => fact !== null)
			: [],
		doi: publication?.doi ?? null,
		problem: problem && sentenceOf(problem.code, problem.details),
		notes: record.notes.map(({ code, details }) => notes[code](details))
	};
}

export type ShownRecord = ReturnType<typeof shownRecord> & {
	alike: { path: string; title: string; reasons: ImportedRecord['alike'][number]['reasons'] }[];
};
