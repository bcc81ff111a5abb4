import {
	draftFrom,
	largestFile,
	mostQuestions,
	type ForeignQuestion,
	type ImportNote,
	type QuestionDraft,
	type QuestionImport,
	type Say,
	type Weighted
} from './foreign-question.ts';
import { answerStart, bareIndex, bareLastIndex, bareSplit, unescaped } from './gift-escapes.ts';
import { moodleFormat, moodleText, oneLine, type MoodleFormat } from './moodle-text.ts';

/**
 * Questions in GIFT, Moodle's text format, in one language. Its rules are those of Moodle's importer
 * (question/format/gift/format.php), with the ordering plugin's `{>`; nothing is dropped without a note.
 */
export function questionsFromGift(text: string, language: string): QuestionImport {
	const nothing = { drafts: [], notes: [] };
	if (text.length > largestFile) return { ...nothing, problem: { code: 'file_too_big', line: 1 } };
	const unkeepable = /[\p{Cs}\0]/u.exec(text);
	if (unkeepable) return { ...nothing, problem: { code: 'not_text', line: lineAt(text, unkeepable.index) } };

	const drafts: QuestionDraft[] = [];
	const notes: ImportNote[] = [];
	const taken = new Set(['constructor', 'prototype']);
	let [category, seen] = ['', 0];
	for (const block of blocks(text)) {
		const [, named] = /^\$CATEGORY:(.*)$/mu.exec(block.text.split('\n', 1)[0] ?? '') ?? [];
		if (named !== undefined) category = named.trim().slice(0, 500);
		const body =
			named === undefined ? block.text : block.text.slice(block.text.indexOf('\n') + 1 || block.text.length);
		if (body.trim() === '') continue;
		if (++seen > mostQuestions)
			return { ...nothing, problem: { code: 'too_many_questions', line: block.line } };

		const source = body.trim();
		const { title, rest } = titled(source);
		const line = block.line + (named === undefined ? 0 : 1);
		const shown = title || oneLine(rest).slice(0, 60);
		const note = (imported: boolean, code: string, about: string) =>
			notes.push({ line, title: shown, imported, code, text: oneLine(about).slice(0, 200) });
		for (const tag of block.tags) note(true, 'tag', tag);
		const read = questionIn(rest, (code, about) => note(true, code, about));
		if (typeof read === 'string') {
			note(false, read, rest);
			continue;
		}
		const name = title || block.id || oneLine(read.prompt);
		const draft = draftFrom({ ...read, line, title: name, category }, language, taken, note);
		if (draft) drafts.push(draft);
	}
	return { drafts, notes, problem: null };
}

function lineAt(text: string, index: number): number {
	return text.slice(0, index).split('\n').length;
}

type Block = { line: number; text: string; tags: string[]; id: string };

/** Questions stand between empty lines; a comment's line is as if it were not there, but for its [id:] and [tag:]. */
function* blocks(text: string): Generator<Block> {
	const lines = text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u);
	let [from, held]: [number, string[]] = [0, []];
	let [tags, id]: [string[], string] = [[], ''];
	for (const [i, line] of [...lines, ''].entries()) {
		const trimmed = line.trim();
		if (trimmed.startsWith('//')) {
			for (const [, tag = ''] of trimmed.matchAll(/\[tag:([^\]]{1,100})\]/gu)) tags.push(tag);
			id = /\[id:([^\]]{1,100})\]/u.exec(trimmed)?.[1] ?? id;
			if (held.length > 0) held.push(' ');
		} else if (trimmed !== '') {
			if (held.length === 0) from = i + 1;
			held.push(line);
		} else {
			if (held.length > 0) yield { line: from, text: held.join('\n'), tags, id };
			if (held.length > 0) [tags, id] = [[], ''];
			held = [];
		}
	}
}

function titled(source: string): { title: string; rest: string } {
	const end = source.startsWith('::') ? bareIndex(source, '::', 2) : -1;
	if (end < 0) return { title: '', rest: source };
	return { title: unescaped(source.slice(2, end)).trim(), rest: source.slice(end + 2).trim() };
}

type Read = ForeignQuestion extends infer F
	? F extends ForeignQuestion
		? Omit<F, 'line' | 'title' | 'category'>
		: never
	: never;

