import {
	aQuestionOf,
	conditionFrom,
	problemOfExpression,
	disclosures,
	expressionOf,
	questionKinds,
	sensitivities,
	type Option,
	type Question
} from '#surveys/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';

/** `yes: Yes` a line: the id, and the words of one language. */
function linesOf(options: readonly Option[], language: string): string {
	return options.map(({ id, texts }) => `${id}: ${texts[language] ?? ''}`).join('\n');
}

/** The first language says which there are and in which order; the others only their words. */
function optionsFrom(values: Values, field: 'options' | 'rows', languages: readonly string[]): Option[] {
	const read = (language: string) =>
		one(values, `${field}.${language}`)
			.split(/\r\n?|\n/u)
			.map((line) => line.trim())
			.filter(Boolean)
			.map((line) => {
				const at = line.indexOf(':');
				const words = (at < 0 ? line : line.slice(at + 1)).trim();
				return [at < 0 ? idFrom(line) : line.slice(0, at).trim(), words] as const;
			});
	const [first = 'en'] = languages;
	return read(first).map(([id, words]) => ({
		id,
		texts: Object.fromEntries(
			languages.flatMap((language) => {
				const said = language === first ? words : read(language).find(([other]) => other === id)?.[1];
				return said ? [[language, said]] : [];
			})
		)
	}));
}

/** For a line without an id. */
function idFrom(words: string): string {
	const plain = words
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/gu, '_')
		.replace(/^_+|_+$/gu, '');
	return plain.slice(0, 40) || 'x';
}

export function questionValues(question: Question, languages: readonly string[]): Values {
	const number = (value: number | null) => (value === null ? [''] : [String(value)]);
	const values: Values = {
		...{ id: [question.id], kind: [question.kind], sensitivity: [question.sensitivity] },
		...{ disclosure: [question.disclosure], keptDays: [String(question.keptDays)] },
		...{ least: number(question.least), most: number(question.most), from: [question.from ?? ''] },
		...{ until: [question.until ?? ''], when: [question.when ? expressionOf(question.when) : ''] },
		flags: [...(question.required ? ['required'] : []), ...(question.mayDecline ? ['mayDecline'] : [])]
	};
	for (const language of languages) {
		const words = question.texts[language];
		values[`label.${language}`] = [words?.label ?? ''];
		values[`hint.${language}`] = [words?.hint ?? ''];
		values[`purpose.${language}`] = [words?.purpose ?? ''];
		values[`options.${language}`] = [linesOf(question.options, language)];
		values[`rows.${language}`] = [linesOf(question.rows, language)];
	}
	return values;
}

/** The question that a form says; its condition may name `others`. Whether it is sound is asked when the questionnaire is frozen; what cannot be read is a problem now. */
export function enteredQuestion(
	values: Values,
	languages: readonly string[],
	others: readonly Question[]
): { question: Question; form: Reading } {
	const form = new Reading(values);
	const text = (name: string) => form.text(name, { longest: 500 }) ?? '';
	const number = (name: string): number | null => {
		const entered = one(values, name).trim().replace(',', '.');
		if (entered === '') return null;
		if (/^-?\d{1,9}(?:\.\d{1,4})?$/u.test(entered)) return Number(entered);
		form.refuse(name, 'not_number');
		return null;
	};
	const among = <T extends string>(name: string, offered: readonly T[]): T => {
		const chosen = offered.find((value) => value === one(values, name));
		if (!chosen) form.refuse(name, 'not_chosen');
		return chosen ?? (offered[0] as T);
	};
	const entered = one(values, 'when').trim();
	const when = entered === '' ? null : conditionFrom(entered);
	const problem = entered === '' ? null : problemOfExpression(entered, others);
	if (problem) form.refuse('when', problem.code, problem.details);
	const flags = values['flags'] ?? [];
	const kind = among('kind', questionKinds);
	const chooses = ['choice', 'several', 'matrix', 'scale'].includes(kind);
	const question = aQuestionOf({
		...{ id: form.line('id', { required: true, longest: 40 }) ?? '', kind, when },
		texts: Object.fromEntries(
			languages.map((language) => [
				language,
				{
					label: text(`label.${language}`),
					hint: text(`hint.${language}`),
					purpose: text(`purpose.${language}`)
				}
			])
		),
		...{ required: flags.includes('required'), mayDecline: flags.includes('mayDecline') },
		options: chooses ? optionsFrom(values, 'options', languages) : [],
		rows: kind === 'matrix' ? optionsFrom(values, 'rows', languages) : [],
		...{ least: number('least'), most: number('most') },
		...{ from: form.line('from', { longest: 10 }), until: form.line('until', { longest: 10 }) },
		...{ sensitivity: among('sensitivity', sensitivities), disclosure: among('disclosure', disclosures) },
		keptDays: number('keptDays') ?? 0
	});
	return { question, form };
}
