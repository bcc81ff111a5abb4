import { isUnaltered } from './blocks.ts';
import { depthOf, deepestCondition, leavesOf, type Condition } from './condition.ts';
import {
	isAsked,
	longestKeptDays,
	longestLabel,
	mostOptions,
	mostQuestions,
	pointsOf,
	type Question,
	type Questionnaire
} from './question.ts';
import { questionsOf } from './questionnaire.ts';
import type { Texts } from './words.ts';

/** What keeps a questionnaire from being frozen. `at`: the question or section it is about; '' the whole. */
export type Flaw = { at: string; field: string; code: string; details?: Record<string, string | number> };

const idShape = /^[a-z][a-z0-9_]{0,39}$/u;

/** Everything that is wrong with a questionnaire, in its order: what is frozen is sound in each of its languages. */
export function flawsOf(questionnaire: Questionnaire): Flaw[] {
	const { languages, title, intro, sections } = questionnaire;
	const questions = questionsOf(questionnaire);
	const earlier = new Map<string, Question>();
	const ids = new Set<string>();
	const flaws: Flaw[] = [
		...untranslated(languages, { title, intro }).map((flaw) => ({ at: '', ...flaw })),
		...(languages.length === 0 ? [{ at: '', field: 'languages', code: 'required' }] : []),
		...(questions.some(isAsked) ? [] : [{ at: '', field: 'sections', code: 'survey_no_question' }]),
		...(questions.length > mostQuestions
			? [{ at: '', field: 'sections', code: 'more_than', details: { most: mostQuestions } }]
			: [])
	];
	for (const section of sections) {
		const { id: at } = section;
		if (!idShape.test(at)) flaws.push({ at, field: 'id', code: 'survey_id' });
		if (ids.has(at)) flaws.push({ at, field: 'id', code: 'survey_id_twice' });
		ids.add(at);
		flaws.push(...untranslated(languages, { title: section.texts }).map((flaw) => ({ at, ...flaw })));
		flaws.push(...flawsOfCondition(section.when, earlier).map((flaw) => ({ at, ...flaw })));
		for (const question of section.questions) {
			flaws.push(...flawsOfQuestion(question, languages).map((flaw) => ({ at: question.id, ...flaw })));
			if (ids.has(question.id)) flaws.push({ at: question.id, field: 'id', code: 'survey_id_twice' });
			flaws.push(...flawsOfCondition(question.when, earlier).map((flaw) => ({ at: question.id, ...flaw })));
			ids.add(question.id);
			earlier.set(question.id, question);
		}
	}
	for (const [block, own] of Map.groupBy(
		questions.filter((question) => question.block !== null),
		(question) => question.block ?? ''
	))
		if (!isUnaltered(block, own))
			flaws.push({ at: own[0]?.id ?? '', field: 'block', code: 'survey_block_altered' });
	return flaws;
}

type FlawHere = Omit<Flaw, 'at'>;

export function flawsOfQuestion(question: Question, languages: readonly string[]): FlawHere[] {
	const { id, kind, texts, options, rows, sensitivity, keptDays } = question;
	const chooses = kind === 'choice' || kind === 'several' || kind === 'matrix';
	const flaws: FlawHere[] = [];
	if (!idShape.test(id)) flaws.push({ field: 'id', code: 'survey_id' });
	for (const language of languages) {
		const words = texts[language];
		if (!words?.label.trim()) flaws.push({ field: `label.${language}`, code: 'required' });
		if (isAsked(question) && !words?.purpose.trim())
			flaws.push({ field: `purpose.${language}`, code: 'required' });
		if ([words?.label, words?.hint, words?.purpose].some((text) => (text?.length ?? 0) > longestLabel))
			flaws.push({ field: `label.${language}`, code: 'longer_than', details: { most: longestLabel } });
	}
	if (chooses && options.length < 2) flaws.push({ field: 'options', code: 'field_options_needed' });
	if (kind === 'matrix' && rows.length === 0) flaws.push({ field: 'rows', code: 'required' });
	if (kind === 'scale' && pointsOf(question).length < 2) flaws.push({ field: 'most', code: 'survey_scale' });
	if (kind === 'scale' && options.some((option) => !pointsOf(question).includes(option.id)))
		flaws.push({ field: 'options', code: 'survey_scale_words' });
	for (const [field, some] of Object.entries({ options, rows })) {
		if (some.length > mostOptions) flaws.push({ field, code: 'more_than', details: { most: mostOptions } });
		if (new Set(some.map((option) => option.id)).size < some.length)
			flaws.push({ field, code: 'field_option_twice' });
		if (some.some((option) => !/^[a-z0-9][a-z0-9_-]{0,39}$/iu.test(option.id)))
			flaws.push({ field, code: 'survey_option_id' });
		const bare = some.flatMap((option) => untranslated(languages, { [field]: option.texts }))[0];
		if (bare) flaws.push({ ...bare, code: 'field_options_uneven' });
	}
	if (question.least !== null && question.most !== null && question.least > question.most)
		flaws.push({ field: 'most', code: 'target_bounds' });
	if (question.from !== null && question.until !== null && question.from > question.until)
		flaws.push({ field: 'until', code: 'ends_before_start' });
	const longest = longestKeptDays[sensitivity];
	if (!Number.isInteger(keptDays) || keptDays < 1 || keptDays > longest)
		flaws.push({ field: 'keptDays', code: 'survey_kept_days', details: { most: longest } });
	if (sensitivity === 'sensitive' && question.required && !question.mayDecline)
		flaws.push({ field: 'required', code: 'survey_sensitive_required' });
	if (sensitivity !== 'ordinary' && question.disclosure === 'open')
		flaws.push({ field: 'disclosure', code: 'survey_disclosure_open' });
	return flaws;
}

function untranslated(languages: readonly string[], texts: Record<string, Texts>): FlawHere[] {
	return Object.entries(texts).flatMap(([field, words]) =>
		languages
			.filter((language) => !words[language]?.trim())
			.map((language) => ({ field: `${field}.${language}`, code: 'required' }))
	);
}

function flawsOfCondition(when: Condition | null, earlier: ReadonlyMap<string, Question>): FlawHere[] {
	if (!when) return [];
	if (depthOf(when) > deepestCondition) return [{ field: 'when', code: 'survey_condition_deep' }];
	const strange = leavesOf(when).find((leaf) => {
		const question = earlier.get(leaf.question);
		if (!question || !isAsked(question)) return true;
		if (!('has' in leaf) || !['choice', 'several', 'matrix'].includes(question.kind)) return false;
		return !question.options.some(({ id }) => id === leaf.has);
	});
	return strange
		? [{ field: 'when', code: 'survey_condition_earlier', details: { question: strange.question } }]
		: [];
}
