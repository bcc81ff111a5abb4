import { redirect } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import {
	addItem,
	listRemoved,
	moveItem,
	removeItem,
	removeWords,
	restoreItem
} from '#courses/index.server.ts';
import {
	blockKinds,
	filesFor,
	isItemKind,
	plainText,
	proseFrom,
	toDoIn,
	type ItemId,
	type ItemKind
} from '#courses/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, type Values } from '#ui/form/values.ts';
import { answeringWriting } from '../../form/answering.server.ts';
import { enteredIn } from '../../form/entered.ts';
import { fieldsToAsk, isFileField } from '../../form/fields.ts';
import { isPlain, largestInForm, readItem, valuesOfItem, withFiles } from '../../form/item.server.ts';
import { kindName, questionName } from '../../form/names.ts';
import { emptyQuestion, isQuestionKind, questionKinds, reshaped } from '../../form/question.ts';
import { tongueOf } from '../../form/tongue.server.ts';
import { viewOf } from '../../form/view.server.ts';
import { signedIn } from '../../signed-in.server.ts';
import { contentOf, entriesOf, lessonAt, openOf, titleIn, tonguesOf } from './lesson.server.ts';
import { itemSent, save } from './save.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = locals;
	const asked = url.searchParams.get('in');
	const lesson = await lessonAt(actor, params.course, params.lesson, asked);
	const { page, course, tree, language, source, translating } = lesson;
	const edit = url.searchParams.get('edit');
	const open = edit === null ? null : await openOf(lesson, edit);
	const module = tree.within(tree.root).find((one) => one.id === page.parentId);
	const done = url.searchParams.get('done') ?? '';
	return {
		page: {
			key: page.key,
			kind: page.kind,
			kindName: kindName(page.kind),
			title: titleIn(tree, page, language, source)
		},
		module: module ? titleIn(tree, module, language, source) : null,
		tongue: tongueOf(language),
		source: tongueOf(source),
		translating,
		tongues: tonguesOf(lesson),
		entries: entriesOf(lesson),
		open,
		adding: translating
			? null
			: addingFrom(
					url,
					lesson.items.find((one) => one.kind === 'quiz' && one.key === url.searchParams.get('to'))?.key ??
						null
				),
		uploads: uploadsOf(open?.kind ?? url.searchParams.get('add'), course.key, locals.language),
		blocks:
			page.kind === 'lesson' && !translating
				? blockKinds.map((kind) => ({ kind, name: kindName(kind) }))
				: [],
		questions: questionKinds.map((kind) => ({ kind, name: questionName(kind) })),
		elsewhere: toDoIn(tree, language).find((one) => one.page.id !== page.id)?.page.key ?? null,
		moved: done === 'moved' ? url.searchParams.get('of') : null,
		writer: actor.kind === 'person' ? actor.id : '',
		done: Object.hasOwn(dones, done)
			? { sentence: dones[done as keyof typeof dones](), of: url.searchParams.get('of') ?? '' }
			: null,
		removed: done === 'removed' ? await removedOf(url, () => listRemoved(actor, course.id)) : null
	};
};

const dones = {
	saved: m.courses_done_saved,
	added: m.courses_done_added,
	moved: m.courses_done_moved,
	removed: m.courses_done_removed,
	restored: m.courses_done_restored,
	unsaid: m.courses_done_unsaid,
	imported: m.courses_done_questions
};

async function removedOf(url: URL, list: () => ReturnType<typeof listRemoved>) {
	const found = (await list()).find(({ key }) => key === url.searchParams.get('of'));
	return found ? { id: found.id } : null;
}

/** A block or question about to be written: nothing of it is kept yet. */
function addingFrom(url: URL, quiz: string | null) {
	const kind = url.searchParams.get('add') ?? '';
	if (!isItemKind(kind) || (kind === 'question') !== (quiz !== null)) return null;
	if (kind !== 'question' && !blockKinds.includes(kind)) return null;
	const as = url.searchParams.get('as') ?? 'one';
	const questionKind = isQuestionKind(as) ? as : 'one';
	return {
		kind,
		questionKind: kind === 'question' ? questionKind : null,
		to: quiz,
		name: kind === 'question' ? questionName(questionKind) : kindName(kind),
		values:
			kind === 'question' ? emptyQuestion(questionKind) : valuesOfItem(kind, { settings: {}, words: {} })
	};
}

/** What may be sent for each file of a kind, in words: the browser's list, and what is said beside the field. */
function uploadsOf(kind: string | null, course: string, place: string) {
	if (kind === null || !isItemKind(kind) || !isPlain(kind)) return {};
	return Object.fromEntries(
		fieldsToAsk(kind, false)
			.filter(isFileField)
			.map(({ name, as }) => {
				const { endings, megabytes } = filesFor(as);
				const plain = Math.min(megabytes, largestInForm);
				return [
					name,
					{
						accept: endings.map((ending) => `.${ending}`).join(','),
						hint: m.courses_upload_hint({ kinds: endings.join(', '), most: megabytes, plain }),
						to: { place: `/${place}/desk/uploads`, use: as, course }
					}
				];
			})
	);
}

