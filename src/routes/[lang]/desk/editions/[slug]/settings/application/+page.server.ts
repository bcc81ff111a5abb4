import { redirect } from '@sveltejs/kit';
import { idFrom } from '#platform/index.ts';
import {
	applicationQuestionsOf,
	editionInput,
	openEdition,
	putApplicationQuestions,
	type ApplicationQuestionInput
} from '#training/index.server.ts';
import { mostQuestions } from '#training/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { doneText } from '../../../edition-words.server.ts';
import { signedIn } from '../../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { edition } = await editionInput(locals.actor, params.slug);
	const questions = await applicationQuestionsOf(edition.id);
	return {
		done: doneText(url),
		byApplication: edition.admission === 'application',
		languages: edition.languages.map((code) => ({ code, name: languageName(code) })),
		/** Those there are, and an empty one while there may be more. */
		places: Array.from({ length: Math.min(questions.length + 1, mostQuestions) }, (_, at) => at),
		values: Object.assign({}, ...questions.map(valuesOfQuestion)) as Values
	};
};

function valuesOfQuestion({ id, required, texts }: ApplicationQuestionInput, at: number): Values {
	return {
		[`id.${at}`]: [id ?? ''],
		...(required && { [`required.${at}`]: ['yes'] }),
		...Object.fromEntries(
			Object.entries(texts).flatMap(([code, { question, purpose }]) => [
				[`question.${at}.${code}`, [question]],
				[`purpose.${at}.${code}`, [purpose]]
			])
		)
	};
}

/** A question in which nothing is written is left out; the others move up. */
function questionsFrom(values: Values, languages: readonly string[]): ApplicationQuestionInput[] {
	return Array.from({ length: mostQuestions }, (_, at) => {
		const texts = Object.fromEntries(
			languages.flatMap((code) => {
				const question = one(values, `question.${at}.${code}`).trim();
				const purpose = one(values, `purpose.${at}.${code}`).trim();
				return question === '' && purpose === '' ? [] : [[code, { question, purpose }]];
			})
		);
		return {
			id: idFrom<'ApplicationQuestion'>(one(values, `id.${at}`)),
			required: one(values, `required.${at}`) === 'yes',
			texts
		};
	}).filter(({ texts }) => Object.keys(texts).length > 0);
}

export const actions: Actions = {
	default: async (event) => {
		const actor = signedIn(event);
		const { params, request, url } = event;
		const sent = valuesOf(await request.formData());
		const { languages } = await openEdition(actor, 'manage', params.slug);
		const questions = questionsFrom(sent, languages);
		// Where one was emptied the others move up, also on a page that says what to mend.
		const values: Values = Object.assign(
			{ revision: [one(sent, 'revision')] },
			...questions.map(valuesOfQuestion)
		);
		return answering(values, async () => {
			await putApplicationQuestions(actor, params.slug, Number(one(sent, 'revision')), questions);
			redirect(303, `${url.pathname}?done=saved`);
		});
	}
};
