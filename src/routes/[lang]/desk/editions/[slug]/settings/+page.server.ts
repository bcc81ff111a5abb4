import { redirect } from '@sveltejs/kit';
import {
	cancelEdition,
	changeEdition,
	closeEdition,
	deleteDraft,
	editionInput,
	hasAwarded
} from '#training/index.server.ts';
import { findVersion } from '#courses/index.server.ts';
import { columnsOf, refusalToClose, type EditionInput } from '#training/index.ts';
import { idFrom, Refusal } from '#platform/index.ts';
import { mailIsSent } from '#platform/index.server.ts';
import { answering, refused, sentenceOf } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { doneText } from '../../edition-words.server.ts';
import { choicesFor, inputFrom, valuesFrom } from '../../form/edition-form.server.ts';
import { reshapedRules } from '../../../rules/rule-form.ts';
import { signedIn } from '../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { edition, input } = await editionInput(locals.actor, params.slug);
	return {
		done: doneText(url),
		byApplication: edition.admission === 'application',
		values: valuesFrom(input),
		choices: await choicesFor(edition.courseId, edition, locals.language),
		awarded: await hasAwarded(edition.id),
		mayClose: refusalToClose(edition, locals.now) === null,
		mailIsSent: mailIsSent()
	};
};

export const actions: Actions = {
	save: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const { input: before } = await editionInput(actor, params.slug);
		const quizzes = await quizzesIn(values, before);
		const { input, form } = inputFrom(values, before, quizzes);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			const sessionsLater = one(values, 'sessionsLater') === 'on';
			await changeEdition(actor, params.slug, Number(one(values, 'revision')), input, locals.now, {
				sessionsLater
			});
			redirect(303, `${url.pathname}?done=saved`);
		});
	},
	/** The form again with another part in its rules, and the rules read back; nothing is saved. */
	shape: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const { edition, input: before } = await editionInput(actor, params.slug);
		const shaped = reshapedRules(values, one(values, 'rule'));
		const { input, form } = inputFrom(shaped, before, await quizzesIn(shaped, before));
		const reads = one(values, 'rule') === 'read';
		const problems = reads
			? form.problems.filter(({ field }) => /^(participation|completion)/u.test(field))
			: [];
		const rules = form.problems.length === 0 ? input.rules : { participation: null, completion: null };
		const choices = await choicesFor(edition.courseId, { ...edition, ...input, rules }, locals.language);
		return {
			values: shaped,
			problems: problems.map(({ field, code, details }) => ({ field, sentence: sentenceOf(code, details) })),
			status: 200,
			choices
		};
	},
	cancel: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('not_sure', { field: 'sure-cancel' });
			await cancelEdition(actor, params.slug, Number(one(values, 'revision')), locals.now);
			redirect(303, `/${locals.language}/desk/editions/${params.slug}?done=cancelled`);
		});
	},
	close: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('not_sure', { field: 'sure-close' });
			await closeEdition(actor, params.slug, Number(one(values, 'revision')), locals.now);
			redirect(303, `/${locals.language}/desk/editions/${params.slug}?done=closed`);
		});
	},
	delete: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'on') throw new Refusal('not_sure', { field: 'sure-delete' });
			await deleteDraft(actor, params.slug, Number(one(values, 'revision')));
			redirect(303, `/${locals.language}/desk/editions?done=deleted`);
		});
	}
};

/** The quizzes of the version that the form says, which may be another than the edition's. */
async function quizzesIn(values: Values, before: EditionInput): Promise<string[]> {
	const versionId = idFrom<'Version'>(one(values, 'versionId')) ?? before.versionId;
	return versionId ? columnsOf((await findVersion(versionId)).content).quizzes.map(({ key }) => key) : [];
}
