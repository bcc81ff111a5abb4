import type { Fact, FactKey } from './fact.ts';
import { knownFacts } from './fact-text.ts';
import { lint, type Finding } from './lint/index.ts';
import type { StoryWords } from './story.ts';

/** Those that the linter reads. */
export const lintedLanguages = ['en', 'es', 'fr'] as const;

/** A finding, with its places as lines of the body; of the title or the summary they have none (0). */
export type StoryFinding = Finding & { language: string };

/** What in the words of a story does not go together, in each language that the linter reads. */
export function lintStory(
	words: Readonly<Record<string, StoryWords>>,
	facts: Readonly<Record<FactKey, Fact>>
): StoryFinding[] {
	const known = knownFacts(facts);
	return lintedLanguages.flatMap((language) => {
		const written = words[language];
		if (!written) return [];
		const head = `${written.title}\n\n${written.summary}\n\n`;
		const before = head.split('\n').length - 1;
		const inBody = <At extends { line: number }>(place: At): At => ({
			...place,
			line: Math.max(0, place.line - before)
		});
		return lint(head + written.body, { facts: known }).map((finding) => ({
			...finding,
			language,
			places: finding.places.map(inBody),
			culprit: finding.culprit && inBody(finding.culprit)
		}));
	});
}
