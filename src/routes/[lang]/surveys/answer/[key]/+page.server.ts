import { redirect } from '@sveltejs/kit';
import { finish, openLink, saveAnswers, type Opened } from '#surveys/index.server.ts';
import { askedOf, declined, isAsked, missingOf, questionsOf, textIn } from '#surveys/index.ts';
import { answerWords } from '#surveys/ui/shown.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import {
	consentOf,
	keyOf,
	missingHere,
	pagePath,
	privately,
	refusedWords,
	sectionOf,
	sentFor,
	shownSection,
	stepsOf,
	valuesOfAnswers
} from '../../answering.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** `all`: the whole questionnaire on one page; `check`: what was answered, before it is sent. */
const [whole, check] = ['all', 'check'];

export const load: PageServerLoad = async ({ params, url, locals: { language, now }, setHeaders }) => {
	setHeaders(privately);
	const key = keyOf(params);
	const opened = await openLink(key, now);
	if ('refused' in opened)
		return { key, refused: refusedWords(opened, language), consent: null, asked: null };
	const consent = consentOf(opened.wave, opened.questionnaire, language);
	const page = url.searchParams.get('page') ?? '';
	const steps = stepsOf(opened, language);
	const start = { begun: opened.answers !== null, first: steps[0]?.id ?? check };
	const invited = opened.invitation !== null;
	if (page === '' || opened.answers === null)
		return {
			key,
			refused: null,
			consent: { ...consent, ...start, invited, saved: url.searchParams.has('saved') },
			asked: null
		};
	const section = sectionOf(opened, page);
	if (page !== whole && page !== check && !section) redirect(303, pagePath(language, key, start.first));
	const sections = page === whole ? opened.questionnaire.sections : section ? [section] : [];
	return {
		...{ key, refused: null, consent: null },
		asked: {
			...{ title: consent.title, page, steps, declined, values: valuesOfAnswers(opened) },
			/** More is asked since what was just answered. */
			more:
				url.searchParams.has('more') &&
				askedOn(opened, page).some((id) => opened.answers?.[id] === undefined),
			sections: sections.map((one) => shownSection(opened, one, language)),
			/** For a device, which asks conditions again: what other pages hold. */
			known: JSON.stringify(opened.answers),
			wave: opened.wave.slug,
			check: page === check ? checkOf(opened, language) : null
		}
	};
};

function checkOf(opened: Opened, language: string) {
	const answers = opened.answers ?? {};
	return {
		missing: missingOf(opened.questionnaire, answers).map(({ section, question }) => ({
			...{ section, name: `q.${question.id}` },
			label: question.texts[language]?.label ?? Object.values(question.texts)[0]?.label ?? question.id
		})),
		sections: askedOf(opened.questionnaire, answers).map(({ id, texts, questions }) => ({
			...{ id, title: textIn(texts, language, id) },
			answers: questions.filter(isAsked).map((question) => ({
				id: question.id,
				label: question.texts[language]?.label ?? Object.values(question.texts)[0]?.label ?? question.id,
				text: answerWords(question, answers[question.id], language)
			}))
		}))
	};
}

export const actions: Actions = {
	/** Agreed: the first page, or all of it. */
	begin: async ({ params, request, locals: { language, now } }) => {
		const values = valuesOf(await request.formData());
		const key = keyOf(params);
		const saved = await saveAnswers(key, { language, questions: [], answers: {} }, now);
		if ('refused' in saved) redirect(303, pagePath(language, key));
		const page = one(values, 'all') === 'yes' ? whole : (stepsOf(saved, language)[0]?.id ?? check);
		redirect(303, pagePath(language, key, page));
	},
	/** A page is left: what it says is kept, what must be answered there is asked for. */
	save: async ({ params, request, url, locals: { language, now } }) => {
		const values = valuesOf(await request.formData());
		const key = keyOf(params);
		const page = url.searchParams.get('page') ?? '';
		return answering(values, async () => {
			const before = await openLink(key, now);
			if ('refused' in before) return lost(values, refusedWords(before, language).text);
			const section = sectionOf(before, page);
			const questions = page === whole ? questionsOf(before.questionnaire) : (section?.questions ?? []);
			const sent = sentFor(questions, values);
			const saved = await saveAnswers(
				key,
				{ language, questions: sent.questions.map(({ id }) => id), answers: sent.answers },
				now
			);
			if ('refused' in saved) return lost(values, refusedWords(saved, language).text);
			if (sent.problems.length > 0) return refused(values, sent.problems);
			if (one(values, 'later') === 'yes') redirect(303, `${pagePath(language, key)}?saved`);
			const here = askedOn(saved, page);
			// An answer on this page may ask for another: whoever has no script (`live`) sees it only now.
			const live = one(values, 'live') === 'yes';
			const fresh = here.filter(
				(id) => !live && !askedOn(before, page).includes(id) && saved.answers?.[id] === undefined
			);
			if (fresh.length > 0) redirect(303, `${pagePath(language, key, page)}&more#q.${fresh[0] ?? ''}`);
			const missing = missingHere(saved, here);
			if (missing.length > 0) return refused(values, missing);
			if (page === whole) redirect(303, pagePath(language, key, check));
			const steps = stepsOf(saved, language);
			const next = steps[steps.findIndex(({ id }) => id === page) + 1];
			redirect(303, pagePath(language, key, next?.id ?? check));
		});
	},
	/** Sends the answers. `early`: as they are. */
	send: async ({ params, request, locals: { language, now } }) => {
		const values = valuesOf(await request.formData());
		const key = keyOf(params);
		return answering(values, async () => {
			const wave = await finish(key, { early: one(values, 'early') === 'yes' }, now);
			if ('refused' in wave) redirect(303, pagePath(language, key));
			redirect(303, `/${language}/surveys/${wave.slug}/thanks`);
		});
	}
};

function askedOn({ questionnaire, answers }: Opened, page: string): string[] {
	return askedOf(questionnaire, answers ?? {})
		.filter(({ id }) => page === whole || id === page)
		.flatMap(({ questions }) => questions.filter(isAsked).map(({ id }) => id));
}

/** The link opens nothing any more: what was just written is shown once more, to copy. */
function lost(values: Values, text: string) {
	const words = Object.entries(values)
		.filter(([name]) => name.startsWith('q.'))
		.map(([name, said]) => `${name.slice(2)}: ${said.join(', ')}`);
	return { values, problems: [], lost: { text, kept: words.join('\n') } };
}
