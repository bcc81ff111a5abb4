import { redirect } from '@sveltejs/kit';
import { zoneOfCountry } from '#catalogue/index.ts';
import { cloneEvent, openEvent } from '#events/index.server.ts';
import { clonedEventBelongings, type EventCloning } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { choicesFor } from '../../form/event-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const names: Record<keyof typeof clonedEventBelongings, () => string> = {
	texts: m.events_tab_texts,
	organisations: m.events_field_hosts,
	team: m.events_tab_team,
	modules: m.events_modules,
	tracks: m.events_tracks,
	sessions: m.events_sessions,
	places: m.events_tab_places,
	speakers: m.events_speakers,
	materials: m.events_materials,
	releases: m.events_tab_releases,
	form: m.applications_form,
	criteria: m.applications_criteria,
	targets: m.applications_targets,
	certificates: m.attendance_rules_title,
	applications: m.events_applications,
	participants: m.events_participants
};

export const load: PageServerLoad = async ({ locals, params }) => {
	const event = await openEvent(locals.actor, 'manage', params.event);
	const { countries, zones } = await choicesFor(locals.language);
	const entries = Object.entries(clonedEventBelongings) as [keyof typeof names, EventCloning][];
	return {
		countries,
		zones,
		values: { zone: [''], country: [''] } as Values,
		zone: event.zone,
		/** What a clone takes along, from the declared cloner. */
		taken: (['copied', 'shifted', 'skipped'] as const).map((how) => ({
			how,
			names: entries.flatMap(([name, way]) => (way === how ? [names[name]()] : []))
		}))
	};
};

export const actions: Actions = {
	clone: async (request) => {
		const actor = signedIn(request);
		const { locals, params } = request;
		const event = await openEvent(actor, 'manage', params.event);
		const values = valuesOf(await request.request.formData());
		const country = one(values, 'country') || null;
		const given = {
			slug: one(values, 'slug').trim(),
			startsOn: one(values, 'startsOn'),
			zone: one(values, 'zone').trim() || (zoneOfCountry(country) ?? event.zone),
			country
		};
		return answering(values, async () => {
			const made = await cloneEvent(actor, params.event, given, locals.now);
			redirect(303, `/${locals.language}/desk/events/${made.slug}?done=cloned`);
		});
	}
};
