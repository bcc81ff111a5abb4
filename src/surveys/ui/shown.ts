import { intlLocale } from '#catalogue/ui/locale.ts';
import { m } from '#messages/messages.js';
import { remembered } from '#platform/index.ts';
import { countries, labelIn } from '#vocabulary/index.ts';
import { declined, inputName, rowName } from '../answer-form.ts';
import type { AnswerValue } from '../condition.ts';
import { pointsOf, type Option, type Question } from '../question.ts';
import { inLanguage, textIn } from '../words.ts';

type Choice = { value: string; label: string; lang?: string };

/** A question as its page shows it: in the reader’s language as far as it was written in it. */
export type ShownQuestion = {
	id: string;
	name: string;
	kind: Question['kind'];
	label: string;
	hint: string;
	/** Why it is asked and how long the answer is kept. */
	why: string;
	lang: string | undefined;
	required: boolean;
	options: Choice[];
	rows: { name: string; label: string }[];
	/** The words of “prefer not to say”, where it is offered. */
	decline: string | null;
	from: string | null;
	until: string | null;
	/** The condition, for a device to ask again while somebody answers; null: always asked. */
	when: string | null;
	hidden: boolean;
};

export const countryChoices = remembered((language) => {
	const { compare } = new Intl.Collator(intlLocale(language));
	return countries
		.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
		.sort((one, other) => compare(one.label, other.label));
});

export function shownQuestion(question: Question, language: string, asked = true): ShownQuestion {
	const said = inLanguage(question.texts, language);
	const spoken = said?.language ?? language;
	const { id, kind, required, from, until } = question;
	const kept = m.surveys_kept({ days: question.keptDays });
	return {
		...{ id, kind, required, from, until, name: inputName(id), hidden: !asked },
		...{ label: said?.words.label ?? id, hint: said?.words.hint ?? '' },
		why: kind === 'note' ? '' : [said?.words.purpose, kept].filter(Boolean).join(' '),
		lang: spoken === language ? undefined : spoken,
		options: choicesOf(question, spoken),
		rows: question.rows.map((row) => ({
			name: rowName(id, row.id),
			label: textIn(row.texts, spoken, row.id).text
		})),
		decline: question.mayDecline ? m.surveys_decline() : null,
		when: question.when ? JSON.stringify(question.when) : null
	};
}

function choicesOf(question: Question, language: string): Choice[] {
	if (question.kind === 'country') return countryChoices(language);
	if (question.kind === 'scale')
		return pointsOf(question).map((value) => {
			const words = question.options.find(({ id }) => id === value);
			return { value, label: words ? `${value}: ${textIn(words.texts, language).text}` : value };
		});
	return question.options.map((option) => labelled(option, language));
}

function labelled({ id, texts }: Option, language: string): Choice {
	const { text, language: of } = textIn(texts, language, id);
	return { value: id, label: text, ...(of !== language && { lang: of }) };
}

/** An answer in words. */
export function answerWords(
	question: Question,
	answer: AnswerValue | null | undefined,
	language: string
): string {
	if (answer === undefined) return '';
	if (answer === null) return m.surveys_decline();
	const labels = new Map(choicesOf(question, language).map(({ value, label }) => [value, label]));
	const label = (value: string) => labels.get(value) ?? value;
	if (Array.isArray(answer))
		return new Intl.ListFormat(intlLocale(language), { type: 'conjunction' }).format(answer.map(label));
	if (typeof answer === 'object')
		return question.rows
			.filter(({ id }) => Object.hasOwn(answer, id))
			.map((row) => `${textIn(row.texts, language, row.id).text}: ${label(answer[row.id] ?? '')}`)
			.join('; ');
	if (question.kind === 'date')
		return new Intl.DateTimeFormat(intlLocale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
			new Date(`${String(answer)}T00:00:00Z`)
		);
	return label(String(answer));
}

export { declined };
