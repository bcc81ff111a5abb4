import { redirect, type RequestEvent } from '@sveltejs/kit';
import { idFrom, newId } from '#platform/index.ts';
import { receive, registrationOf } from '#training/index.server.ts';
import type { Json, Verb } from '#records/index.ts';
import { openToLearn, placeOf } from '../study.server.ts';
import { quizForm } from './quiz-form.server.ts';

type Event = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'cookies'> & {
	params: { edition: string; lesson: string };
};
type Act = { verb: Verb; object: string; attempt?: string | null; value?: Json | null };

/** The learner has come to the lesson's end, and goes on where the button said. */
export async function done(event: Event): Promise<never> {
	const { version } = await openToLearn(event);
	const { lesson, after } = placeOf(version.content, event.params.lesson);
	const form = await event.request.formData();
	await say(event, [{ verb: 'completed', object: lesson.id }]);
	const base = `/${event.locals.language}/learning/${event.params.edition}`;
	redirect(303, form.get('then') === 'next' && after ? `${base}/${after.key}` : `${base}/${lesson.key}#end`);
}

const isFinish = ({ verb }: Act): boolean => verb === 'finished';

/** A reflection, or answers of a quiz, sent by a plain form: the statements are made here, where the device cannot. */
export async function sent(event: Event): Promise<never> {
	const { version, log, until } = await openToLearn(event);
	const { lesson } = placeOf(version.content, event.params.lesson);
	const form = await event.request.formData();
	const block = lesson.blocks.find(({ id }) => id === form.get('block'));
	const acts: Act[] = [];
	if (block?.kind === 'reflection')
		acts.push({ verb: 'wrote', object: block.id, value: String(form.get('text') ?? '').slice(0, 15_000) });
	if (block?.kind === 'quiz') {
		const attempt = idFrom(String(form.get('attempt') ?? ''));
		if (attempt) acts.push(...quizForm(block, attempt, form, log, { now: event.locals.now, until }));
	}
	if (acts.length > 0) await say(event, acts);
	// Something is unanswered: the page asks before it is handed in.
	const asks = block?.kind === 'quiz' && form.get('act') === 'finish' && !acts.some(isFinish);
	if (asks) redirect(303, `${event.url.pathname}?hand-in=${block.key}#hand-in-${block.key}`);
	redirect(303, `${event.url.pathname}#${block ? `b-${block.key}` : ''}`);
}

async function say(event: Event, acts: Act[]): Promise<void> {
	const { study } = await openToLearn(event);
	const { actor, language, now } = event.locals;
	const statements = acts.map(({ verb, object, attempt = null, value = null }, i) => ({
		id: newId(),
		registration: registrationOf(study.enrolment.id),
		...{ verb, object, attempt, value, language },
		// In the order they are said.
		happenedAt: new Date(now.getTime() + i).toISOString()
	}));
	await receive(actor, { statements }, now);
}
