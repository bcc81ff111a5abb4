import { redirect } from '@sveltejs/kit';
import { confirmEntry, findTwins, rejectEntry, reviewQueue, type ForEdit } from '#catalogue/index.server.ts';
import { daysSince } from '#catalogue/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { valuesOf } from '#ui/form/values.ts';
import { doneFrom, withDone, type DoneWith } from '../../done.server.ts';
import { entryAt, revisionOf, titleOf } from '../../entries/entry.server.ts';
import { factsOf, speakerOfInput, textFacts } from '../../entries/facts.server.ts';
import { kindText, runText } from '../../entries/words.server.ts';
import { reasonFrom } from '../../entries/reasons.server.ts';
import { answeringEdit } from '../../meanwhile.server.ts';
import { onlyFor } from '../../only.server.ts';
import { nextWaiting } from '../next.server.ts';
import { queueParams, queueQueryFrom } from '../query.server.ts';
import { queuePath } from '../review.server.ts';
import { sideBySide } from '../twins.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('reviewers', event);
	const { locals, params, url } = event;
	const { actor, language, now } = locals;
	const entry = await waitingAt(locals, params.id);
	const query = { ...queueQueryFrom(url.searchParams), after: null };
	const [twins, queue, skip, done, speaker] = await Promise.all([
		findTwins(actor, entry.id, language, now),
		reviewQueue(actor, { ...query, size: 1 }, language, now),
		nextWaiting(actor, entry, query, language, now),
		doneFrom(url, actor, language),
		speakerOfInput(entry.input, language)
	]);
	const others = await Promise.all(twins.map(({ entry: twin }) => entryAt(actor, twin.id)));
	return {
		entry: {
			id: entry.id,
			revision: entry.revision,
			state: entry.state,
			title: titleOf(entry, language),
			kindText: kindText(entry.input.kind),
			url: entry.input.url,
			note: entry.input.note,
			isLanding: entry.input.urlLevel === 'landing',
			waitsDays: daysSince(entry.inReviewSince?.toISOString().slice(0, 10) ?? null, now)
		},
		texts: textFacts(entry, speaker),
		facts: (await factsOf(entry, language)).filter(
			({ field }) => !['note', 'flags', 'evidence'].includes(field)
		),
		checks: (await factsOf(entry, language)).filter(({ field }) => ['flags', 'evidence'].includes(field)),
		runs: entry.offerings.map((run) => ({ id: run.id, text: runText(run, language) })),
		twins: await Promise.all(
			others.map(async (other, i) => ({
				reasons: twins[i]?.reasons ?? [],
				...(await sideBySide(entry, other, language))
			}))
		),
		left: queue.total,
		skip,
		filters: queueParams(query).toString(),
		done
	};
};

/** A record that waits; one that was decided meanwhile leads to its own page. */
async function waitingAt({ actor, language }: App.Locals, id: string): Promise<ForEdit> {
	const entry = await entryAt(actor, id);
	if (entry.state !== 'in_review') redirect(303, `/${language}/desk/entries/${entry.id}`);
	return entry;
}

export const actions: Actions = {
	confirm: async (event) => {
		onlyFor('reviewers', event);
		const values = valuesOf(await event.request.formData());
		return answeringEdit(values, event.locals.language, () =>
			decide(event, 'confirmed', ({ id }) =>
				confirmEntry(event.locals.actor, id, revisionOf(values), event.locals.now)
			)
		);
	},
	reject: async (event) => {
		onlyFor('reviewers', event);
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const reason = reasonFrom(form);
		if (reason === null) return refused(values, form.problems);
		return answeringEdit(values, event.locals.language, () =>
			decide(event, 'rejected', ({ id }) =>
				rejectEntry(event.locals.actor, id, revisionOf(values), reason, event.locals.now)
			)
		);
	}
};

/** Decides one record and goes to the next that waits under the same filters. */
async function decide(
	{ locals, params, url }: RequestEvent,
	done: DoneWith,
	command: (entry: ForEdit) => Promise<unknown>
): Promise<never> {
	const { actor, language, now } = locals;
	const query = { ...queueQueryFrom(url.searchParams), after: null };
	const entry = await entryAt(actor, params.id);
	await command(entry);
	// Asked afterwards: what waits can depend on what was decided, as a duplicate does.
	const next = await nextWaiting(actor, entry, query, language, now);
	redirect(303, withDone(queuePath(language, next, queueParams(query).toString()), done, entry.id));
}
