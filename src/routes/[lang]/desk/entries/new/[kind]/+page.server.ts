import { redirect } from '@sveltejs/kit';
import { addEntry } from '#catalogue/index.server.ts';
import { kinds, mayEverything, type Kind } from '#catalogue/index.ts';
import { organisationsById } from '#network/index.server.ts';
import { contributesTo, type Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { valuesOf, withOneMore, type Values } from '#ui/form/values.ts';
import { withDone } from '../../../done.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { choicesFor, type Choices } from '../../form/choices.server.ts';
import { readValues } from '../../form/values.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params } = event;
	const kind = kindFrom(params.kind);
	const choices = await choicesFor(kind, locals.language);
	return {
		kind,
		choices,
		values: await firstValues(locals.actor, locals.language, choices),
		provenance: mayEverything(locals.actor)
	};
};

export const actions: Actions = {
	more: async ({ request }) => ({
		values: withOneMore(valuesOf(await request.formData())),
		problems: [],
		status: 200
	}),
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const kind = kindFrom(params.kind);
		const values = valuesOf(await request.formData());
		const { input, problems } = readValues(
			{ ...values, kind: [kind] },
			await choicesFor(kind, locals.language),
			{
				before: null,
				all: mayEverything(locals.actor)
			}
		);
		if (problems) return refused(values, problems);
		return answering(values, async () => {
			const { id } = await addEntry(locals.actor, input, { now: locals.now });
			redirect(303, withDone(`/${locals.language}/desk/entries/${id}`, 'added', id));
		});
	}
};

function kindFrom(text: string): Kind {
	const kind = kinds.find((kind) => kind === text);
	if (!kind) throw new NotFound('page');
	return kind;
}

/** In the page's language, offered by who a contributor writes for. */
async function firstValues(actor: Actor, language: string, choices: Choices): Promise<Values> {
	const own = [...(await organisationsById(contributesTo(actor))).values()];
	const providers = own.flatMap(({ slug }) =>
		choices.organisations.filter(({ value }) => value === slug).map(({ label }) => label)
	);
	return { titleLanguage: [language], languages: [language], urlLevel: ['item'], providers };
}
