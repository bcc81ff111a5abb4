import { entryPath } from '#catalogue/index.ts';
import { entryAt, titleOf } from '../entry.server.ts';
import { kindText, stateText } from '../words.server.ts';
import type { LayoutServerLoad } from './$types';

/** The head of every page about one record. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const entry = await entryAt(locals.actor, params.id);
	const { id, state, revision, allowed, input, slug } = entry;
	return {
		head: {
			id,
			revision,
			state,
			stateText: stateText(state),
			kind: input.kind,
			kindText: kindText(input.kind),
			title: titleOf(entry, locals.language),
			allowed,
			page: state === 'published' ? entryPath(locals.language, { kind: input.kind, slug }) : null
		}
	};
};
