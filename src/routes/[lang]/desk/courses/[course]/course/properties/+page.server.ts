import { redirect } from '@sveltejs/kit';
import { changeProperties, linkEntry, markOf, openWorkshop } from '#courses/index.server.ts';
import { wordingState } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { tellOfNewEntry } from '#training/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { all, one, valuesOf } from '#ui/form/values.ts';
import { stateName } from '../../../form/names.ts';
import { tongueOf } from '../../../form/tongue.server.ts';
import { signedIn } from '../../../signed-in.server.ts';
import { choicesFor, propertiesFrom, valuesFrom } from './form.server.ts';
import { topicsCalled } from './topics.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const workshop = await openWorkshop(locals.actor, params.course);
	const { course, tree } = workshop;
	const values = valuesFrom(course);
	return {
		mark: markOf(course),
		values,
		choices: await choicesFor(locals.actor, workshop, values, locals.language),
		tongues: course.languages.map(tongueOf),
		standings: course.languages.map((language) => {
			const state = wordingState(tree.root, tree.rendering(tree.root, language)) ?? 'missing';
			return { language, state, name: stateName(state), left: 0 };
		}),
		entry: course.entrySlug,
		done:
			{
				saved: m.courses_done_properties(),
				linked: m.courses_done_linked(),
				unlinked: m.courses_done_unlinked()
			}[url.searchParams.get('done') ?? ''] ?? null
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { values, actor, course } = await sent(event);
		return answering(values, async () => {
			const given = { ...propertiesFrom(values), mark: one(values, 'mark'), leaves: all(values, 'leaves') };
			await changeProperties(actor, course.id, given, event.locals.now);
			redirect(303, back(event, 'saved'));
		});
	},
	/** The form again, with the topics that are called so; nothing is saved. */
	find: async (event) => {
		const { values } = await sent(event);
		const { language } = event.locals;
		const found = topicsCalled(one(values, 'topic'), language);
		const chosen = all(values, 'topics');
		return {
			values,
			problems: [],
			status: 200,
			found: found.filter(({ value }) => !chosen.includes(value))
		};
	},
	link: async (event) => {
		const { values, actor, course } = await sent(event);
		const entered = one(values, 'entry').trim();
		// The whole address is as good as its last part.
		const slug =
			entered
				.replace(/[?#].*$/u, '')
				.split('/')
				.filter(Boolean)
				.at(-1) ?? null;
		return answering(values, async () => {
			await linkEntry(actor, course.id, slug);
			await tellOfNewEntry(course.id, course.entrySlug, event.locals.now);
			redirect(303, back(event, slug === null ? 'unlinked' : 'linked'));
		});
	}
};

async function sent(event: RequestEvent) {
	signedIn(event);
	const values = valuesOf(await event.request.formData());
	const { course } = await openWorkshop(event.locals.actor, event.params.course);
	return { values, actor: event.locals.actor, course };
}

function back({ locals, params }: RequestEvent, done: string): string {
	return `/${locals.language}/desk/courses/${params.course}/course/properties?done=${done}`;
}
