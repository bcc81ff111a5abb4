import {
	answerProblem,
	attemptsLeft,
	attemptsOf,
	drawQuestions,
	saysNothing,
	shownOrder,
	type Answer,
	type Question,
	type QuizBlock
} from '#courses/index.ts';
import { moved } from '#courses/ui/order.ts';
import type { Json, Statement, Verb } from '#records/index.ts';

type Act = { verb: Verb; object: string; attempt: string; value?: Json | null };

/**
 * What a quiz's plain form says: begins the attempt if it is new and allowed, keeps each answer that was filled in, and
 * gives the one that was checked, or all of them and hands in. `finish` with something unanswered only keeps what there
 * is, since one is asked first; `finish-anyway` hands in. Says nothing for an attempt that is closed.
 */
export function quizForm(
	quiz: QuizBlock,
	attempt: string,
	form: FormData,
	log: readonly Statement[],
	moment: { now: Date; until: Date | null }
): Act[] {
	const attempts = attemptsOf(quiz, log, moment);
	const known = attempts.find(({ id }) => id === attempt);
	if (known ? known.closedAt !== null : attemptsLeft(quiz.attempts, attempts.length) === 0) return [];
	const acts: Act[] = known ? [] : [{ verb: 'started', object: quiz.id, attempt }];
	const [act = '', checked = ''] = String(form.get('act') ?? '').split(' ');
	const asked = drawQuestions(quiz, attempt);
	const final = (id: string): boolean =>
		quiz.feedback === 'at-once' && known?.answers.get(id)?.provisional === false;
	let given = asked.filter(({ id }) => final(id)).length;
	const filled = new Map(
		asked
			.filter(({ id }) => form.has(`here-${id}`) && !final(id))
			.map((question) => [question.id, answerIn(question, form, attempt)] as const)
	);
	const isAnswered = ({ id }: Question): boolean =>
		!saysNothing(filled.has(id) ? filled.get(id) : known?.answers.get(id)?.value);
	const finishes = act === 'finish-anyway' || (act === 'finish' && asked.every(isAnswered));
	for (const question of asked) {
		const value = filled.get(question.id);
		if (value === undefined || answerProblem(question, value) !== null) continue;
		const gives = finishes || (act === 'check' && checked === question.id);
		if (gives && !saysNothing(value)) given++;
		if (saysNothing(value) && !known?.answers.has(question.id)) continue;
		acts.push({ verb: gives ? 'answered' : 'saved', object: question.id, attempt, value });
	}
	const all = quiz.feedback === 'at-once' && given === asked.length;
	if (finishes || all) acts.push({ verb: 'finished', object: quiz.id, attempt });
	return acts;
}

/** A question's fields are called by its id; one of the left side by both. */
function answerIn(question: Question, form: FormData, attempt: string): Answer {
	const text = String(form.get(question.id) ?? '');
	switch (question.kind) {
		case 'one':
			return text === '' ? null : text;
		case 'true-false':
			return text === '' ? null : text === 'true';
		case 'several':
			return form.getAll(question.id).map(String);
		case 'matching': {
			const pairs = question.left.map(
				(left) => [left, String(form.get(`${question.id} ${left}`) ?? '')] as const
			);
			return Object.fromEntries(pairs.filter(([, option]) => option !== ''));
		}
		case 'ordering': {
			const placed = form.getAll(question.id).map(String);
			const order = placed.length > 0 ? placed : shownOrder(question, attempt);
			const [act, id, key = '', way] = String(form.get('act') ?? '').split(' ');
			return act === 'move' && id === question.id ? moved(order, key, way === 'up' ? -1 : 1) : order;
		}
		case 'number':
		case 'short':
		case 'open':
			return text.trim();
	}
}
