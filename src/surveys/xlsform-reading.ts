import { blocks } from './blocks.ts';
import { conditionFrom } from './expression.ts';
import { isDay } from './answer.ts';
import {
	aQuestionOf,
	disclosures,
	sensitivities,
	type Option,
	type Question,
	type Questionnaire,
	type Section
} from './question.ts';
import { questionsOf } from './questionnaire.ts';
import { declinedChoice, type FormSheets, type Unrepresented, type XlsFormNote } from './xlsform.ts';
import { codeOf, languagesOf, rowsOf, type Row } from './xlsform-table.ts';

export type ReadForm = { questionnaire: Questionnaire; slug: string; unrepresented: Unrepresented[] };

/** Columns that say nothing of what is asked here, or are read. Of the rest each is named once. */
const known = new Set(
	'type name label hint required relevant constraint appearance parameters constraint_message required_message note list_name order default_language form_title form_id version style instance_name'.split(
		' '
	)
);

/**
 * A form as a questionnaire, and everything of it that one cannot say: nothing is dropped unsaid. Null: no survey sheet, or
 * none that asks anything.
 */
export function fromXlsForm(sheets: FormSheets): ReadForm | null {
	const unrepresented: Unrepresented[] = [];
	const note = (at: string, code: XlsFormNote, text: string) => {
		unrepresented.push({ at, code, text: text.slice(0, 200) });
	};
	const settings = rowsOf(sheets['settings'] ?? [])[0];
	const fallback = codeOf(settings?.get('default_language') ?? '') ?? 'en';
	const survey = sheets['survey'] ?? [];
	const languages = languagesOf([survey, sheets['choices'] ?? []], fallback);
	const rows = rowsOf(survey, fallback);
	const lists = Map.groupBy(
		rowsOf(sheets['choices'] ?? [], fallback).filter((row) => row.get('list_name') || row.get('list name')),
		(row) => row.get('list_name') || row.get('list name')
	);
	for (const name of survey[0] ?? []) {
		const base = name.split('::')[0]?.trim() ?? '';
		if (base && !known.has(base) && !base.startsWith('serai_')) note(base, 'column', name);
	}

	const sections: Section[] = [];
	const groups: { name: string; kind: 'section' | 'matrix' | 'inner' }[] = [];
	let loose = 0;
	const section = (): Section => {
		const last = sections.at(-1);
		if (last && groups.some(({ kind }) => kind === 'section')) return last;
		if (last && last.id.startsWith('page_') && groups.length === 0 && loose > 0) return last;
		loose++;
		const made: Section = { id: `page_${sections.length + 1}`, texts: {}, when: null, questions: [] };
		sections.push(made);
		return made;
	};
	const when = (row: Row) => {
		const expression = row.get('relevant');
		if (expression === '') return null;
		const condition = conditionFrom(expression);
		if (!condition) note(row.get('name'), 'relevant', expression);
		return condition;
	};
	let matrix: Question | null = null;

	for (const row of rows) {
		const [type = '', list = ''] = row.get('type').trim().split(/\s+/u);
		const name = idFrom(row.get('name'));
		if (type === '') continue;
		if (/^begin[_ ]?group$/u.test(type) || (type === 'begin' && list === 'group')) {
			if (row.get('appearance').includes('table-list')) {
				matrix = asked(row, name, 'matrix');
				groups.push({ name, kind: 'matrix' });
				section().questions.push({ ...matrix, when: when(row) });
			} else if (groups.length === 0) {
				loose = 0;
				groups.push({ name, kind: 'section' });
				sections.push({ id: name, texts: row.texts('label'), when: when(row), questions: [] });
			} else {
				groups.push({ name, kind: 'inner' });
				note(name, 'nested', row.get('label'));
			}
			continue;
		}
		if (/^end[_ ]?(?:group|repeat)$/u.test(type) || type === 'end') {
			if (groups.pop()?.kind === 'matrix') matrix = null;
			continue;
		}
		if (type.startsWith('begin')) {
			groups.push({ name, kind: 'inner' });
			note(name, 'type', type);
			continue;
		}
		const into = section().questions;
		if (matrix && type === 'select_one') {
			const held = into.at(-1);
			if (!held) continue;
			const row_ = name.startsWith(`${held.id}__`) ? name.slice(held.id.length + 2) : name;
			into[into.length - 1] = {
				...held,
				options: held.options.length > 0 ? held.options : optionsOf(list),
				rows: [...held.rows, { id: row_, texts: row.texts('label') }],
				required: held.required || isYes(row.get('required'))
			};
			continue;
		}
		const question = questionFrom(row, type, list, name);
		if (question) into.push({ ...question, when: when(row) });
		else if (!unrepresented.some(({ at, code }) => at === name && code === 'list'))
			note(name, type === 'calculate' || type === 'hidden' ? 'calculation' : 'type', row.get('type'));
	}

	function optionsOf(list: string): Option[] {
		return (lists.get(list) ?? [])
			.map((row) => ({ id: row.get('name'), texts: row.texts('label') }))
			.filter(({ id }) => id !== declinedChoice);
	}

	function asked(row: Row, id: string, kind: Question['kind']): Question {
		const [labels, hints, purposes] = [row.texts('label'), row.texts('hint'), row.texts('serai_purpose')];
		const sensitivity = sensitivities.find((one) => one === row.get('serai_sensitivity')) ?? 'ordinary';
		const kept = Number(row.get('serai_kept_days'));
		return aQuestionOf({
			...{ id, kind, required: isYes(row.get('required')), sensitivity },
			disclosure:
				disclosures.find((one) => one === row.get('serai_disclosure')) ??
				(kind === 'long' || kind === 'short' ? 'never' : 'grouped'),
			keptDays: Number.isInteger(kept) && kept > 0 ? kept : sensitivity === 'sensitive' ? 366 : 1827,
			block: row.get('serai_block') || null,
			texts: Object.fromEntries(
				languages.map((code) => [
					code,
					{ label: labels[code] ?? '', hint: hints[code] ?? '', purpose: purposes[code] ?? '' }
				])
			)
		});
	}

	function questionFrom(row: Row, type: string, list: string, id: string): Question | null {
		const constraint = row.get('constraint');
		const bound = boundsFrom(constraint);
		const unbounded = () => {
			if (constraint !== '') note(id, 'constraint', constraint);
		};
		switch (type) {
			case 'select_one':
			case 'select_multiple': {
				const names = (lists.get(list) ?? []).map((one) => one.get('name'));
				const mayDecline = names.includes(declinedChoice);
				if (list === 'country' && type === 'select_one') {
					unbounded();
					return { ...asked(row, id, 'country'), mayDecline };
				}
				if (names.length === 0) {
					note(id, 'list', list);
					return null;
				}
				const options = optionsOf(list);
				const numbers = options.map((option) => Number(option.id));
				const [first = 0] = numbers;
				const counts = numbers.every((value, i) => Number.isInteger(value) && value === first + i);
				if (type === 'select_one' && row.get('appearance').includes('likert') && counts) {
					unbounded();
					const least = first;
					const said = options.filter((option) =>
						Object.values(option.texts).some((text) => text !== option.id)
					);
					return {
						...asked(row, id, 'scale'),
						mayDecline,
						least,
						most: least + options.length - 1,
						options: said
					};
				}
				const atMost = /^count-selected\(\.\)\s*<=\s*(\d+)$/u.exec(constraint)?.[1];
				if (constraint !== '' && !(type === 'select_multiple' && atMost)) unbounded();
				return {
					...asked(row, id, type === 'select_one' ? 'choice' : 'several'),
					...{ mayDecline, options, most: atMost && type === 'select_multiple' ? Number(atMost) : null }
				};
			}
			case 'integer':
			case 'decimal':
				if (!bound.isRead) unbounded();
				return { ...asked(row, id, 'number'), least: numberOf(bound.least), most: numberOf(bound.most) };
			case 'range': {
				const start = Number(/start=(-?\d+)/u.exec(row.get('parameters'))?.[1] ?? 0);
				const end = Number(/end=(-?\d+)/u.exec(row.get('parameters'))?.[1] ?? 10);
				return end - start >= 1 && end - start <= 10
					? { ...asked(row, id, 'scale'), least: start, most: end }
					: { ...asked(row, id, 'number'), least: start, most: end };
			}
			case 'date':
				if (!bound.isRead) unbounded();
				return { ...asked(row, id, 'date'), from: dayOf(bound.least), until: dayOf(bound.most) };
			case 'text':
				unbounded();
				return asked(row, id, row.get('appearance').includes('multiline') ? 'long' : 'short');
			case 'note':
				return asked(row, id, 'note');
			default:
				return null;
		}
	}

	const standing = sections
		.filter(({ questions }) => questions.length > 0)
		.map((one) => ({ ...one, questions: one.questions.map(standardOf) }));
	const title = {
		...(settings?.get('form_title') && { [fallback]: settings.get('form_title') }),
		...settings?.texts('serai_title')
	};
	const questionnaire: Questionnaire = {
		...{
			languages,
			title,
			intro: settings?.texts('serai_intro') ?? {},
			thanks: settings?.texts('serai_thanks') ?? {}
		},
		sections: standing
	};
	const slug = (settings?.get('form_id') ?? '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/gu, '-')
		.replace(/^-+|-+$/gu, '');
	return questionsOf(questionnaire).length > 0 ? { questionnaire, slug, unrepresented } : null;
}

/** A question of a locked block stands as the block has it, in all its languages. */
function standardOf(question: Question): Question {
	if (question.block === null || !Object.hasOwn(blocks, question.block)) return question;
	const standard = blocks[question.block]?.().find(({ id }) => id === question.id);
	return standard ? { ...standard, when: question.when } : { ...question, block: null };
}

const isYes = (text: string): boolean => /^(?:yes|true|true\(\)|1)$/iu.test(text.trim());

function idFrom(name: string): string {
	const plain = name
		.trim()
		.toLowerCase()
		.replace(/[^a-z0-9_]+/gu, '_');
	return (/^[a-z]/u.test(plain) ? plain : `q_${plain}`).slice(0, 40);
}

/** `. >= 0 and . <= 100`, in either order, or one of them. */
function boundsFrom(constraint: string): { least: string | null; most: string | null; isRead: boolean } {
	const found = { least: null as string | null, most: null as string | null, isRead: true };
	if (constraint.trim() === '') return found;
	for (const part of constraint.split(/\s+and\s+/u)) {
		const said = /^\(?\s*\.\s*(<=|>=)\s*(?:(-?\d+(?:\.\d+)?)|date\('(\d{4}-\d\d-\d\d)'\))\s*\)?$/u.exec(
			part.trim()
		);
		if (!said) return { least: null, most: null, isRead: false };
		found[said[1] === '>=' ? 'least' : 'most'] = said[2] ?? said[3] ?? null;
	}
	return found;
}

const numberOf = (text: string | null): number | null =>
	text === null || Number.isNaN(Number(text)) ? null : Number(text);
const dayOf = (text: string | null): string | null => (text !== null && isDay(text) ? text : null);
