import { openRequestOf, openStory, releasesForDesk, scopeOf, textsOfStory } from '#impact/index.server.ts';
import { saidOfScope } from './said-of-scope.server.ts';
import { onlyFor } from '../../only.server.ts';
import type { LayoutServerLoad } from './$types';

/** The head of every page about one story. For who does not write it the desk of it does not exist. */
export const load: LayoutServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language } = event.locals;
	const story = await openStory(actor, event.params.slug);
	const [texts, releases, request] = await Promise.all([
		textsOfStory(story.id),
		releasesForDesk(story.id),
		openRequestOf(story.id)
	]);
	const title =
		texts.find((text) => text.language === language) ??
		texts.find((text) => text.language === story.sourceLanguage);
	return {
		head: {
			...{ slug: story.slug, revision: story.revision, sourceLanguage: story.sourceLanguage },
			title: { text: title?.title ?? story.slug, language: title?.language ?? story.sourceLanguage },
			...{ withdrawn: story.withdrawnBecause, illustrative: story.illustrative },
			// Who approves is told of what was asked for, who writes of the draft.
			said: await saidOfScope([scopeOf(story), ...(request ? [request.content.scope] : [])], language),
			isPublic: releases.length > 0 && story.withdrawnAt === null
		}
	};
};
