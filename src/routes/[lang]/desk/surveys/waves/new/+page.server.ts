import { redirect } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { NotFound } from '#platform/index.ts';
import { listQuestionnaires, linkageSentences, openWave } from '#surveys/index.server.ts';
import { linkages, longestSurveySlug, maySurveySome, slugFrom, textIn, waveKinds } from '#surveys/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../../only.server.ts';
import { aboutsFor } from '../../about.server.ts';
import { afterMonths, afterMonthsNames, daysLater, opensAfter, readyFor } from '../../after.ts';
import { ownerFrom, ownersFor } from '../../form/owner.server.ts';
import { choicesOf, linkageNames, waveKindNames } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	if (!maySurveySome(actor)) throw new NotFound('page');
	const abouts = await aboutsFor(actor, language, now);
	return {
		questionnaires: (await listQuestionnaires(actor))
			.filter(({ versions }) => versions.length > 0)
			.map(({ slug, draft }) => ({ value: slug, label: textIn(draft.title, language, slug).text })),
		owners: await ownersFor(actor, language),
		abouts: abouts.map(({ value, label }) => ({ value, label })),
		months: afterMonths.map((month) => ({ value: String(month), label: afterMonthsNames[month]() })),
		kinds: choicesOf(waveKindNames),
		linkages: linkages.map((value) => ({
			value,
			label: linkageNames[value](),
			hint: [linkageSentences[value](), value === 'anonymous' && m.surveys_linkage_anonymous_hint()]
				.filter(Boolean)
				.join(' ')
		})),
		languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		values: proposed(event.url.searchParams, abouts, language, now)
	};
};

/** A form that was opened from the desk of an edition or event is filled in as far as that says. */
function proposed(
	asked: URLSearchParams,
	abouts: Awaited<ReturnType<typeof aboutsFor>>,
	language: string,
	now: Date
): Values {
	const about = abouts.find(({ value }) => value === asked.get('about'));
	const kind = waveKinds.find((one_) => one_ === asked.get('kind')) ?? 'follow_up';
	const month = afterMonths.find((one_) => String(one_) === asked.get('month')) ?? null;
	const opensOn = opensAfter(about?.endsOn ?? null, month, now.toISOString().slice(0, 10));
	const words = [waveKindNames[kind](), month !== null && afterMonthsNames[month]()]
		.filter(Boolean)
		.join(', ');
	return {
		...(about && {
			title: [`${about.title} · ${words}`],
			slug: [[about.slug, kind.replaceAll('_', '-'), month].filter(Boolean).join('-')]
		}),
		questionnaire: [asked.get('questionnaire') ?? (about ? (readyFor[kind] ?? '') : '')],
		...{ kind: [kind], month: [month === null ? '' : String(month)], about: [about?.value ?? ''] },
		...{ linkage: [kind === 'event_evaluation' ? 'anonymous' : 'pseudonymous'], reminders: ['7, 14'] },
		...{ opensOn: [opensOn], closesOn: [daysLater(opensOn, 28)], languages: [language] }
	};
}

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const title = form.line('title', { required: true, longest: 300 }) ?? '';
		const kind = waveKinds.find((one_) => one_ === one(values, 'kind'));
		// Nobody is known by an open link: there is nothing to choose.
		const linkage = kind === 'open' ? 'anonymous' : linkages.find((one_) => one_ === one(values, 'linkage'));
		if (!kind) form.refuse('kind', 'not_chosen');
		if (!linkage) form.refuse('linkage', 'not_chosen');
		const days = one(values, 'reminders')
			.split(/[\s,،;、]+/u)
			.filter(Boolean)
			.map(Number);
		const month =
			kind === 'follow_up'
				? (afterMonths.find((one_) => String(one_) === one(values, 'month')) ?? null)
				: null;
		const subject = one(values, 'about') || null;
		if (subject !== null && !(await aboutsFor(actor, language, now)).some(({ value }) => value === subject))
			form.refuse('about', 'not_chosen');
		const slug =
			form.line('slug', { longest: longestSurveySlug }) ??
			(kind ? slugFrom(title, { kind, opensOn: one(values, 'opensOn') }) : '');
		// Where it is taken, who asked sees what was proposed.
		if (slug !== '') values['slug'] = [slug];
		if (form.problems.length > 0 || !kind || !linkage) return refused(values, form.problems);
		return answering(values, async () => {
			await openWave(
				actor,
				{
					...{ slug, title: { [language]: title }, kind, linkage, languages: all(values, 'languages') },
					...{ questionnaire: one(values, 'questionnaire'), version: null, subject },
					...{ opensOn: one(values, 'opensOn'), closesOn: one(values, 'closesOn') },
					...{ reminderDays: kind === 'open' ? [] : days, month },
					organisationId: ownerFrom(actor, one(values, 'owner'))
				},
				now
			);
			redirect(303, `/${language}/desk/surveys/waves/${slug}?done=opened`);
		});
	}
};
