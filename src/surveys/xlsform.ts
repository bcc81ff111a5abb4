import { expressionOf } from './expression.ts';
import { pointsOf, type Option, type Question, type Questionnaire } from './question.ts';
import type { Texts } from './words.ts';

/** What a form in the other notation does not say, by question and as the code of a sentence (`surveys_xlsform_<code>`). */
export type Unrepresented = { at: string; code: XlsFormNote; text: string };
export const xlsFormNotes = [
	'type',
	'relevant',
	'constraint',
	'calculation',
	'column',
	'decline',
	'nested',
	'list',
	'bounds'
] as const;
export type XlsFormNote = (typeof xlsFormNotes)[number];

export type FormSheets = Record<string, string[][]>;

/** “Prefer not to say” among the choices of a form. */
export const declinedChoice = 'serai_declined';
const own = ['purpose', 'sensitivity', 'disclosure', 'kept_days', 'block'] as const;

/** `labelFor`: how a language’s columns are called, `English (en)`. `countryChoices`: name and label by language. */
export type XlsFormWords = {
	nameOf: (language: string) => string;
	declined: (language: string) => string;
	countries: readonly Option[];
};

/** A questionnaire as XLSForm (https://xlsform.org), with columns of our own for what it has no word for. */
export function toXlsForm(
	questionnaire: Questionnaire,
	slug: string,
	version: number | null,
	{ nameOf, declined, countries }: XlsFormWords
): { sheets: FormSheets; unrepresented: Unrepresented[] } {
	const { languages, sections } = questionnaire;
	const column = (name: string) => languages.map((code) => `${name}::${nameOf(code)} (${code})`);
	const head = [
		...['type', 'name', ...column('label'), ...column('hint'), 'required', 'relevant', 'constraint'],
		...[
			'appearance',
			'parameters',
			...column('serai_purpose'),
			...own.slice(1).map((name) => `serai_${name}`)
		]
	];
	const unrepresented: Unrepresented[] = [];
	const survey: string[][] = [head];
	const lists = new Map<string, Option[]>();
	const row = (
		said: Record<string, string>,
		words: Partial<Record<'label' | 'hint' | 'serai_purpose', Texts>> = {}
	) => {
		const each = (name: 'label' | 'hint' | 'serai_purpose') =>
			languages.map((code) => words[name]?.[code] ?? '');
		const cell = (name: string) => said[name] ?? '';
		survey.push([
			...[cell('type'), cell('name'), ...each('label'), ...each('hint')],
			...['required', 'relevant', 'constraint', 'appearance', 'parameters'].map(cell),
			...each('serai_purpose'),
			...own.slice(1).map((name) => cell(`serai_${name}`))
		]);
	};
	const texts = (question: Question, part: 'label' | 'hint' | 'purpose'): Texts =>
		Object.fromEntries(languages.map((code) => [code, question.texts[code]?.[part] ?? '']));
	const listFor = (question: Question, options: Option[]): string => {
		const all = question.mayDecline
			? [
					...options,
					{ id: declinedChoice, texts: Object.fromEntries(languages.map((code) => [code, declined(code)])) }
				]
			: options;
		lists.set(question.id, all);
		return question.id;
	};
	for (const section of sections) {
		row(
			{
				...{ type: 'begin_group', name: section.id, appearance: 'field-list' },
				relevant: section.when ? expressionOf(section.when) : ''
			},
			{ label: section.texts }
		);
		for (const question of section.questions) {
			const { id, kind } = question;
			const note = (code: XlsFormNote, text = '') => unrepresented.push({ at: id, code, text });
			const shared = {
				...{
					name: id,
					required: question.required ? 'yes' : '',
					relevant: question.when ? expressionOf(question.when) : ''
				},
				...{ serai_sensitivity: question.sensitivity, serai_disclosure: question.disclosure },
				...{ serai_kept_days: String(question.keptDays), serai_block: question.block ?? '' }
			};
			const words = {
				label: texts(question, 'label'),
				hint: texts(question, 'hint'),
				serai_purpose: texts(question, 'purpose')
			};
			if (question.mayDecline && !['choice', 'several', 'scale', 'country'].includes(kind)) note('decline');
			switch (kind) {
				case 'choice':
					row({ ...shared, type: `select_one ${listFor(question, question.options)}` }, words);
					break;
				case 'several':
					row(
						{
							...{ ...shared, type: `select_multiple ${listFor(question, question.options)}` },
							constraint: question.most === null ? '' : `count-selected(.) <= ${question.most}`
						},
						words
					);
					break;
				case 'scale': {
					const points = pointsOf(question).map(
						(point): Option =>
							question.options.find((option) => option.id === point) ?? {
								id: point,
								texts: Object.fromEntries(languages.map((code) => [code, point]))
							}
					);
					row({ ...shared, type: `select_one ${listFor(question, points)}`, appearance: 'likert' }, words);
					break;
				}
				case 'country':
					if (question.mayDecline) note('decline');
					lists.set('country', [...countries]);
					row({ ...shared, type: 'select_one country', appearance: 'minimal autocomplete' }, words);
					break;
				case 'matrix':
					lists.set(id, question.options);
					row({ ...shared, type: 'begin_group', appearance: 'table-list', required: '' }, words);
					for (const one of question.rows)
						row(
							{
								type: `select_one ${id}`,
								name: `${id}__${one.id}`,
								required: question.required ? 'yes' : ''
							},
							{ label: one.texts }
						);
					row({ type: 'end_group', name: id });
					break;
				case 'number':
					row(
						{ ...shared, type: 'decimal', constraint: bounds(question.least, question.most, String) },
						words
					);
					break;
				case 'date':
					row(
						{
							...shared,
							type: 'date',
							constraint: bounds(question.from, question.until, (day) => `date('${day}')`)
						},
						words
					);
					break;
				case 'short':
					row({ ...shared, type: 'text' }, words);
					break;
				case 'long':
					row({ ...shared, type: 'text', appearance: 'multiline' }, words);
					break;
				case 'note':
					row({ ...shared, type: 'note', required: '' }, words);
			}
		}
		row({ type: 'end_group', name: section.id });
	}
	const choices = [
		['list_name', 'name', ...column('label')],
		...[...lists].flatMap(([list, options]) =>
			options.map(({ id, texts: said }) => [
				list,
				id,
				...languages.map((code) => said[code] ?? said['en'] ?? id)
			])
		)
	];
	const [first = 'en'] = languages;
	const settings = [
		[
			'form_title',
			'form_id',
			'version',
			'default_language',
			...column('serai_title'),
			...column('serai_intro'),
			...column('serai_thanks')
		],
		[
			...[
				questionnaire.title[first] ?? slug,
				slug.replaceAll('-', '_'),
				String(version ?? 0),
				`${nameOf(first)} (${first})`
			],
			...languages.map((code) => questionnaire.title[code] ?? ''),
			...languages.map((code) => questionnaire.intro[code] ?? ''),
			...languages.map((code) => questionnaire.thanks[code] ?? '')
		]
	];
	return { sheets: { survey, choices, settings }, unrepresented };
}

function bounds<T>(least: T | null, most: T | null, say: (value: T) => string): string {
	return [least === null ? '' : `. >= ${say(least)}`, most === null ? '' : `. <= ${say(most)}`]
		.filter(Boolean)
		.join(' and ');
}
