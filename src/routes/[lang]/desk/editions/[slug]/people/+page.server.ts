import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { decideApplication, peopleOf, type PersonOfEdition } from '#training/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { doneText } from '../../edition-words.server.ts';
import { signedIn } from '../../signed-in.server.ts';
import { answersShown, toldInWords } from './told.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { language } = locals;
	const { people, seatsLeft } = await peopleOf(locals.actor, params.slug);
	const shown = (person: PersonOfEdition) => ({
		id: person.id,
		name: person.name,
		language: languageNameIn(person.language, language),
		motivation: person.motivation,
		told: toldInWords(person.told, language),
		answers: answersShown(person.answers, language),
		reason: person.reason,
		place: person.place,
		asked: dayText(person.askedAt.toISOString().slice(0, 10), language),
		since: person.enrolledAt && dayText(person.enrolledAt.toISOString().slice(0, 10), language),
		until: person.endedAt && dayText(person.endedAt.toISOString().slice(0, 10), language)
	});
	const by = Map.groupBy(people, ({ state }) => state);
	const of = (state: PersonOfEdition['state']) => (by.get(state) ?? []).map(shown);
	return {
		done: doneText(url),
		seatsLeft,
		applied: of('applied'),
		waiting: of('waiting'),
		enrolled: of('enrolled'),
		withdrawn: [...of('withdrawn'), ...of('moved')],
		declined: of('declined')
	};
};

export const actions: Actions = {
	decide: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		const id = idFrom<'Enrolment'>(one(values, 'enrolment'));
		if (!id) throw new NotFound('application');
		const decision = one(values, 'decision') === 'accept' ? 'accept' : 'decline';
		return answering(values, async () => {
			const { slug } = event.params;
			const reason = one(values, 'reason').slice(0, 4000);
			const state = await decideApplication(actor, slug, id, decision, reason, event.locals.now);
			const done = state === 'declined' ? 'declined' : state === 'waiting' ? 'accepted_waiting' : 'accepted';
			redirect(303, `${event.url.pathname}?done=${done}`);
		});
	}
};
