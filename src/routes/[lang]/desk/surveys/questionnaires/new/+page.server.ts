import { redirect } from '@sveltejs/kit';
import { createQuestionnaire, listQuestionnaires, openQuestionnaire } from '#surveys/index.server.ts';
import { maySurveySome, textIn, type Questionnaire } from '#surveys/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { ownerFrom, ownersFor } from '../../form/owner.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	if (!maySurveySome(actor)) throw new NotFound('page');
	return {
		owners: await ownersFor(actor, language),
		languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		values: { languages: [language], from: [event.url.searchParams.get('from') ?? ''] },
		from: (await listQuestionnaires(actor)).map(({ slug, draft }) => ({
			value: slug,
			label: textIn(draft.title, language, slug).text
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const title = form.line('title', { required: true, longest: 300 });
		const slug = form.line('slug', { required: true, longest: 80 });
		const languages = all(values, 'languages').filter((code) => uiLanguages.some((known) => known === code));
		if (languages.length === 0) form.refuse('languages', 'required');
		if (form.problems.length > 0 || !title || !slug) return refused(values, form.problems);
		return answering(values, async () => {
			const from = one(values, 'from');
			const copied = from === '' ? null : (await openQuestionnaire(actor, from)).draft;
			const first = languages.includes(language) ? language : (languages[0] ?? 'en');
			const order = [first, ...languages.filter((code) => code !== first)];
			const empty: Questionnaire = {
				...{ languages: order, title: { [first]: title }, intro: {}, thanks: {} },
				sections: [{ id: 'page_1', texts: {}, when: null, questions: [] }]
			};
			const draft = copied ? { ...copied, title: { ...copied.title, [first]: title } } : empty;
			const organisationId = ownerFrom(actor, one(values, 'owner'));
			await createQuestionnaire(actor, { slug, organisationId, draft }, now);
			redirect(303, `/${language}/desk/surveys/questionnaires/${slug}?done=created`);
		});
	}
};
