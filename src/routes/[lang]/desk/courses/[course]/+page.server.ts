import { redirect } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import {
	addItem,
	listRemoved,
	moveItem,
	openWorkshop,
	removeItem,
	restoreItem
} from '#courses/index.server.ts';
import { isEmpty, standingOf, type Item, type ItemId, type ItemTree } from '#courses/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { answeringWriting } from '../form/answering.server.ts';
import { kindName, stateName } from '../form/names.ts';
import { tongueOf } from '../form/tongue.server.ts';
import { signedIn } from '../signed-in.server.ts';
import { titleIn } from './[lesson]/lesson.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const { course, tree } = await openWorkshop(actor, params.course);
	const { sourceLanguage: source, languages } = course;
	const line = (item: Item, beside: Item[]) => ({
		...lineOf(tree, item, languages, language, source),
		first: beside[0]?.id === item.id,
		last: beside.at(-1)?.id === item.id
	});
	const modules = tree.within(tree.root);
	const done = url.searchParams.get('done') ?? '';
	return {
		rootId: tree.root.id,
		tongues: languages.map(tongueOf),
		course: lineOf(tree, tree.root, languages, language, source, true),
		modules: modules.map((module) => ({
			...line(module, modules),
			...lineOf(tree, module, languages, language, source, true),
			lessons: tree.within(module).map((lesson) => ({
				...line(lesson, tree.within(module)),
				minutes: (lesson.settings['minutes'] as number | null) ?? null,
				empty: isEmpty(tree, lesson),
				module: module.id
			}))
		})),
		removed: (await listRemoved(actor, course.id)).map((item) => ({
			id: item.id,
			kind: kindName(item.kind),
			text: excerpt(item.words?.['title'] ?? item.words?.['prose'] ?? item.words?.['prompt'] ?? item.key)
		})),
		source,
		moved: done === 'moved' ? url.searchParams.get('of') : null,
		done: Object.hasOwn(dones, done) ? dones[done as keyof typeof dones]() : null
	};
};

const dones = {
	begun: m.courses_done_begun,
	imported: m.courses_done_imported,
	added: m.courses_done_added,
	removed: m.courses_done_removed,
	restored: m.courses_done_restored,
	moved: m.courses_done_moved
};

/** A line of the contents: its title, and how it stands in each language; of a module, how its own words stand. */
function lineOf(
	tree: ItemTree,
	item: Item,
	languages: string[],
	language: string,
	source: string,
	own = false
) {
	const alone = { within: () => [] as Item[], rendering: tree.rendering.bind(tree) } as unknown as ItemTree;
	return {
		id: item.id,
		key: item.key,
		title: titleIn(tree, item, language, source),
		standings: languages.map((code) => {
			const { state, missing, draft, outdated } = standingOf(own ? alone : tree, item, code);
			return { language: code, state, name: stateName(state), left: missing + draft + outdated };
		})
	};
}

function excerpt(text: unknown): string {
	const line = String(text).replace(/\s+/gu, ' ');
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

export const actions: Actions = {
	add: async (event) => {
		const { id: parentId, values, actor, now } = await sent(event);
		return answering(values, () =>
			answeringWriting(values, async () => {
				const { course, tree } = await openWorkshop(actor, event.params.course);
				const title = one(values, 'title').trim();
				const kind = parentId === tree.root.id ? 'module' : 'lesson';
				await addItem(
					actor,
					course.id,
					{ parentId, kind, settings: {}, words: { title, summary: '' }, state: 'ready', name: title },
					now
				);
				redirect(303, back(event, 'added'));
			})
		);
	},
	move: async (event) => {
		const { id, values, actor } = await sent(event);
		const step = one(values, 'step');
		const to = idFrom<'Item'>(one(values, 'to'));
		if (step === 'up' || step === 'down') await moveItem(actor, id, { step: step === 'up' ? -1 : 1 });
		else if (to) await moveItem(actor, id, { parentId: to });
		const key = encodeURIComponent(one(values, 'key'));
		redirect(303, `${back(event, 'moved')}&of=${key}#${step || 'at'}-${key}`);
	},
	remove: async (event) => {
		const { id, actor, now } = await sent(event);
		await removeItem(actor, id, now);
		redirect(303, back(event, 'removed'));
	},
	restore: async (event) => {
		const { id, values, actor } = await sent(event);
		return answering(values, async () => {
			await restoreItem(actor, id);
			redirect(303, back(event, 'restored'));
		});
	}
};

async function sent(event: RequestEvent) {
	signedIn(event);
	const values = valuesOf(await event.request.formData());
	const id: ItemId | null = idFrom<'Item'>(one(values, 'id'));
	if (!id) throw new NotFound('item');
	return { id, values, actor: event.locals.actor, now: event.locals.now };
}

function back({ locals, params }: RequestEvent, done: string): string {
	return `/${locals.language}/desk/courses/${params.course}?done=${done}`;
}
