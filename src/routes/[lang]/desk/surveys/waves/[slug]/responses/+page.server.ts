import { redirect } from '@sveltejs/kit';
import { dayOfInstant, dayText } from '#catalogue/ui/day.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import {
	dataVersionOf,
	openOwnWave,
	questionnaireOfWave,
	responsesOf,
	setAside
} from '#surveys/index.server.ts';
import { isAsked, questionsOf, textIn } from '#surveys/index.ts';
import { answerWords } from '#surveys/ui/shown.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../only.server.ts';
import { dispositionNames } from '../../../words.ts';
import type { Actions, PageServerLoad } from './$types';

const size = 20;

/** What was answered, as far as the wave’s linkage lets anybody see it; what is told to nobody in a release is seen here. */
export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const wave = await openOwnWave(actor, event.params.slug);
	const [questionnaire, responses, dataVersion] = await Promise.all([
		questionnaireOfWave(wave),
		responsesOf(wave),
		dataVersionOf(wave.id)
	]);
	const page = Math.max(1, Number.parseInt(event.url.searchParams.get('page') ?? '1', 10) || 1);
	const questions = questionsOf(questionnaire).filter(isAsked);
	return {
		...{ slug: wave.slug, title: textIn(wave.title, language, wave.slug), dataVersion, page },
		...{
			total: responses.length,
			pages: Math.max(1, Math.ceil(responses.length / size)),
			anonymous: wave.linkage === 'anonymous'
		},
		responses: responses.slice((page - 1) * size, page * size).map((response, i) => ({
			...{
				id: response.id,
				number: (page - 1) * size + i + 1,
				language: { code: response.language, name: languageName(response.language) },
				setAside: response.setAside
			},
			disposition: dispositionNames[response.disposition](),
			who: response.holder ?? response.pseudonym?.slice(0, 8) ?? null,
			when: response.givenAt
				? dayOfInstant(response.givenAt, language)
				: response.week && dayText(response.week, language),
			answers: questions
				.filter(({ id }) => Object.hasOwn(response.answers, id))
				.map((question) => ({
					id: question.id,
					label: question.texts[language]?.label ?? Object.values(question.texts)[0]?.label ?? question.id,
					text: answerWords(question, response.answers[question.id], language)
				}))
		}))
	};
};

export const actions: Actions = {
	aside: async (event) => {
		onlyFor('workers', event);
		const { actor, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		const id = idFrom(one(values, 'response'));
		if (!id) throw new NotFound('response');
		return answering(values, async () => {
			await setAside(
				actor,
				event.params.slug,
				id,
				one(values, 'restore') === 'yes' ? null : one(values, 'reason')
			);
			redirect(303, `/${language}/desk/surveys/waves/${event.params.slug}/responses`);
		});
	}
};
