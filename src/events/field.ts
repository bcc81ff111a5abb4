import { problemsOfRetention, type Retention } from './field-retention.ts';
import type { Id } from '#platform/index.ts';
import { refusalToText } from '#ui/form/text.ts';
import type { Problem } from '#ui/form/problem.ts';

export type FieldId = Id<'FormField'>;

export const fieldKinds = [
	'short',
	'long',
	'choice',
	'several',
	'date',
	'country',
	'number',
	'file'
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** The pages of a form, in the order they are filled in. */
export const formSteps = ['you', 'work', 'reasons', 'journey'] as const;
export type FormStep = (typeof formSteps)[number];

/** What a selection is weighed by: answers to the field that counts for one of these are counted against targets. */
export const dimensions = ['country', 'gender', 'group', 'language'] as const;
export type Dimension = (typeof dimensions)[number];

/** `purpose`: why it is asked; it stands beside the question. */
export type FieldWords = { label: string; purpose: string };
export type FieldOption = { id: string; texts: Record<string, string> };

export type FormField = Retention & {
	id: FieldId;
	kind: FieldKind;
	step: FormStep;
	required: boolean;
	/** Says who somebody is: reviewers do not see it where the review is blind. */
	identifies: boolean;
	counts: Dimension | null;
	/** Of a file that does not say who somebody is: a blind reviewer opens it too, never by its name. */
	readBlind?: true;
	/** Says which organisation somebody comes from: it stands in the list of participants. */
	isOrganisation: boolean;
	/** Of a choice, and of several. */
	options: FieldOption[];
	texts: Record<string, FieldWords>;
};

export const mostFields = 40;
export const mostOptions = 30;
export const longestLabel = 300;

/** What is wrong with a field as somebody wrote it, by the name of its form. Every field says why it asks, and for how long. */
export function problemsOfField(field: FormField, languages: readonly string[]): Problem[] {
	const written = Object.entries(field.texts);
	const problems: Problem[] = [];
	if (written.length === 0) problems.push({ field: `label.${languages[0] ?? 'en'}`, code: 'required' });
	for (const [language, { label, purpose }] of written) {
		if (!languages.includes(language)) problems.push({ field: `label.${language}`, code: 'event_language' });
		problems.push(
			...textProblems(`label.${language}`, label),
			...textProblems(`purpose.${language}`, purpose)
		);
	}
	const chooses = field.kind === 'choice' || field.kind === 'several';
	if (chooses && field.options.length < 2) problems.push({ field: 'options', code: 'field_options_needed' });
	if (field.options.length > mostOptions)
		problems.push({ field: 'options', code: 'more_than', details: { most: mostOptions } });
	if (new Set(field.options.map(({ id }) => id)).size < field.options.length)
		problems.push({ field: 'options', code: 'field_option_twice' });
	problems.push(...optionProblems(field, languages));
	problems.push(...problemsOfRetention(field));
	if (field.sensitivity === 'sensitive' && field.required)
		problems.push({ field: 'required', code: 'field_sensitive_required' });
	if (field.readBlind && (field.kind !== 'file' || field.identifies))
		problems.push({ field: 'readBlind', code: 'field_read_blind' });
	if (field.counts !== null && !countable(field))
		problems.push({ field: 'counts', code: 'field_counts_kind' });
	return problems;
}

/** A country is counted by a field of countries, the rest by what is chosen. */
function countable({ counts, kind }: FormField): boolean {
	return counts === 'country' ? kind === 'country' : kind === 'choice' || kind === 'several';
}

function optionProblems({ options, texts }: FormField, languages: readonly string[]): Problem[] {
	const spoken = Object.keys(texts).filter((language) => languages.includes(language));
	return options
		.flatMap(({ texts: words }) => {
			const missing = spoken.find((language) => !words[language]?.trim());
			return missing
				? [{ field: `options.${missing}`, code: 'field_options_uneven' }]
				: Object.values(words).flatMap((text) => textProblems('options', text));
		})
		.slice(0, 1);
}

function textProblems(field: string, text: string): Problem[] {
	if (text.trim() === '') return [{ field, code: 'required' }];
	const code = refusalToText(text, longestLabel);
	return code ? [{ field, code, details: { most: longestLabel } }] : [];
}
