import { openStory } from '#impact/index.server.ts';
import { languageName } from '#vocabulary/index.ts';
import { doneText } from '../../done.ts';
import { listedVoices } from '../../voice-words.server.ts';
import { chosenNames } from '../../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const story = await openStory(locals.actor, params.slug);
	const voices = await listedVoices(story.id, locals.language);
	return {
		done: doneText(url),
		voices: voices.map((voice) => ({
			...voice,
			languages: voice.languages.map((code) => ({ code, name: languageName(code) })),
			chosen: voice.chosen && chosenNames[voice.chosen]()
		})),
		/** Who applied nothing has as much to tell: a story that asked only those who did says so of itself. */
		lacksNonApplication: !voices.some(({ chosen, begins }) => chosen === 'non_application' && begins !== null)
	};
};
