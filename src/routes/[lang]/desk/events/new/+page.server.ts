import { redirect } from '@sveltejs/kit';
import { zoneOfCountry } from '#catalogue/index.ts';
import { createEvent } from '#events/index.server.ts';
import { eventKinds, mayBeginSome, type EventInput } from '#events/index.ts';
import { organisationsById } from '#network/index.server.ts';
import { contributesTo } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedIn } from '../../editions/signed-in.server.ts';
import { choicesFor, finder } from '../form/event-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!mayBeginSome(locals.actor)) throw new NotFound('page');
	const choices = await choicesFor(locals.language);
	const own = await organisationsById(contributesTo(locals.actor));
	const [first] = [...own.values()];
	const host = choices.organisations.find(({ value }) => value === first?.slug)?.label ?? '';
	return { choices, values: { kind: ['field-school'], host: [host] } satisfies Values };
};

export const actions: Actions = {
	create: async (event) => {
		const actor = signedIn(event);
		const { locals, request } = event;
		const values = valuesOf(await request.formData());
		const choices = await choicesFor(locals.language);
		const form = new Reading(values);
		const title = form.line('title', { required: true, longest: 500 });
		const slug = form.line('slug', { required: true, longest: 80 });
		const startsOn = form.line('startsOn', { longest: 10 });
		const endsOn = form.line('endsOn', { longest: 10 });
		const country = one(values, 'country') || null;
		form.line('host', { required: true });
		const hosts = form.named('host', finder(choices.organisations));
		if (form.problems.length > 0 || title === null || slug === null) return refused(values, form.problems);
		const input: EventInput = {
			kind: eventKinds.find((kind) => kind === one(values, 'kind')) ?? 'seminar',
			languages: [locals.language],
			sourceLanguage: locals.language,
			zone: zoneOfCountry(country) ?? 'UTC',
			startsOn,
			endsOn,
			modality: country === null ? 'online-live' : 'face-to-face',
			admission: 'application',
			applyFrom: null,
			applyUntil: null,
			seats: null,
			topics: [],
			countries: country === null ? [] : [country],
			audiences: [],
			sdgTargets: [],
			gcmObjectives: [],
			costKind: null,
			contactName: null,
			contactEmail: null,
			illustrative: false,
			hosts,
			partners: [],
			donors: []
		};
		return answering(values, async () => {
			const made = await createEvent(actor, slug, input, title, locals.now);
			redirect(303, `/${locals.language}/desk/events/${made.slug}?done=created`);
		});
	}
};
