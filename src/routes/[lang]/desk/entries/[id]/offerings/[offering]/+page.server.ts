import { redirect } from '@sveltejs/kit';
import { addOffering, correctOffering } from '#catalogue/index.server.ts';
import { readOffering, type Offering, type OfferingId } from '#catalogue/index.ts';
import { Forbidden, idFrom, NotFound } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { withDone } from '../../../../done.server.ts';
import { answeringEdit } from '../../../../meanwhile.server.ts';
import { onlyFor } from '../../../../only.server.ts';
import { entryAt, revisionOf } from '../../../entry.server.ts';
import { choicesFor } from '../../../form/choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const entry = await entryAt(locals.actor, params.id);
	if (!entry.allowed.includes('edit')) throw new Forbidden('entry.edit');
	const run = entry.offerings.find(({ id }) => id === params.offering);
	if (entry.input.kind !== 'course' || (!run && params.offering !== 'new')) throw new NotFound('offering');
	const { languages, modalities, countries, zones } = await choicesFor('course', locals.language);
	return {
		isNew: !run,
		values: run ? valuesFrom(run) : ({ languages: entry.input.languages } satisfies Values),
		choices: { languages, modalities, countries, zones }
	};
};

const plain = [
	'startsOn',
	'endsOn',
	'registrationClosesOn',
	'zone',
	'datePrecision',
	'modality',
	'place',
	'country',
	'costKind',
	'costNote',
	'certificate',
	'url'
] as const;

function valuesFrom(run: Offering): Values {
	const texts = plain.flatMap((name) => (run[name] === null ? [] : [[name, [run[name]]] as const]));
	return { ...Object.fromEntries(texts), languages: run.languages, ...(run.ongoing && { ongoing: ['on'] }) };
}

export const actions: Actions = {
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		for (const name of plain) form.readable(name, one(values, name), 2000);
		const { input, problems } = readOffering({
			...Object.fromEntries(plain.map((name) => [name, one(values, name)])),
			languages: all(values, 'languages').filter(Boolean),
			ongoing: one(values, 'ongoing')
		});
		for (const { path, code } of problems ?? []) form.refuse(path.split('.')[0] ?? '', code);
		if (form.problems.length > 0 || !input) return refused(values, form.problems);
		const { id } = await entryAt(locals.actor, params.id);
		return answeringEdit(values, locals.language, async () => {
			const revision = revisionOf(values);
			if (params.offering === 'new') await addOffering(locals.actor, id, revision, input, locals.now);
			else await correctOffering(locals.actor, runFrom(params.offering), revision, input, locals.now);
			const done = params.offering === 'new' ? 'run_added' : 'run_saved';
			redirect(303, withDone(`/${locals.language}/desk/entries/${id}`, done, id));
		});
	}
};

function runFrom(text: string): OfferingId {
	const id: OfferingId | null = idFrom(text);
	if (!id) throw new NotFound('offering');
	return id;
}
