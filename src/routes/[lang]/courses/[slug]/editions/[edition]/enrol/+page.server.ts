import { redirect } from '@sveltejs/kit';
import { wordsIn } from '#courses/index.ts';
import { localPath } from '#people/index.ts';
import {
	applicationQuestionsOf,
	enrol,
	findEditionPage,
	invitationStands,
	moveTo,
	profileToldLast,
	type EditionPage
} from '#training/index.server.ts';
import { problemsOfAnswers, profileNames, readProfile, refusalToEnrol, runText } from '#training/index.ts';
import { answering, refused, sentenceOf } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { countries, labelIn, languageName } from '#vocabulary/index.ts';
import { tokenOf } from '../invitation.ts';
import { movingFrom } from './moving.server.ts';
import type { Actions, PageServerLoad } from './$types';

const longestMotivation = 4000;

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { actor, language, now } = locals;
	const page = await findEditionPage(actor, params.edition, language, now);
	if (`${page.path}/enrol` !== url.pathname) redirect(301, `${page.path}/enrol${url.search}`);
	const token = tokenOf(url);
	const invited = token !== null && (await invitationStands(page.edition.id, token, now));
	const { edition, phase, mine } = page;
	const refusal =
		edition.admission === 'invitation' && token !== null && !invited
			? 'enrol_invitation_unusable'
			: refusalToEnrol({ phase, admission: edition.admission }, mine?.state ?? null, invited);
	const collator = new Intl.Collator(language);
	const from = await movingFrom(actor, url, edition);
	const told = firstValues(await profileToldLast(actor), edition.languages, language);
	return {
		then: localPath(url.pathname + url.search, page.path),
		visitor: actor.kind !== 'person',
		course: page.course.title,
		path: page.path,
		edition,
		full: page.seatsLeft === 0,
		waiting: page.waiting,
		refusal: refusal && sentenceOf(refusal),
		mayGoOn: mine !== null && refusal === 'already_enrolled',
		motivation: asksMotivation(page, invited),
		questions: asksMotivation(page, invited) ? await questionsShown(page, language) : [],
		/** The run whose place this application takes. */
		from: from && runText(from.edition, language),
		told: { ...told, motivation: [from?.own.motivation ?? ''] },
		countries: countries
			.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
			.sort((a, b) => collator.compare(a.label, b.label)),
		languages: edition.languages.map((code) => ({ value: code, label: languageName(code), lang: code }))
	};
};

/** Whoever was let in once, or is invited, need not say why again. */
function asksMotivation({ edition, mine }: EditionPage, invited: boolean): boolean {
	return edition.admission === 'application' && !invited && !mine?.enrolledAt;
}

/** What the team asks besides, in the reader's language or the edition's first. */
async function questionsShown({ edition }: EditionPage, language: string) {
	const questions = await applicationQuestionsOf(edition.id);
	return questions.flatMap(({ id, required, texts }) => {
		const read = wordsIn(texts, language, edition.languages[0] ?? 'en');
		return read ? [{ name: `application.${id}`, required, ...read.words, language: read.language }] : [];
	});
}

/** What was told when enrolling elsewhere need not be typed again; what is sensitive is asked anew. */
function firstValues(profile: object, languages: readonly string[], language: string): Values {
	const told = Object.entries(profile as Record<string, string>).filter(([name]) => name !== 'background');
	return {
		...Object.fromEntries(told.map(([name, value]) => [name, [value]])),
		language: [languages.includes(language) ? language : (languages[0] ?? '')]
	};
}

export const actions: Actions = {
	default: async ({ params, locals, request, url }) => {
		const { actor, language, now } = locals;
		const values = valuesOf(await request.formData());
		const page = await findEditionPage(actor, params.edition, language, now);
		// Signed out meanwhile: what was typed stays on the page, and is sent again after signing in.
		if (actor.kind !== 'person') return refused(values, [{ field: '', code: 'enrol_sign_in_first' }]);
		const reading = new Reading(values);
		const motivation = reading.text('motivation', { longest: longestMotivation });
		const sent = Object.fromEntries(profileNames.map((name) => [name, one(values, name)]));
		const { profile, problems } = readProfile(sent, {
			consent: one(values, 'consent') === 'yes',
			optIn: one(values, 'optIn') === 'yes'
		});
		const spoken = one(values, 'language');
		if (!page.edition.languages.includes(spoken)) reading.refuse('language', 'required');
		const token = tokenOf(url);
		const invited = token !== null && (await invitationStands(page.edition.id, token, now));
		const applies = asksMotivation(page, invited);
		if (applies && motivation === null) reading.refuse('motivation', 'required');
		const questions = applies ? await applicationQuestionsOf(page.edition.id) : [];
		const answers = Object.fromEntries(questions.map(({ id }) => [id, one(values, `application.${id}`)]));
		for (const { field, code, details } of problemsOfAnswers(questions, answers))
			reading.refuse(field, code, details);
		for (const { field, code } of problems)
			reading.refuse(field, field === 'consent' ? 'enrol_consent' : profileRefusals[code]);
		if (reading.problems.length > 0) return refused(values, reading.problems);
		return answering(values, async () => {
			const asking = { language: spoken, profile, motivation, answers, invitation: token };
			const to = page.edition.id;
			const from = applies ? await movingFrom(actor, url, page.edition) : null;
			const { state } = from
				? await moveTo(actor, from.own.id, to, now, asking)
				: await enrol(actor, to, asking, now);
			redirect(303, `/${language}/learning?done=${state}&edition=${page.edition.slug}`);
		});
	}
};

const profileRefusals = { needed: 'required', not_a_choice: 'enrol_choose', too_long: 'too_long' } as const;
