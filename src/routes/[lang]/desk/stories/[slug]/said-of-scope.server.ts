import { isMixed, kindsOfScope } from '#impact/index.server.ts';
import type { Scope } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { textIn, type Texts } from '#surveys/index.ts';
import { isolated } from '#ui/form/isolated.ts';

/** What whoever writes or releases a story has to know of whom it speaks of: what is not public, what is invented beside real. */
export async function saidOfScope(scopes: readonly Scope[], language: string): Promise<string[]> {
	const kinds = await kindsOfScope({
		cohorts: [...new Set(scopes.flatMap(({ cohorts }) => cohorts))],
		waves: [...new Set(scopes.flatMap(({ waves }) => waves))]
	});
	const list = new Intl.ListFormat(language);
	const named = (titles: readonly Texts[]): string =>
		list.format(titles.map((title) => isolated(textIn(title, language, '–').text)));
	return [
		...(kinds.unshown.length > 0 ? [m.cohorts_story_unshown({ cohorts: named(kinds.unshown) })] : []),
		...(isMixed(kinds)
			? [m.cohorts_story_mixed({ invented: named(kinds.invented), real: named(kinds.real) })]
			: [])
	];
}
