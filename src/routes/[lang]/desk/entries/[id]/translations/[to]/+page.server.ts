import { redirect } from '@sveltejs/kit';
import { history, translateEntry } from '#catalogue/index.server.ts';
import { isOutdated } from '#catalogue/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { direction, isLanguage, languageName } from '#vocabulary/index.ts';
import { withDone } from '../../../../done.server.ts';
import { answeringEdit } from '../../../../meanwhile.server.ts';
import { onlyFor } from '../../../../only.server.ts';
import { entryAt, revisionOf } from '../../../entry.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const entry = await entryAt(locals.actor, params.id);
	if (!entry.allowed.includes('edit')) throw new Forbidden('entry.edit');
	const { texts } = entry;
	const source = texts.find((row) => row.origin === 'original') ?? texts[0];
	if (!isLanguage(params.to) || !source || params.to === source.language) throw new NotFound('translation');
	const own = texts.find((row) => row.language === params.to);
	const outdated = own ? isOutdated(own, texts) : false;
	const lines = own && outdated ? await history(locals.actor, entry.id) : [];
	const before = (part: 'title' | 'abstract') =>
		// The first change after the translation was made: what the original said then.
		lines
			.filter((line) => line.revision > own!.sourceRevision)
			.map((line) => line.fields[`texts.${source.language}.${part}`])
			.findLast((pair) => pair !== undefined)?.[0];
	return {
		to: { code: params.to, name: languageName(params.to), dir: direction(params.to) },
		source: { ...source, name: languageName(source.language), dir: direction(source.language) },
		values: { title: [own?.title ?? ''], abstract: [own?.abstract ?? ''] },
		exists: own !== undefined,
		then: url.searchParams.get('then') === 'missing' ? 'missing' : null,
		outdated,
		was: { title: textOf(before('title')), abstract: textOf(before('abstract')) }
	};
};

function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

export const actions: Actions = {
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		const title = form.line('title', { required: true, longest: 500 });
		const abstract = form.text('abstract', { longest: 8000 });
		if (title === null || form.problems.length > 0) return refused(values, form.problems);
		return translate({ locals, params }, values, { title, abstract });
	},
	remove: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		return translate({ locals, params }, values, { title: '', abstract: null });
	}
};

async function translate(
	{ locals, params }: { locals: App.Locals; params: { id: string; to: string } },
	values: ReturnType<typeof valuesOf>,
	text: { title: string; abstract: string | null }
) {
	if (!isLanguage(params.to)) throw new NotFound('translation');
	const { id } = await entryAt(locals.actor, params.id);
	return answeringEdit(values, locals.language, async () => {
		await translateEntry(locals.actor, id, revisionOf(values), { language: params.to, ...text }, locals.now);
		const next =
			one(values, 'then') === 'missing' ? `translations?to=${params.to}` : `entries/${id}/translations`;
		redirect(303, withDone(`/${locals.language}/desk/${next}`, 'translated', id));
	});
}
