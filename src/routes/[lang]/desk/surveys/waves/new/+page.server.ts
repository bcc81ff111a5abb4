import { redirect } from '@sveltejs/kit';
import { eventsToLead, textsOfEvents } from '#events/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { listQuestionnaires, linkageSentences, openWave } from '#surveys/index.server.ts';
import { linkages, maySurveySome, textIn, waveKinds } from '#surveys/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf } from '#ui/form/values.ts';
import { languageName, uiLanguages } from '#vocabulary/index.ts';
import { listedEvent } from '../../../events/event-words.server.ts';
import { onlyFor } from '../../../only.server.ts';
import { ownerFrom, ownersFor } from '../../form/owner.server.ts';
import { choicesOf, linkageNames, waveKindNames } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	if (!maySurveySome(actor)) throw new NotFound('page');
	const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
	return {
		questionnaires: (await listQuestionnaires(actor))
			.filter(({ versions }) => versions.length > 0)
			.map(({ slug, draft }) => ({ value: slug, label: textIn(draft.title, language, slug).text })),
		owners: await ownersFor(actor, language),
		abouts: await aboutsFor(actor, language, now),
		kinds: choicesOf(waveKindNames),
		linkages: linkages.map((value) => ({
			value,
			label: linkageNames[value](),
			hint: linkageSentences[value]()
		})),
		languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
		values: {
			...{ questionnaire: [event.url.searchParams.get('questionnaire') ?? ''], kind: ['follow_up'] },
			...{ linkage: ['pseudonymous'], opensOn: [day(0)], closesOn: [day(28)], reminders: ['7, 14'] },
			languages: [language],
			about: [event.url.searchParams.get('about') ?? '']
		}
	};
};

/** What a wave may be about: the events of whoever opens it. Who took part is asked by the hub itself. */
async function aboutsFor(actor: Actor, language: string, now: Date) {
	const events = await eventsToLead(actor);
	const texts = await textsOfEvents(events.map(({ id }) => id));
	return events.map((one) => {
		const { title, days } = listedEvent(one, texts.get(one.id) ?? [], language, now);
		return { value: `event:${one.id}`, label: [title.text, days].filter(Boolean).join(' · ') };
	});
}

export const actions: Actions = {
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const slug = form.line('slug', { required: true, longest: 80 }) ?? '';
		const title = form.line('title', { required: true, longest: 300 }) ?? '';
		const kind = waveKinds.find((one_) => one_ === one(values, 'kind'));
		const linkage = linkages.find((one_) => one_ === one(values, 'linkage'));
		if (!kind) form.refuse('kind', 'not_chosen');
		if (!linkage) form.refuse('linkage', 'not_chosen');
		const days = one(values, 'reminders')
			.split(/[\s,،;、]+/u)
			.filter(Boolean)
			.map(Number);
		const subject = one(values, 'about') || null;
		if (subject !== null && !(await aboutsFor(actor, language, now)).some(({ value }) => value === subject))
			form.refuse('about', 'not_chosen');
		if (form.problems.length > 0 || !kind || !linkage) return refused(values, form.problems);
		return answering(values, async () => {
			await openWave(
				actor,
				{
					...{ slug, title: { [language]: title }, kind, linkage, languages: all(values, 'languages') },
					...{ questionnaire: one(values, 'questionnaire'), version: null, subject },
					...{ opensOn: one(values, 'opensOn'), closesOn: one(values, 'closesOn') },
					...{ reminderDays: kind === 'open' ? [] : days, month: null },
					organisationId: ownerFrom(actor, one(values, 'owner'))
				},
				now
			);
			redirect(303, `/${language}/desk/surveys/waves/${slug}?done=opened`);
		});
	}
};
