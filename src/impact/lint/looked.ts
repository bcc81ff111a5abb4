import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { Given } from './lint.ts';
import { isLatin, read } from './reading.ts';
import { rowsWithNumbers } from './table.ts';
import { isKnown } from './tongue.ts';

/** What was read, so that "nothing found" can be told from "nothing read". */
export type Looked = {
	numbers: number;
	/** With a table's rows. */
	sentences: number;
	/** Paragraphs of a language whose words are not known: digits and percentages alone are read. */
	digitsOnly: number;
	/** Paragraphs in other scripts. */
	unread: number;
};

export function lookedAt(text: string, { facts = {}, language }: Given = {}): Looked {
	const reading = read(text, facts, language);
	const { prose, blocks, sentences } = reading;
	const paragraphs = blocks
		.filter(({ kind }) => kind !== 'row')
		.map(({ start, end }) => prose.slice(start, end))
		.filter((paragraph) => /\p{L}/u.test(paragraph));
	const rows = rowsWithNumbers(reading);
	return {
		numbers:
			sentences.reduce((all, { mentions }) => all + mentions.filter(({ bare }) => !bare).length, 0) +
			rows.reduce((all, count) => all + count, 0),
		sentences: sentences.length + rows.length,
		digitsOnly: language ? 0 : paragraphs.filter((one) => isLatin(one) && !isKnown(one)).length,
		unread: paragraphs.filter((one) => !isLatin(one)).length
	};
}

/** The same in sentences of a language of the interface. */
export type LookedText = {
	read: string;
	lookedFor: string;
	languages: string;
	/** What was not read: said beside findings too. */
	notRead: string[];
};

export function lookedText(
	{ numbers, sentences, digitsOnly, unread }: Looked,
	language: UiLanguage
): LookedText {
	const locale = { locale: language };
	const number = (value: number): string => new Intl.NumberFormat(language).format(value);
	return {
		read: m.lint_looked_read({ numbers: number(numbers), sentences: number(sentences) }, locale),
		lookedFor: m.lint_looked_for({}, locale),
		languages: m.lint_looked_languages({}, locale),
		notRead: [
			...(digitsOnly > 0 ? [m.lint_looked_digits({ paragraphs: number(digitsOnly) }, locale)] : []),
			...(unread > 0 ? [m.lint_looked_unread({ paragraphs: number(unread) }, locale)] : [])
		]
	};
}
