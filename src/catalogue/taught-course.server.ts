import type { Actor } from '#people/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { isLanguage, topic } from '#vocabulary/index.ts';
import { save } from './change.server.ts';
import type { EntryFacts } from './entry.ts';
import { lockFound } from './facts.server.ts';
import { may } from './policy.ts';
import { withKeys } from './shaping.ts';
import { pageOfCourse } from './taught.server.ts';

type Moved = { added: readonly string[]; removed: readonly string[] };

/** What a course says in one language, and which of it was said anew. */
export type TaughtText = { title: string; abstract: string | null; anew: readonly ('title' | 'abstract')[] };

/** What changed of a course taught here; `providers` are organisation ids. */
export type TaughtChange = {
	/** By language; only those in which something was said anew. */
	texts: Readonly<Record<string, TaughtText>>;
	languages: Moved;
	topics: Moved;
	providers: Moved;
};

/**
 * The entry that is the page of a course taught here follows what changed in the course; whatever else the catalogue says
 * of it stays. False where there is no such entry.
 */
export async function followTaughtCourse(
	tx: Writer,
	actor: Actor,
	entrySlug: string,
	changed: TaughtChange,
	now: Date
): Promise<boolean> {
	const id = await pageOfCourse(tx, entrySlug);
	if (id === null) return false;
	const [before] = await lockFound(tx, [id]);
	if (!before) return false;
	const providers = moved(before.providers, changed.providers);
	await save(
		tx,
		{ actor, act: 'edit', named: 'taught_here', now },
		before,
		withKeys({
			...before,
			texts: textsAfter(before, changed.texts),
			languages: moved(before.languages, changed.languages, isLanguage),
			topics: moved(before.topics, changed.topics, (one) => topic(one) !== undefined),
			// Somebody stands behind every entry.
			providers: providers.length > 0 ? providers : before.providers
		})
	);
	return true;
}

/** Whether somebody may make an entry the page of a course: it is theirs to work on, somebody else's, or not there. */
export async function entryStanding(
	tx: Writer,
	actor: Actor,
	entrySlug: string
): Promise<'theirs' | 'foreign' | 'none'> {
	const id = await pageOfCourse(tx, entrySlug);
	const [found] = id === null ? [] : await lockFound(tx, [id]);
	if (!found) return 'none';
	return may(actor, 'history', found) ? 'theirs' : 'foreign';
}

function moved(before: string[], { added, removed }: Moved, known = (_: string) => true): string[] {
	const kept = before.filter((one) => !removed.includes(one));
	return [...kept, ...added.filter((one) => known(one) && !kept.includes(one))];
}

/** A text that changes is of the coming revision, so that translations made elsewhere show as out of date. */
function textsAfter(before: EntryFacts, said: TaughtChange['texts']): EntryFacts['texts'] {
	const texts = new Map(before.texts.map((row) => [row.language, row]));
	for (const [language, { title, abstract, anew }] of Object.entries(said)) {
		if (!isLanguage(language)) continue;
		const was = texts.get(language);
		texts.set(language, {
			language,
			title: was && !anew.includes('title') ? was.title : title,
			abstract: was && !anew.includes('abstract') ? was.abstract : abstract,
			origin: was?.origin ?? 'translation',
			sourceRevision: before.revision + 1
		});
	}
	return [...texts.values()].sort((a, b) => (a.language < b.language ? -1 : 1));
}
