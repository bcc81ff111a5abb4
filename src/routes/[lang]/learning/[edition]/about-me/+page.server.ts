import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/day.ts';
import { dayIn } from '#catalogue/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import {
	answerProfile,
	applicationAnswersOfMine,
	courseNamed,
	enrolmentIn,
	eraseApplicationAnswer,
	eraseProfileAnswer,
	openEdition,
	ownProfileAnswers
} from '#training/index.server.ts';
import { profileFields, profileNames } from '#training/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { countries, labelIn } from '#vocabulary/index.ts';
import { signedInOnly } from '../../../(account)/request.server.ts';
import { asChoices } from '../../../courses/[slug]/editions/[edition]/enrol/choices.ts';
import { answerText } from './answer-text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The edition, and the actor's own enrolment in it, in whatever state; who was never in it finds nothing. */
async function own({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const edition = await openEdition(locals.actor, 'see', params.edition);
	const enrolment = await enrolmentIn(locals.actor, edition.id);
	if (!enrolment) throw new NotFound('enrolment');
	return { edition, enrolment };
}

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language } = event.locals;
	const { edition, enrolment } = await own(event);
	const answers = new Map((await ownProfileAnswers(actor, enrolment.id)).map((one) => [one.field, one]));
	return {
		course: (await courseNamed(edition, language)).title,
		done: event.url.searchParams.get('done'),
		motivation: enrolment.motivation,
		application: (await applicationAnswersOfMine(actor, enrolment.id)).map(
			({ questionId, language: spoken, asked, answer, eraseOn }) => ({
				...{ id: questionId, spoken, asked, answer },
				until: dayText(eraseOn, language)
			})
		),
		mayEraseMotivation: enrolment.state !== 'applied',
		fields: profileNames.map((name) => {
			const told = answers.get(name);
			return {
				name,
				sensitive: profileFields[name].sensitive,
				choices: asChoices(name, countryChoices(language)),
				told: told && {
					value: told.value,
					text: answerText(name, told.value, language),
					until: dayText(told.eraseOn, language),
					on: dayText(dayIn(edition.zone, told.consentedAt), language)
				}
			};
		})
	};
};

function countryChoices(language: string) {
	const collator = new Intl.Collator(language);
	return countries
		.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
		.sort((a, b) => collator.compare(a.label, b.label));
}

export const actions: Actions = {
	change: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		const { enrolment } = await own(event);
		const field = one(values, 'field');
		return answering(values, async () => {
			const consents = one(values, 'consents') === 'yes';
			const answer = { field, value: one(values, field), consents };
			await answerProfile(event.locals.actor, enrolment.id, answer, event.locals.now);
			redirect(303, `${event.url.pathname}?done=changed`);
		});
	},
	erase: async (event) => {
		signedInOnly(event);
		const values = valuesOf(await event.request.formData());
		const { enrolment } = await own(event);
		return answering(values, async () => {
			const question = idFrom<'ApplicationQuestion'>(one(values, 'question'));
			if (question) await eraseApplicationAnswer(event.locals.actor, enrolment.id, question);
			else await eraseProfileAnswer(event.locals.actor, enrolment.id, one(values, 'field'));
			redirect(303, `${event.url.pathname}?done=erased`);
		});
	}
};
