import type { QuestionKind, Settings, Words } from '#courses/index.ts';
import { all, one, type Values } from '#ui/form/values.ts';

/** The lists of a question whose entries have keys: the name of the list in its settings, and of their words. */
export const lists = {
	one: [{ list: 'choices', words: 'choices' }],
	several: [{ list: 'choices', words: 'choices' }],
	ordering: [{ list: 'choices', words: 'choices' }],
	matching: [
		{ list: 'left', words: 'left' },
		{ list: 'options', words: 'options' }
	],
	open: [{ list: 'rubric', words: 'criteria' }],
	'true-false': [],
	number: [],
	short: []
} as const satisfies Record<QuestionKind, readonly { list: string; words: string }[]>;

export const questionKinds = Object.keys(lists) as QuestionKind[];
const outcomes = ['right', 'partly', 'wrong'];

export function isQuestionKind(text: string): text is QuestionKind {
	return Object.hasOwn(lists, text);
}

/** Whether a kind's feedback is said by how the answer was, rather than by what was answered. */
export function feedbackNames(kind: QuestionKind, values: Values): string[] {
	switch (kind) {
		case 'one':
		case 'several':
			return all(values, 'choices');
		case 'true-false':
			return ['true', 'false'];
		case 'matching':
		case 'ordering':
		case 'number':
		case 'short':
			return outcomes;
		case 'open':
			return [];
	}
}

/** A question as a form: `choices` are the keys in order, `choices.a` what is said for one. */
export function questionValues(settings: Settings, words: Words): Values {
	const kind = settings['kind'] as QuestionKind;
	const values: Values = {
		kind: [kind],
		points: [text(settings['points'] ?? 1)],
		pool: [text(settings['pool'])],
		prompt: [text(words['prompt'])],
		explanation: [text(words['explanation'])]
	};
	for (const { list, words: field } of lists[kind]) {
		const keys = (settings[list] ?? []) as string[];
		values[list] = keys;
		const said = record(words[field]);
		for (const key of keys) values[`${field}.${key}`] = [said[key] ?? ''];
	}
	const right = settings['right'];
	if (kind === 'one' || kind === 'several') values['right'] = (right ?? []) as string[];
	if (kind === 'matching')
		for (const [left, option] of Object.entries(record(right))) values[`right.${left}`] = [option];
	if (kind === 'true-false' || kind === 'number') values['right'] = [text(right)];
	if (kind === 'number')
		Object.assign(values, { tolerance: [text(settings['tolerance'])], unit: [text(settings['unit'])] });
	if (kind === 'short') values['accepted'] = [((words['accepted'] ?? []) as string[]).join('\n')];
	for (const [name, said] of Object.entries(record(words['feedback']))) values[`feedback.${name}`] = [said];
	return values;
}

/** The question a form says, for the schemas to check: what cannot be read is given on as it was typed. */
export function readQuestion(values: Values): { settings: Settings; words: Words } {
	const kind = one(values, 'kind') as QuestionKind;
	const settings: Settings = {
		kind,
		points: number(one(values, 'points') || '1'),
		pool: one(values, 'pool').trim() || null
	};
	const words: Words = {
		prompt: one(values, 'prompt').trim(),
		explanation: one(values, 'explanation').trim()
	};
	for (const { list, words: field } of lists[kind]) {
		const keys = all(values, list);
		settings[list] = keys;
		words[field] = Object.fromEntries(keys.map((key) => [key, one(values, `${field}.${key}`).trim()]));
	}
	if (kind === 'one' || kind === 'several') settings['right'] = all(values, 'right');
	if (kind === 'matching')
		settings['right'] = Object.fromEntries(
			all(values, 'left').flatMap((left) => {
				const option = one(values, `right.${left}`);
				return option === '' ? [] : [[left, option]];
			})
		);
	if (kind === 'true-false') settings['right'] = yesOrNo(one(values, 'right'));
	if (kind === 'number') {
		settings['right'] = number(one(values, 'right'));
		settings['tolerance'] = number(one(values, 'tolerance') || '0');
		settings['unit'] = one(values, 'unit').trim() || null;
	}
	if (kind === 'short')
		words['accepted'] = one(values, 'accepted')
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean);
	if (kind !== 'open')
		words['feedback'] = Object.fromEntries(
			feedbackNames(kind, values).flatMap((name) => {
				const said = one(values, `feedback.${name}`).trim();
				return said === '' ? [] : [[name, said]];
			})
		);
	return { settings, words };
}

