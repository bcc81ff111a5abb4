import { listOwnStories } from '#impact/index.server.ts';
import { mayWriteSomeStory } from '#impact/index.ts';
import { NotFound } from '#platform/index.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../only.server.ts';
import { doneText } from './done.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor } = event.locals;
	if (!mayWriteSomeStory(actor)) throw new NotFound('page');
	return {
		done: doneText(event.url),
		stories: (await listOwnStories(actor)).map(({ languages, ...story }) => ({
			...story,
			languages: languages.map((code) => ({ code, name: languageName(code) }))
		}))
	};
};
