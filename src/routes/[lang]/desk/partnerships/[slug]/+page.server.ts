import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import {
	addDocument,
	correctPartnership,
	findPartnership,
	largestDocument,
	linkEdition,
	partnershipForEdit,
	removeDocument,
	removePartnership,
	showPartnership,
	unlinkEdition
} from '#network/index.server.ts';
import { problemsOfPartnership } from '#network/index.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf, withOneMore } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { reportOf } from '../../../partnerships/[slug]/report.server.ts';
import { spokenLanguages } from '../../entries/form/choices.server.ts';
import { answeringEdit } from '../../meanwhile.server.ts';
import { onlyFor } from '../../only.server.ts';
import { doneText } from '../../organisations/done.ts';
import {
	enteredPartnership,
	fieldInForm,
	partnershipChoices,
	partnershipValues
} from '../form/partnership-form.server.ts';
import { editionsToLink, editionToLink } from './editions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params, url } = event;
	const { actor, language } = locals;
	const { page, input, eraseOn } = await partnershipForEdit(actor, params.slug, language);
	const [choices, { runs }, editions] = await Promise.all([
		partnershipChoices(language),
		reportOf(locals, params.slug),
		editionsToLink(locals, page.editionIds)
	]);
	return {
		done: doneText(url),
		slug: page.slug,
		title: page.text,
		state: page.state,
		revision: page.revision,
		eraseOn: eraseOn && dayText(eraseOn, language),
		values: partnershipValues(input, choices),
		choices,
		documents: page.documents.map(({ id, name, language: of }) => ({ id, name, language: languageName(of) })),
		largest: largestDocument,
		languages: spokenLanguages(),
		runs: runs.map(({ id, title, when }) => ({ id, title: title.text, when })),
		editions
	};
};

const back = (url: URL, done: string): never => redirect(303, `${url.pathname}?done=${done}`);

export const actions: Actions = {
	more: async (event) => {
		onlyFor('workers', event);
		const values = withOneMore(valuesOf(await event.request.formData()));
		return { values, problems: [], status: 200 };
	},
	save: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		const page = await findPartnership(locals.actor, params.slug, locals.language);
		const { input, form } = enteredPartnership(values, await partnershipChoices(locals.language));
		for (const { field, code, details } of problemsOfPartnership(input, page.centre.slug))
			form.refuse(fieldInForm(field, input), code, details);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answeringEdit(values, locals.language, async () => {
			const revision = Number(one(values, 'revision')) || 0;
			await correctPartnership(locals.actor, params.slug, revision, input, locals.now);
			back(url, 'saved');
		});
	},
	publish: async ({ locals, params, url, request }) => {
		onlyFor('workers', { locals, url, request });
		await showPartnership(locals.actor, params.slug, 'published', locals.now);
		back(url, 'published');
	},
	withdraw: async ({ locals, params, url, request }) => {
		onlyFor('workers', { locals, url, request });
		await showPartnership(locals.actor, params.slug, 'draft', locals.now);
		back(url, 'withdrawn');
	},
	remove: async ({ locals, params, url, request }) => {
		onlyFor('workers', { locals, url, request });
		return answering({}, async () => {
			await removePartnership(locals.actor, params.slug);
			redirect(303, `/${locals.language}/desk/partnerships?done=deleted`);
		});
	},
	document: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const sent = await request.formData();
		const file = sent.get('document');
		sent.delete('document');
		const values = valuesOf(sent);
		return answering(values, async () => {
			if (!(file instanceof File) || file.size === 0) throw new Refusal('file_empty', { field: 'document' });
			if (file.size > largestDocument * 1024 * 1024)
				throw new Refusal('file_too_large', { field: 'document', megabytes: largestDocument });
			const name = one(values, 'documentName').trim() || file.name;
			const bytes = new Uint8Array(await file.arrayBuffer());
			await addDocument(
				locals.actor,
				params.slug,
				{ bytes, name, language: one(values, 'documentLanguage') },
				locals.now
			);
			back(url, 'document');
		});
	},
	undocument: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const id = idFrom<'PartnershipDocument'>(one(valuesOf(await request.formData()), 'document'));
		if (!id) throw new NotFound('document');
		await removeDocument(locals.actor, params.slug, id);
		back(url, 'undocumented');
	},
	link: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const values = valuesOf(await request.formData());
		return answering(values, async () => {
			await linkEdition(locals.actor, params.slug, await editionToLink(locals.actor, one(values, 'edition')));
			back(url, 'linked');
		});
	},
	unlink: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const id = idFrom(one(valuesOf(await request.formData()), 'edition'));
		if (!id) throw new NotFound('edition');
		await unlinkEdition(locals.actor, params.slug, id);
		back(url, 'unlinked');
	}
};
