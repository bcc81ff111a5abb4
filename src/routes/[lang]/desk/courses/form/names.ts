import { m } from '#messages/messages.js';
import type { ItemKind, QuestionKind, WordingState } from '#courses/index.ts';

const kinds: Record<ItemKind, () => string> = {
	course: m.courses_kind_course,
	module: m.courses_kind_module,
	lesson: m.courses_kind_lesson,
	text: m.courses_kind_text,
	image: m.courses_kind_image,
	audio: m.courses_kind_audio,
	video: m.courses_kind_video,
	file: m.courses_kind_file,
	link: m.courses_kind_link,
	reflection: m.courses_kind_reflection,
	discussion: m.courses_kind_discussion,
	quiz: m.courses_kind_quiz,
	question: m.courses_kind_question
};
const questions: Record<QuestionKind, () => string> = {
	one: m.courses_question_one,
	several: m.courses_question_several,
	'true-false': m.courses_question_true_false,
	matching: m.courses_question_matching,
	ordering: m.courses_question_ordering,
	number: m.courses_question_number,
	short: m.courses_question_short,
	open: m.courses_question_open
};
const states: Record<WordingState, () => string> = {
	missing: m.courses_state_missing,
	draft: m.courses_state_draft,
	outdated: m.courses_state_outdated,
	ready: m.courses_state_ready
};
const fields: Record<string, () => string> = {
	title: m.courses_field_title,
	summary: m.courses_field_summary,
	minutes: m.courses_field_minutes,
	seconds: m.courses_field_seconds,
	prose: m.courses_field_prose,
	url: m.courses_field_url,
	note: m.courses_field_note,
	alt: m.courses_field_alt,
	caption: m.courses_field_caption,
	transcript: m.courses_field_transcript,
	file: m.courses_field_file,
	'own-file': m.courses_field_own_file,
	'own-captions': m.courses_field_captions,
	low: m.courses_field_low,
	audio: m.courses_field_audio,
	poster: m.courses_field_poster,
	prompt: m.courses_field_prompt,
	explanation: m.courses_field_explanation,
	accepted: m.courses_field_accepted,
	choices: m.courses_choices,
	left: m.courses_left_side,
	options: m.courses_options,
	criteria: m.courses_criteria,
	feedback: m.courses_field_feedback,
	right: m.courses_right_is,
	rubric: m.courses_criteria,
	points: m.courses_points,
	pool: m.courses_pool,
	tolerance: m.courses_number_tolerance,
	source: m.courses_begin_source,
	languages: m.courses_begin_languages
};

export const kindName = (kind: ItemKind) => kinds[kind]();
export const questionName = (kind: QuestionKind) => questions[kind]();
export const stateName = (state: WordingState) => states[state]();
/** A part of a question is called by its list: `choices.a` is a choice. */
const knownField = (name: string) => fields[name]?.() ?? fields[name.split('.')[0] ?? '']?.();
export const fieldName = (name: string) => knownField(name) ?? name;
