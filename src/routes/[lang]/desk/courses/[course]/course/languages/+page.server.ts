import { openWorkshop } from '#courses/index.server.ts';
import { standingOf, toDoIn } from '#courses/index.ts';
import { stateName } from '../../../form/names.ts';
import { tongueOf } from '../../../form/tongue.server.ts';
import { nameOf, titleIn } from '../../[lesson]/lesson.server.ts';
import type { PageServerLoad } from './$types';

/** What is left to write or translate in each language, by the page it stands on. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { course, tree } = await openWorkshop(locals.actor, params.course);
	return {
		languages: course.languages.map((code) => {
			const standing = standingOf(tree, tree.root, code);
			const pages = new Map<string, ReturnType<typeof pageOf>>();
			const pageOf = (page: Parameters<typeof titleIn>[1]) => ({
				key: page.key,
				title: titleIn(tree, page, locals.language, course.sourceLanguage),
				items: [] as {
					key: string;
					name: string;
					state: 'missing' | 'draft' | 'outdated';
					stateName: string;
				}[]
			});
			for (const { item, page, state } of toDoIn(tree, code)) {
				const on = pages.get(page.key) ?? pageOf(page);
				pages.set(page.key, on);
				on.items.push({ key: item.key, name: nameOf(item), state, stateName: stateName(state) });
			}
			return {
				...tongueOf(code),
				standing,
				stateName: stateName(standing.state),
				isSource: code === course.sourceLanguage,
				pages: [...pages.values()]
			};
		})
	};
};
