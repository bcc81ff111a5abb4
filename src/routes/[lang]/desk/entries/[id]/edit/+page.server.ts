import { redirect, type ActionFailure } from '@sveltejs/kit';
import { correctEntry } from '#catalogue/index.server.ts';
import { mayEverything } from '#catalogue/index.ts';
import { Forbidden } from '#platform/index.ts';
import { refused, type Answer } from '#ui/form/answer.server.ts';
import { one, valuesOf, withOneMore, type Values } from '#ui/form/values.ts';
import { withDone } from '../../../done.server.ts';
import { answeringEdit, type Meanwhile } from '../../../meanwhile.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { queuePath, reviewFrom } from '../../../queue/review.server.ts';
import { entryAt, revisionOf } from '../../entry.server.ts';
import { conflictOf, settledFrom, type ConflictPage } from '../../form/conflict.ts';
import { choicesFor } from '../../form/choices.server.ts';
import { inOrderOf, readValues, valuesFrom } from '../../form/values.server.ts';
import { fieldLabel } from '../../labels.server.ts';
import { valueWords } from '../../form/value-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { input, revision, allowed } = await entryAt(locals.actor, params.id);
	if (!allowed.includes('edit')) throw new Forbidden('entry.edit');
	const choices = await choicesFor(input.kind, locals.language);
	const values = valuesFrom(input, choices);
	return {
		kind: input.kind,
		choices,
		values,
		began: { revision: String(revision), values: JSON.stringify(values) },
		provenance: mayEverything(locals.actor),
		review: reviewFrom(url)
	};
};

export const actions: Actions = {
	/** The form again with one more line, or with what a person chose between two versions; nothing is saved. */
	more: async ({ request }) => ({
		values: withOneMore(settledFrom(valuesOf(await request.formData()))),
		problems: [],
		status: 200
	}),
	save
};

type Refused = Answer & { conflict?: ConflictPage };

/** Saves what the form says; over a newer version, the page puts both side by side. */
async function save(event: RequestEvent): Promise<ActionFailure<Refused>> {
	onlyFor('workers', event);
	const { locals, params, request, url } = event;
	const { actor, language, now } = locals;
	const sent = settledFrom(valuesOf(await request.formData()));
	const values = inOrderOf(beganFrom(sent), sent);
	const entry = await entryAt(actor, params.id);
	const choices = await choicesFor(entry.input.kind, language);
	const read = readValues({ ...values, kind: [entry.input.kind] }, choices, {
		before: entry.input,
		all: mayEverything(actor)
	});
	if (read.problems) return refused(values, read.problems);
	const { input } = read;
	const work = async (): Promise<never> => {
		await correctEntry(actor, entry.id, revisionOf(values), input, now);
		const review = reviewFrom(url);
		const back = review
			? queuePath(language, entry.id, review.filters)
			: `/${language}/desk/entries/${entry.id}`;
		redirect(303, withDone(back, 'saved', entry.id));
	};
	return answeringEdit(values, language, work, async (meanwhile: Meanwhile) => {
		const theirs = valuesFrom(entry.input, choices);
		const conflict = conflictOf(beganFrom(values), values, theirs);
		return {
			conflict: {
				...meanwhile,
				revision: entry.revision,
				theirs,
				settled: conflict.settled,
				taken: conflict.taken.map(fieldLabel),
				open: conflict.open.map((one) => ({
					...one,
					label: fieldLabel(one.field),
					yoursText: valueWords(one.field, one.yours, choices),
					theirsText: valueWords(one.field, one.theirs, choices)
				}))
			}
		};
	});
}

/** What the form began from. It came back from the browser: it decides only which of two values is offered first. */
function beganFrom(values: Values): Values {
	try {
		const began: unknown = JSON.parse(one(values, 'began'));
		if (typeof began !== 'object' || began === null) return {};
		return Object.fromEntries(
			Object.entries(began).filter(
				(pair): pair is [string, string[]] =>
					Array.isArray(pair[1]) && pair[1].every((text) => typeof text === 'string')
			)
		);
	} catch {
		return {};
	}
}
