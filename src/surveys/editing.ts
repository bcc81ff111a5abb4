import { blocks } from './blocks.ts';
import { questionsOf } from './questionnaire.ts';
import type { Question, Questionnaire, Section } from './question.ts';

/** What an editor does to a draft: each gives the draft that comes of it; soundness is asked when it is frozen. */
type Draft = Questionnaire;

const withSections = (draft: Draft, sections: Section[]): Draft => ({ ...draft, sections });

/** Puts a question in the place of the one with its id, or at the end of its section. */
export function withQuestion(
	draft: Draft,
	section: string,
	question: Question,
	replaced = question.id
): Draft {
	const stands = questionsOf(draft).some(({ id }) => id === replaced);
	return withSections(
		draft,
		draft.sections.map((one) => {
			if (stands)
				return { ...one, questions: one.questions.map((old) => (old.id === replaced ? question : old)) };
			return one.id === section ? { ...one, questions: [...one.questions, question] } : one;
		})
	);
}

/** Takes a question away; of a block, the block. */
export function withoutQuestion(draft: Draft, id: string): Draft {
	const block = questionsOf(draft).find((question) => question.id === id)?.block ?? null;
	const stays = (question: Question) => question.id !== id && (block === null || question.block !== block);
	return withSections(
		draft,
		draft.sections.map((one) => ({ ...one, questions: one.questions.filter(stays) }))
	);
}

/** A question one place on in its section, or into the next one; a block moves as one. */
export function withQuestionMoved(draft: Draft, id: string, towards: 'earlier' | 'later'): Draft {
	const sections = draft.sections.map((one) => ({ ...one, questions: [...one.questions] }));
	const at = sections.findIndex(({ questions }) => questions.some((question) => question.id === id));
	const own = sections[at];
	if (!own) return draft;
	const { block } = own.questions.find((question) => question.id === id) as Question;
	const moves = (question: Question) => (block === null ? question.id === id : question.block === block);
	const moved = own.questions.filter(moves);
	const first = own.questions.findIndex(moves);
	const rest = own.questions.filter((question) => !moves(question));
	const step = towards === 'earlier' ? first - 1 : first + 1;
	if (step >= 0 && step <= rest.length) {
		// Over a whole block, never into it.
		const over = rest[towards === 'earlier' ? step : first]?.block ?? null;
		let place = step;
		while (
			over !== null &&
			place > 0 &&
			place < rest.length &&
			rest[place - 1]?.block === over &&
			rest[place]?.block === over
		)
			place += towards === 'earlier' ? -1 : 1;
		own.questions = rest.toSpliced(place, 0, ...moved);
		return withSections(draft, sections);
	}
	const next = sections[towards === 'earlier' ? at - 1 : at + 1];
	if (!next) return draft;
	own.questions = rest;
	next.questions = towards === 'earlier' ? [...next.questions, ...moved] : [...moved, ...next.questions];
	return withSections(draft, sections);
}

export function withSection(draft: Draft, section: Omit<Section, 'questions'>): Draft {
	const stands = draft.sections.some(({ id }) => id === section.id);
	return withSections(
		draft,
		stands
			? draft.sections.map((one) => (one.id === section.id ? { ...one, ...section } : one))
			: [...draft.sections, { ...section, questions: [] }]
	);
}

/** Takes an empty section away; one with questions stays. */
export function withoutSection(draft: Draft, id: string): Draft {
	return withSections(
		draft,
		draft.sections.filter((one) => one.id !== id || one.questions.length > 0)
	);
}

export function withSectionMoved(draft: Draft, id: string, towards: 'earlier' | 'later'): Draft {
	const at = draft.sections.findIndex((one) => one.id === id);
	const to = towards === 'earlier' ? at - 1 : at + 1;
	const [own, other] = [draft.sections[at], draft.sections[to]];
	if (!own || !other) return draft;
	return withSections(draft, draft.sections.with(at, other).with(to, own));
}

/** A locked block at the end of a section; once in a questionnaire. */
export function withBlock(draft: Draft, section: string, block: string): Draft {
	const questions = Object.hasOwn(blocks, block) ? (blocks[block]?.() ?? []) : [];
	if (questionsOf(draft).some((question) => question.block === block)) return draft;
	return withSections(
		draft,
		draft.sections.map((one) =>
			one.id === section ? { ...one, questions: [...one.questions, ...questions] } : one
		)
	);
}