/** The question, or the code of why it is none. */
function questionIn(source: string, say: Say): Read | string {
	const [open, close] = [bareIndex(source, '{', 0), bareIndex(source, '}', 0)];
	if (open < 0 && close < 0) return 'description';
	if (open < 0 || close < open) return 'braces';
	const inside = source.slice(open + 1, close);
	const after = source.slice(close + 1);
	if (bareIndex(inside, '{', 0) >= 0) return 'braces';
	if (bareIndex(after, '{', 0) >= 0 || bareIndex(after, '}', 0) >= 0) return 'two_answer_sections';

	const format: { own: MoodleFormat } = { own: 'moodle' };
	const textIn = (raw: string) => {
		const [, name = '', rest = ''] = /^\[([a-z_]{1,20})\]([^]*)$/u.exec(raw.trim()) ?? [];
		const known = moodleFormat(name);
		return { format: known ?? format.own, text: unescaped(known ? rest : raw.trim()).trim() };
	};
	const markdown = (raw: string) => {
		const { format, text } = textIn(raw);
		return moodleText(text, format, say);
	};
	// A missing word: the answers stand within the sentence.
	format.own = textIn(source.slice(0, open)).format;
	const blank = after.trim() === '' ? '' : format.own === 'markdown' ? '\\_\\_\\_\\_\\_' : '_____';
	const prompt = markdown(source.slice(0, open) + blank + after);

	const general = bareLastIndex(inside, '####');
	const answers = (general < 0 ? inside : inside.slice(0, general)).trim();
	const explanation = general < 0 ? '' : markdown(inside.slice(general + 4));
	const common = { points: 1, prompt, explanation, outcome: {} };
	const weighted = (raw: string, read: (text: string) => string): Weighted => {
		const [, weight, rest = ''] = /^\s*%(-?\d{1,3}(?:\.\d{0,9})?)%([^]*)$/u.exec(raw) ?? [];
		const [text = '', feedback] = bareSplit(weight === undefined ? raw : rest, ['#'], 2);
		const full = weight === undefined ? 100 : Number(weight);
		return { text: read(text), weight: full, feedback: feedback === undefined ? '' : markdown(feedback) };
	};
	const plain = (raw: string) => textIn(raw).text;

	if (answers === '') return { ...common, kind: 'open', criteria: [] };
	if (answers.startsWith('>')) {
		const [, ...items] = answers.split('\n');
		return { ...common, kind: 'ordering', items: items.map(markdown) };
	}
	if (answers.startsWith('#')) {
		const wrong = bareIndex(answers, '~', 1);
		const right = bareSplit(wrong < 0 ? answers.slice(1) : answers.slice(1, wrong), ['=']).filter(isSaid);
		const all = right.map((raw) => ({ ...weighted(raw, plain), tolerance: 0 })).map(withTolerance);
		const [, said] = wrong < 0 ? [] : bareSplit(answers.slice(wrong + 1), ['#'], 2);
		const others =
			said === undefined ? [] : [{ text: '*', weight: 0, tolerance: 0, feedback: markdown(said) }];
		return { ...common, kind: 'number', unit: null, answers: [...all, ...others] };
	}
	if (bareIndex(answers, '~', 0) >= 0) {
		const single = bareIndex(answers, '=', 0) >= 0;
		const all = answerStart(answers).map(({ sign, raw }): Weighted => {
			if (sign === '~') {
				const answer = weighted(raw, markdown);
				return /^\s*%-?\d/u.test(raw) ? answer : { ...answer, weight: 0 };
			}
			const [text = '', feedback] = bareSplit(raw, ['#'], 2);
			return {
				text: markdown(text),
				weight: 100,
				feedback: feedback === undefined ? '' : markdown(feedback)
			};
		});
		return { ...common, kind: 'choice', single, answers: all };
	}
	if (bareIndex(answers, '=', 0) >= 0 && bareIndex(answers, '->', 0) >= 0) {
		const pairs = bareSplit(answers, ['='])
			.filter(isSaid)
			.map((raw) => bareSplit(raw, ['->'], 2));
		if (pairs.some(([, option]) => option === undefined)) return 'not_a_pair';
		return {
			...{ ...common, kind: 'matching' },
			pairs: pairs.map(([left = '', option = '']) => ({
				left: oneLine(markdown(left)),
				option: markdown(option)
			}))
		};
	}
	const [verdict = '', wrong = '', right = ''] = bareSplit(answers, ['#'], 3);
	if (/^(T|TRUE|F|FALSE)$/u.test(verdict.trim())) {
		const isTrue = verdict.trim().startsWith('T');
		const [no, yes] = [markdown(wrong), markdown(right)];
		return {
			...common,
			kind: 'true-false',
			right: isTrue,
			feedback: isTrue ? { true: yes, false: no } : { true: no, false: yes }
		};
	}
	return {
		...common,
		kind: 'short',
		answers: bareSplit(answers, ['='])
			.filter(isSaid)
			.map((raw) => weighted(raw, plain))
	};
}

function isSaid(raw: string): boolean {
	return raw.trim() !== '';
}

/** 5:1, or 4..6, or 5. */
function withTolerance(answer: Weighted & { tolerance: number }): Weighted & { tolerance: number } {
	const dots = answer.text.indexOf('..');
	if (dots > 0) {
		const [low, high] = [Number(answer.text.slice(0, dots)), Number(answer.text.slice(dots + 2))];
		const middle = tidy((low + high) / 2);
		return { ...answer, text: String(middle), tolerance: tidy(high - middle) };
	}
	const [text = '', tolerance] = answer.text.split(':', 2);
	return {
		...answer,
		text: text.trim(),
		tolerance: tolerance === undefined ? 0 : Number(tolerance.trim() || NaN)
	};
}

/** 3.142 − 3.1415 is 0.0005, whatever binary fractions make of it. */
function tidy(number: number): number {
	return Number(number.toPrecision(12));
}
