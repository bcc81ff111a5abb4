import { redirect } from '@sveltejs/kit';
import { instantText } from '#catalogue/ui/when.ts';
import { courseIdOf, findVersion, freezeCourse, listVersions, openWorkshop } from '#courses/index.server.ts';
import { refusalsToFreeze, versionChanges, withAllIn, type Rendering } from '#courses/index.ts';
import { m } from '#messages/messages.js';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { titleIn } from '../../[lesson]/lesson.server.ts';
import { signedIn } from '../../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { course, tree } = await openWorkshop(locals.actor, params.course);
	const versions = await listVersions(course.id);
	const contents = await Promise.all(
		versions.slice(0, 11).map(async ({ id }) => (await findVersion(id)).content)
	);
	const items = withAllIn(tree, tree.root);
	const renderings: Rendering[] = items.flatMap((item) => tree.renderings(item));
	const pageOf = new Map(
		items
			.filter(({ kind }) => kind === 'lesson')
			.flatMap((lesson) => withAllIn(tree, lesson).map(({ key }) => [key, lesson.key]))
	);
	const titled = new Map(
		items
			.filter(({ kind }) => kind === 'lesson' || kind === 'module')
			.map((item) => [item.key, titleIn(tree, item, locals.language, course.sourceLanguage)])
	);
	return {
		unready: refusalsToFreeze(course, items, renderings).map(({ key, code }) => ({
			key,
			page: pageOf.get(key) ?? key,
			title: titled.get(key) ?? null,
			sentence: unreadyTexts[code]()
		})),
		versions: versions.map(({ number, frozenAt, note }, at) => {
			const content = contents[at];
			return {
				number,
				when: instantText(frozenAt, null, 'UTC', locals.language),
				note,
				changes: content ? versionChanges(contents[at + 1] ?? null, content) : null,
				isFirst: at === versions.length - 1
			};
		}),
		done:
			{ frozen: m.courses_done_frozen(), same: m.courses_done_frozen_same() }[
				url.searchParams.get('done') ?? ''
			] ?? null
	};
};

const unreadyTexts = {
	no_lessons: m.courses_unready_no_lessons,
	nothing_in_it: m.courses_unready_nothing_in_it,
	source_not_ready: m.courses_unready_source,
	draw_too_large: m.courses_unready_draw
};

export const actions: Actions = {
	freeze: async (event) => {
		signedIn(event);
		const { actor, now, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const note = one(values, 'note').trim().slice(0, 1000) || null;
			const { fresh } = await freezeCourse(actor, await courseIdOf(event.params.course), note, now);
			redirect(
				303,
				`/${language}/desk/courses/${event.params.course}/course/versions?done=${fresh ? 'frozen' : 'same'}`
			);
		});
	}
};
