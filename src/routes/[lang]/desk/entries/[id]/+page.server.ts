import { redirect } from '@sveltejs/kit';
import {
	cancelEvent,
	cancelOffering,
	confirmEntry,
	findTwins,
	proposeEntry,
	publishEntry,
	reopenEntry,
	restoreEntry
} from '#catalogue/index.server.ts';
import { isOutdated, mayReview, type EntryId, type OfferingId } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { answeringEdit } from '../../meanwhile.server.ts';
import { doneFrom, withDone, type DoneWith } from '../../done.server.ts';
import { onlyFor } from '../../only.server.ts';
import { entryAt, revisionOf } from '../entry.server.ts';
import { factsOf } from '../facts.server.ts';
import { runText } from '../words.server.ts';
import type { Action, Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const entry = await entryAt(actor, params.id);
	return {
		facts: await factsOf(entry, language),
		texts: entry.texts.map((row) => ({
			...row,
			name: languageName(row.language),
			outdated: isOutdated(row, entry.texts)
		})),
		runs: entry.offerings.map((run) => ({
			id: run.id,
			text: runText(run, language),
			cancelled: run.cancelledAt !== null,
			// What is taught here is changed at its edition.
			fixed: run.taughtHere !== null
		})),
		keptAt: entry.heldHere ? `/${language}/desk/events/${entry.slug}` : null,
		cancelled: entry.cancelledAt !== null,
		retiredReason: entry.retiredReason,
		twins:
			mayReview(actor) && entry.state !== 'retired' ? await findTwins(actor, entry.id, language, now) : [],
		done: await doneFrom(url, actor, language)
	};
};

type Command = (actor: Actor, id: EntryId, revision: number, now: Date) => Promise<unknown>;

/** One button: does it and comes back saying so. */
function act(command: Command, done: DoneWith): Action {
	return async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const { id } = await entryAt(locals.actor, params.id);
		const values = valuesOf(await request.formData());
		return answeringEdit(values, locals.language, async () => {
			await command(locals.actor, id, revisionOf(values), locals.now);
			redirect(303, withDone(`/${locals.language}/desk/entries/${id}`, done, id));
		});
	};
}

export const actions: Actions = {
	propose: act(proposeEntry, 'proposed'),
	publish: act(publishEntry, 'published'),
	confirm: act(confirmEntry, 'confirmed'),
	reopen: act(reopenEntry, 'reopened'),
	restore: act(restoreEntry, 'restored'),
	cancel: act(cancelEvent, 'event_cancelled'),
	cancelRun: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const run: OfferingId | null = idFrom(one(values, 'run'));
		if (!run) throw new NotFound('offering');
		return answeringEdit(values, locals.language, async () => {
			await cancelOffering(locals.actor, run, revisionOf(values), locals.now);
			redirect(303, withDone(`/${locals.language}/desk/entries/${params.id}`, 'run_cancelled', params.id));
		});
	}
};
