import { redirect } from '@sveltejs/kit';
import {
	materialsOfEvent,
	nameForSession,
	noteAnswer,
	openEvent,
	plannedProgramme,
	putSession,
	removeSession,
	speakersOfEvent,
	takeFromSession
} from '#events/index.server.ts';
import { sessionIn, speakerRoles, speakerRoleText } from '#events/index.ts';
import { idFrom, NotFound, Refusal } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedIn } from '../../../../../editions/signed-in.server.ts';
import { doneText } from '../../../../event-words.server.ts';
import { languagesOf } from '../../../languages.server.ts';
import { conflictText, speakerStateTexts } from '../../words.ts';
import { materialLine } from './materials/line.ts';
import { choicesOf, inputFrom, valuesFrom } from './session-form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function asked({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	await openEvent(locals.actor, 'manage', params.event);
	const plan = await plannedProgramme(locals.actor, params.event);
	const session = plan.sessions.find(({ id }) => id === params.session) ?? null;
	if (params.session !== 'new' && !session) throw new NotFound('session');
	return { plan, session };
}

export const load: PageServerLoad = async (request) => {
	const { plan, session } = await asked(request);
	const { language } = request.locals;
	const titleOf = (id: string) => {
		const other = plan.sessions.find((one) => one.id === id);
		return other ? (sessionIn(other.texts, language)?.words.title ?? '') : '';
	};
	const nameOf = (id: string) => session?.speakers.find(({ speakerId }) => speakerId === id)?.name ?? '';
	const fresh: Values = {
		kind: ['plenary'],
		day: [request.url.searchParams.get('day')?.slice(0, 10) ?? plan.event.startsOn ?? ''],
		place: [plan.places[0]?.id ?? '']
	};
	return {
		done: doneText(request.url),
		isNew: session === null,
		title: session && titleOf(session.id),
		languages: await languagesOf(plan.event),
		choices: choicesOf(plan, language),
		values: session ? valuesFrom(session, plan.event.zone) : fresh,
		conflicts: plan.conflicts
			.filter((conflict) => conflict.session === session?.id)
			.map((conflict) => conflictText(conflict, { other: titleOf, speaker: nameOf })),
		speaking: (session?.speakers ?? []).map(({ speakerId, name, affiliation, role, state }) => ({
			id: speakerId,
			name,
			affiliation,
			role: speakerRoleText(role),
			state,
			stateText: speakerStateTexts[state]()
		})),
		speakers: (await speakersOfEvent(plan.event.id)).map(({ id, name, affiliation }) => ({
			value: id as string,
			label: affiliation ? `${name} – ${affiliation}` : name
		})),
		materials: (session ? ((await materialsOfEvent(plan.event.id)).get(session.id) ?? []) : []).map((one) =>
			materialLine(one, plan.event.zone, language)
		),
		roles: speakerRoles.map((value) => ({ value, label: speakerRoleText(value) }))
	};
};

function speakerIn(values: Values) {
	const id = idFrom<'EventSpeaker'>(one(values, 'speaker'));
	if (!id) throw new Refusal('required', { field: 'speaker' });
	return id;
}

export const actions: Actions = {
	save: async (request) => {
		const actor = signedIn(request);
		const { plan, session } = await asked(request);
		const values = valuesOf(await request.request.formData());
		const languages = (await languagesOf(plan.event)).map(({ code }) => code);
		const { input, form } = inputFrom(values, languages, session);
		if (form.problems.length > 0) return refused(values, form.problems);
		const seen = session && { id: session.id, revision: Number(one(values, 'revision')) };
		return answering(values, async () => {
			const id = await putSession(actor, request.params.event, seen, input);
			const path = `/${request.locals.language}/desk/events/${request.params.event}/programme`;
			redirect(303, `${path}?done=saved#session-${id}`);
		});
	},
	remove: async (request) => {
		const actor = signedIn(request);
		const { session } = await asked(request);
		if (!session) throw new NotFound('session');
		await removeSession(actor, request.params.event, session.id);
		redirect(303, `/${request.locals.language}/desk/events/${request.params.event}/programme?done=saved`);
	},
	name: async (request) => {
		const actor = signedIn(request);
		const { session } = await asked(request);
		const values = valuesOf(await request.request.formData());
		if (!session) throw new NotFound('session');
		return answering(values, async () => {
			const role = speakerRoles.find((known) => known === one(values, 'role')) ?? 'speaker';
			await nameForSession(actor, request.params.event, session.id, speakerIn(values), role);
			redirect(303, `${request.url.pathname}?done=saved#speaking`);
		});
	},
	answer: async (request) => {
		const actor = signedIn(request);
		const { session } = await asked(request);
		const values = valuesOf(await request.request.formData());
		if (!session) throw new NotFound('session');
		return answering(values, async () => {
			const [slug, speaker] = [request.params.event, speakerIn(values)];
			if (one(values, 'answer') === 'out') await takeFromSession(actor, slug, session.id, speaker);
			else {
				const accepts = one(values, 'answer') === 'yes';
				await noteAnswer(actor, slug, session.id, speaker, accepts, request.locals.now);
			}
			redirect(303, `${request.url.pathname}?done=saved#speaking`);
		});
	}
};
