import type { Fact, FactKey, Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';
import type { StoryAudit } from './story-disclosure.ts';
import type { Behind, MethodWords, StoryMethod, StoryWords } from './story.ts';

/** Everything of a story at one moment but the words of others, which stand nowhere but in their own place. */
export type FrozenStory = {
	sourceLanguage: string;
	/** `behind`: somebody took a translation along that is older than the source, or lacks something of it. */
	words: Record<string, StoryWords & { method: MethodWords; behind?: Behind[] }>;
	facts: Record<FactKey, Fact>;
	/** What each indicator of its facts was called, counted and left out then. Releases of before have none. */
	indicators?: Record<string, Indicator['texts']>;
	/** What categories a chart, a map or a table had: `figureName` → the facts it shows. */
	figures: Record<string, FactKey[]>;
	scope: Scope;
	dataVersion: string;
	audit: StoryAudit;
	method: StoryMethod;
	illustrative: boolean;
};
