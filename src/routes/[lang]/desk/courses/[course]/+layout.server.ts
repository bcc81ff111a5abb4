import { openWorkshop } from '#courses/index.server.ts';
import { may } from '#courses/index.ts';
import { tongueOf } from '../form/tongue.server.ts';
import { titleIn } from './[lesson]/lesson.server.ts';
import type { LayoutServerLoad } from './$types';

/** The head of every page about one course. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { course, tree } = await openWorkshop(locals.actor, params.course);
	const { key, sourceLanguage, languages, illustrative, governed } = course;
	return {
		head: {
			key,
			title: titleIn(tree, tree.root, locals.language, sourceLanguage),
			source: tongueOf(sourceLanguage),
			languages: languages.map(tongueOf),
			illustrative,
			mayFreeze: may(locals.actor, 'freeze', governed),
			mayShare: may(locals.actor, 'share', governed)
		}
	};
};
