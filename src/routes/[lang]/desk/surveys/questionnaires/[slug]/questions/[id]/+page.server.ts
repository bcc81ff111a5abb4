import { redirect } from '@sveltejs/kit';
import { NotFound, Refusal } from '#platform/index.ts';
import { changeDraft, openQuestionnaire } from '#surveys/index.server.ts';
import { aQuestionOf, flawsOfQuestion, questionsOf, withQuestion } from '#surveys/index.ts';
import { answering, refused, sentenceOf } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../../only.server.ts';
import { enteredQuestion, questionValues } from '../../../../form/question-form.ts';
import { choicesOf, disclosureNames, kindNames, sensitivityNames } from '../../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

const fresh = 'new';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor } = event.locals;
	const { slug, draft, revision, manage } = await openQuestionnaire(actor, event.params.slug);
	const found = questionsOf(draft).find(({ id }) => id === event.params.id);
	if (!manage || (!found && event.params.id !== fresh) || found?.block) throw new NotFound('question');
	const question = found ?? aQuestionOf({ id: '', kind: 'choice', texts: {} });
	return {
		...{
			slug,
			revision,
			isNew: !found,
			page: event.url.searchParams.get('page') ?? draft.sections[0]?.id ?? ''
		},
		values: questionValues(question, draft.languages),
		languages: draft.languages.map((code) => ({ code, name: languageName(code) })),
		kinds: choicesOf(kindNames),
		sensitivities: choicesOf(sensitivityNames),
		disclosures: choicesOf(disclosureNames),
		flaws: found
			? flawsOfQuestion(found, draft.languages).map(({ field, code, details }) => ({
					field,
					sentence: sentenceOf(code, details)
				}))
			: []
	};
};

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const { draft } = await openQuestionnaire(actor, event.params.slug);
			const isNew = event.params.id === fresh;
			const before = questionsOf(draft);
			const others = before.filter(({ id }) => id !== event.params.id);
			const { question, form } = enteredQuestion(values, draft.languages, others);
			// What is unfinished may be saved; what would break what stands there may not.
			for (const { field, code, details } of flawsOfQuestion(question, draft.languages))
				if (['id', 'keptDays', 'most', 'until', 'required', 'disclosure'].includes(field))
					form.refuse(field, code, details);
			if (before.some(({ id }) => id === question.id) && (isNew || question.id !== event.params.id))
				form.refuse('id', 'survey_id_twice');
			if (form.problems.length > 0) return refused(values, form.problems);
			const replaced = isNew ? question.id : event.params.id;
			await changeDraft(
				actor,
				event.params.slug,
				Number(one(values, 'revision')),
				(held) => {
					const old = questionsOf(held).find(({ id }) => id === replaced);
					if (old?.block) throw new Refusal('survey_block_altered');
					return withQuestion(held, one(values, 'page'), question, replaced);
				},
				now
			);
			redirect(303, `/${language}/desk/surveys/questionnaires/${event.params.slug}?done=saved`);
		});
	}
};