/** The form again, with one entry more, fewer, or in another place: `add choices`, `remove choices b`, `up choices b`. */
export function reshaped(values: Values, act: string): Values {
	const [what, list = '', key = ''] = act.split(' ');
	const keys = [...all(values, list)];
	const at = keys.indexOf(key);
	if (what === 'add') keys.push(freshKey([...keys, ...all(values, `had.${list}`)]));
	else if (at < 0) return values;
	else if (what === 'remove') keys.splice(at, 1);
	else if (what === 'up' && at > 0) keys.splice(at - 1, 0, ...keys.splice(at, 1));
	else if (what === 'down') keys.splice(at + 1, 0, ...keys.splice(at, 1));
	// A choice that went takes its key along: answers given to it are not those of another.
	const had = what === 'remove' ? [...all(values, `had.${list}`), key] : all(values, `had.${list}`);
	return { ...values, [list]: keys, [`had.${list}`]: had };
}

/**
 * Without the entries that were offered and left empty. `base`: what the question has already; emptying one of those is no
 * way to take it out, since its translations would go with it. Two of each stay, to be told what they need.
 */
export function withoutEmpty(values: Values, base: Settings): Values {
	const kind = one(values, 'kind') as QuestionKind;
	const kept = { ...values };
	for (const { list, words } of lists[kind]) {
		const had = (base[list] ?? []) as string[];
		const isSaid = (key: string) =>
			had.includes(key) ||
			[one(values, `${words}.${key}`), one(values, `feedback.${key}`)].some((text) => text.trim() !== '') ||
			all(values, 'right').includes(key) ||
			one(values, `right.${key}`) !== '';
		const keys = all(values, list);
		const least = list === 'rubric' ? 0 : 2;
		const empty = keys
			.filter((key) => !isSaid(key))
			.reverse()
			.slice(0, Math.max(0, keys.length - least));
		kept[list] = keys.filter((key) => !empty.includes(key));
	}
	return kept;
}

/** A question to begin with: two of each that it needs. */
export function emptyQuestion(kind: QuestionKind): Values {
	let values = questionValues({ kind, points: 1 }, {});
	for (const { list } of lists[kind]) {
		values = reshaped(reshaped(values, `add ${list}`), `add ${list}`);
		if (kind === 'one' || kind === 'several') values = reshaped(values, `add ${list}`);
	}
	return values;
}

/** a, b … z, then a2 …: one that none has. */
function freshKey(taken: readonly string[]): string {
	for (let place = 0; ; place++) {
		const round = Math.floor(place / 26);
		const key = `${String.fromCharCode(97 + (place % 26))}${round === 0 ? '' : round + 1}`;
		if (!taken.includes(key)) return key;
	}
}

function number(entered: string): unknown {
	const plain = entered
		.trim()
		.replace(/(\d)[\s\u00a0\u202f](?=\d{3})/gu, '$1')
		.replace(',', '.');
	return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : entered;
}

function yesOrNo(entered: string): unknown {
	return entered === 'true' ? true : entered === 'false' ? false : entered;
}

function text(value: unknown): string {
	return value === null || value === undefined ? '' : String(value as string | number | boolean);
}

function record(value: unknown): Record<string, string> {
	return value !== null && typeof value === 'object' && !Array.isArray(value)
		? (value as Record<string, string>)
		: {};
}
