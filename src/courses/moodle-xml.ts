import { XMLParser, XMLValidator } from 'fast-xml-parser';
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
import { decodeEntities } from './html-to-markdown.ts';
import { moodleFormat, moodleText, oneLine, type MoodleFormat } from './moodle-text.ts';

const deepest = 20;
const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	cdataPropName: '#cdata',
	processEntities: false, // no entity of a document's own is ever expanded
	parseTagValue: false,
	trimValues: false,
	ignoreDeclaration: true,
	ignorePiTags: true,
	maxNestedTags: deepest,
	captureMetaData: true,
	isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute
});
const place = XMLParser.getMetaDataSymbol() as symbol;

type Element = { [name: string]: unknown; [place]?: { startIndex?: number } };

/**
 * Questions in Moodle XML, in one language. Kinds that we do not have, pictures, files, hints and settings that change
 * what is right are listed. A document that is not well-formed, that declares a DOCTYPE, or that is too big or too deep
 * is refused as a whole.
 */
export function questionsFromMoodleXml(xml: string, language: string): QuestionImport {
	const refused = (code: string, line = 1): QuestionImport => ({
		drafts: [],
		notes: [],
		problem: { code, line }
	});
	if (xml.length > largestFile) return refused('file_too_big');
	const unkeepable = /[\p{Cs}\0]/u.exec(xml);
	if (unkeepable) return refused('not_text', lineAt(xml, unkeepable.index));
	const declared = declarationIn(xml);
	if (declared >= 0) return refused('doctype', lineAt(xml, declared));
	const valid = XMLValidator.validate(xml);
	if (valid !== true) return refused('not_well_formed', valid.err.line);
	let root: Element;
	try {
		root = parser.parse(xml) as Element;
	} catch (error) {
		// Its own limit, and names that objects have by themselves.
		return refused(String(error).includes('nested') ? 'too_deep' : 'not_well_formed');
	}
	const [quiz] = children(root, 'quiz');
	if (!quiz) return refused('not_moodle_xml');
	const questions = children(quiz, 'question');
	if (questions.length > mostQuestions) return refused('too_many_questions');

	const drafts: QuestionDraft[] = [];
	const notes: ImportNote[] = [];
	const taken = new Set(['constructor', 'prototype']);
	let category = '';
	const lines = lineCounter(xml);
	for (const question of questions) {
		const line = lines(question[place]?.startIndex ?? 0);
		if (question['@type'] === 'category') {
			category = plain(children(question, 'category')[0]).replace(/^\$\w+\$\//u, '');
			continue;
		}
		const title = oneLine(plain(children(question, 'name')[0])).slice(0, 200);
		const note = (imported: boolean, code: string, text: string) =>
			notes.push({ line, title, imported, code, text: oneLine(text).slice(0, 200) });
		const read = questionIn(question, (code, text) => note(true, code, text));
		if (typeof read === 'string') {
			note(false, read, `${kindOf(question)}: ${plain(children(question, 'questiontext')[0])}`);
			continue;
		}
		const name = title || oneLine(read.prompt).slice(0, 60);
		const draft = draftFrom({ ...read, line, title: name, category }, language, taken, note);
		if (draft) drafts.push(draft);
	}
	return { drafts, notes, problem: null };
}

/** Where the document declares anything (a DOCTYPE, an entity), outside comments and CDATA; −1: nowhere. */
function declarationIn(xml: string): number {
	for (let at = xml.indexOf('<!'); at >= 0; at = xml.indexOf('<!', at)) {
		const [opens, closes] = xml.startsWith('<!--', at) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
		if (!xml.startsWith(opens, at)) return at;
		const end = xml.indexOf(closes, at + opens.length);
		if (end < 0) return -1;
		at = end + closes.length;
	}
	return -1;
}

function lineAt(text: string, index: number): number {
	return text.slice(0, index).split('\n').length;
}

/** Lines of growing places, without counting from the beginning each time. */
function lineCounter(text: string): (index: number) => number {
	let [line, at] = [1, 0];
	return (index) => {
		for (let next = text.indexOf('\n', at); next >= 0 && next < index; next = text.indexOf('\n', at)) {
			line++;
			at = next + 1;
		}
		return line;
	};
}

function children(element: unknown, name: string): Element[] {
	if (typeof element !== 'object' || element === null || !Object.hasOwn(element, name)) return [];
	const found = (element as Element)[name];
	return (Array.isArray(found) ? found : [found]).map((one) =>
		typeof one === 'object' && one !== null ? (one as Element) : { '#text': one }
	);
}

/** An element's own text: what stands in CDATA as it is, the rest with XML's entities. */
function ownText(element: Element | undefined): string {
	if (!element) return '';
	const [text, cdata] = [element['#text'] ?? '', element['#cdata'] ?? ''];
	return decodeEntities([text].flat().join('')) + [cdata].flat().join('');
}

/** The text of its <text>, or its own. */
function plain(element: Element | undefined): string {
	const [text] = children(element, 'text');
	return ownText(text ?? element).trim();
}

function kindOf(question: Element): string {
	return String(question['@type'] ?? '?').slice(0, 40);
}

type Read = ForeignQuestion extends infer F
	? F extends ForeignQuestion
		? Omit<F, 'line' | 'title' | 'category'>
		: never
	: never;

/** The question, or the code of why it is none. */
function questionIn(question: Element, say: Say): Read | string {
	const format = (element: Element | undefined, otherwise: MoodleFormat) =>
		moodleFormat(String(element?.['@format'] ?? '')) ?? otherwise;
	const [asked] = children(question, 'questiontext');
	const own = format(asked, 'html');
	const markdown = (element: Element | undefined) => {
		for (const file of children(element, 'file')) say('file', String(file['@name'] ?? ''));
		return element ? moodleText(plain(element), format(element, own), say) : '';
	};
	const field = (name: string) => children(question, name)[0];
	const weight = (answer: Element) =>
		Number(answer['@fraction'] ?? ownText(children(answer, 'fraction')[0]) ?? 0);
	const weighted = (answer: Element, read: (one: Element) => string): Weighted => ({
		text: read(answer),
		weight: weight(answer),
		feedback: markdown(children(answer, 'feedback')[0])
	});
	const answers = children(question, 'answer');
	const kind = kindOf(question);
	if (!known.has(kind)) return kind === 'description' ? 'description' : 'kind_unknown';

	for (const hint of children(question, 'hint')) say('hint', plain(hint));
	for (const tags of children(question, 'tags'))
		for (const tag of children(tags, 'tag')) say('tag', plain(tag));
	const points = Number(ownText(field('defaultgrade')).trim() || 1);
	const common = {
		points: points > 0 ? points : 1,
		prompt: markdown(asked),
		explanation: markdown(field('generalfeedback')),
		outcome: {
			right: markdown(field('correctfeedback')),
			partly: markdown(field('partiallycorrectfeedback')),
			wrong: markdown(field('incorrectfeedback'))
		}
	};
	switch (kind) {
		case 'multichoice': {
			if (/^(0|false)$/u.test(ownText(field('shuffleanswers')).trim())) say('order_kept', '');
			const single = !/^(0|false)?$/u.test(field('single') ? ownText(field('single')).trim() : 'true');
			return {
				...common,
				kind: 'choice',
				single,
				answers: answers.map((answer) => weighted(answer, markdown))
			};
		}
		case 'truefalse': {
			// Old files name the two in their own language: then the first is true.
			const named = answers.some((answer) => plain(answer) === 'true');
			const [yes, no] = named
				? ['true', 'false'].map((name) => answers.find((answer) => plain(answer) === name))
				: answers;
			if (!yes || !no) return 'too_few_answers';
			const feedback = { true: weighted(yes, plain).feedback, false: weighted(no, plain).feedback };
			return { ...common, kind: 'true-false', right: weight(yes) === 100, feedback };
		}
		case 'matching':
			return {
				...{ ...common, kind: 'matching' },
				pairs: children(question, 'subquestion').map((pair) => ({
					left: oneLine(markdown(pair)),
					option: moodleText(plain(children(pair, 'answer')[0]), 'plain', say)
				}))
			};
		case 'ordering': {
			for (const answer of answers)
				if (weighted(answer, plain).feedback !== '') say('feedback', weighted(answer, plain).feedback);
			const grading = ownText(field('gradingtype')).trim();
			if (grading !== '' && grading !== 'RELATIVE_ALL_PREVIOUS_AND_NEXT') say('marking', grading);
			const inOrder = answers.toSorted((one, other) => weight(one) - weight(other));
			return { ...common, kind: 'ordering', items: inOrder.map(markdown) };
		}
		case 'numerical': {
			const units = children(field('units'), 'unit').map((unit) => plain(children(unit, 'unit_name')[0]));
			for (const unit of units.slice(1)) say('unit', unit);
			const all = answers.map((answer) => ({
				...weighted(answer, plain),
				tolerance: Number(ownText(children(answer, 'tolerance')[0]).trim() || 0)
			}));
			return { ...common, kind: 'number', unit: units[0] || null, answers: all };
		}
		case 'shortanswer':
			if (ownText(field('usecase')).trim() === '1') say('case', '');
			return { ...common, kind: 'short', answers: answers.map((answer) => weighted(answer, plain)) };
		default: {
			const [template, guide] = [plain(field('responsetemplate')), markdown(field('graderinfo'))];
			if (template !== '') say('answer_template', template);
			if (guide !== '') say('notes_for_markers', guide);
			if (Number(ownText(field('attachments'))) > 0) say('attachments', ownText(field('attachments')));
			return { ...common, kind: 'open', criteria: [] };
		}
	}
}

const known = new Set([
	'multichoice',
	'truefalse',
	'matching',
	'ordering',
	'numerical',
	'shortanswer',
	'essay'
]);