export const actions: Actions = {
	save: (event) => {
		signedIn(event);
		return save(event);
	},
	/** As its readers will have it; nothing is saved. */
	preview: async (event) => {
		signedIn(event);
		const { item, values, content } = await itemSent(event);
		return { values, problems: [], status: 200 as const, view: viewOf(item.kind, content) };
	},
	/** The form again with one choice more, fewer or elsewhere; nothing is saved. */
	shape: async (event) => {
		signedIn(event);
		const values = enteredIn(await event.request.formData());
		return { values: reshaped(values, one(values, 'act')), problems: [], status: 200 as const };
	},
	/** After a conflict: their wording in the form, mine beside it to take from. */
	theirs: async (event) => {
		signedIn(event);
		const { item, lesson, values } = await itemSent(event);
		const theirs = valuesOfItem(item.kind, contentOf(item, lesson.language));
		const mine = Object.keys(theirs)
			.flatMap((name) => values[name] ?? [])
			.filter((text) => text.trim() !== '');
		return { values: theirs, problems: [], status: 200 as const, fresh: true, aside: mine };
	},
	unsay: async (event) => {
		signedIn(event);
		const { item, lesson, values } = await itemSent(event);
		const { actor, now, language } = event.locals;
		return answering(values, async () => {
			await removeWords(actor, item.id, lesson.language, Number(one(values, 'revision')) || 0, now);
			redirect(303, back(event, { done: 'unsaid', of: item.key }, language));
		});
	},
	add: async (event) => {
		signedIn(event);
		const { locals, params, url, request } = event;
		const form = await request.formData();
		const values = enteredIn(form);
		const lesson = await lessonAt(locals.actor, params.course, params.lesson, null);
		const adding = addingFrom(url, url.searchParams.get('to'));
		const parent = adding?.to ? lesson.items.find(({ key }) => key === adding.to) : lesson.page;
		if (!adding || !parent) throw new NotFound('item');
		const { kind } = adding;
		return answering(values, () =>
			answeringWriting(values, async () => {
				const read = readItem(kind, values, { settings: {}, words: {} }, false);
				const { settings, words } = await withFiles(locals.actor, lesson.course.id, kind, form, read);
				const added = await addItem(
					locals.actor,
					lesson.course.id,
					{
						parentId: parent.id,
						kind: kind as Exclude<ItemKind, 'course'>,
						settings,
						words,
						state: one(values, 'state') === 'draft' ? 'draft' : 'ready',
						name: nameFrom(values)
					},
					locals.now
				);
				redirect(303, back(event, { done: 'added', of: added.key }, locals.language));
			})
		);
	},
	move: async (event) => {
		signedIn(event);
		const { id, values } = await named(event.request);
		await moveItem(event.locals.actor, id, { step: one(values, 'step') === 'up' ? -1 : 1 });
		const [key, step] = [one(values, 'key'), one(values, 'step')];
		const said = { done: 'moved', of: key };
		redirect(303, back(event, said, event.locals.language, `${step === 'up' ? 'up' : 'down'}-${key}`));
	},
	remove: async (event) => {
		signedIn(event);
		const { id, values } = await named(event.request);
		await removeItem(event.locals.actor, id, event.locals.now);
		redirect(303, back(event, { done: 'removed', of: one(values, 'key') }, event.locals.language, ''));
	},
	restore: async (event) => {
		signedIn(event);
		const { id, values } = await named(event.request);
		return answering(values, async () => {
			await restoreItem(event.locals.actor, id);
			redirect(303, back(event, { done: 'restored', of: one(values, 'key') }, event.locals.language));
		});
	}
};

async function named(request: Request): Promise<{ id: ItemId; values: Values }> {
	const values = enteredIn(await request.formData());
	const id = idFrom<'Item'>(one(values, 'id'));
	if (!id) throw new NotFound('item');
	return { id, values };
}

/** The page again, in the language it was in, at what it is about. */
function back(
	{ url, params }: { url: URL; params: { course: string; lesson: string } },
	said: Record<string, string>,
	place: string,
	at = said['of'] ?? ''
): string {
	const query = new URLSearchParams(said);
	const language = url.searchParams.get('in');
	if (language) query.set('in', language);
	return `/${place}/desk/courses/${params.course}/${params.lesson}?${query}${at === '' ? '' : `#${at}`}`;
}

/** The first words of what was written: for its key. */
function nameFrom(values: Values): string {
	const text = plainText(
		proseFrom(one(values, 'title') || one(values, 'prose') || one(values, 'prompt') || one(values, 'alt'))
	);
	return text.slice(0, 45).replace(/\s+\S*$/u, (rest) => (text.length > 45 ? '' : rest));
}
