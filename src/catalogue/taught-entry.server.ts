import { sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { type Writer, publicUrl } from '#platform/index.server.ts';
import { isLanguage, topic } from '#vocabulary/index.ts';
import { index } from './change.server.ts';
import { fieldChanges } from './changes.ts';
import { dayIn } from './days.ts';
import type { EntryFacts } from './entry.ts';
import { blankEntry, withKeys } from './shaping.ts';
import { slugCandidates } from './slug.ts';
import { insertEntries, recordChanges, takenSlugs } from './writing.server.ts';

/** What the catalogue needs to know of a course that is taught here and stands nowhere yet. */
export type TaughtCourse = {
	/** By language; at least one. */
	texts: ReadonlyMap<string, { title: string; abstract: string | null }>;
	/** The language that the others are translated from. */
	source: string;
	languages: readonly string[];
	topics: readonly string[];
	/** Organisation ids. */
	providers: readonly string[];
	illustrative: boolean;
};

/**
 * Makes the page of a course taught here, published at once: whoever publishes its first edition says that it exists.
 * Returns its slug. Its address is its own page, so nobody is sent anywhere.
 */
export async function enterTaughtCourse(
	tx: Writer,
	actor: Actor,
	course: TaughtCourse,
	now: Date
): Promise<string> {
	const { slug, id } = await freeSlug(tx, course);
	const blank = blankEntry(id, slug, 'stated-by-provider', actor.kind === 'person' ? actor.id : null, now);
	const made = withKeys({
		...blank,
		kind: 'course',
		type: 'online-course',
		state: 'published',
		revision: 1,
		publishedAt: now,
		confirmedOn: dayIn('UTC', now),
		url: `${publicUrl()}/${course.source}/courses/${slug}`,
		titleLanguage: original(course),
		texts: textsOf(course),
		languages: course.languages.filter(isLanguage),
		topics: course.topics.filter((one) => topic(one) !== undefined),
		providers: [...course.providers],
		modality: 'online-self-paced',
		costKind: 'free',
		illustrative: course.illustrative
	});
	await insertEntries(tx, [made]);
	const fields = fieldChanges(blank, made);
	await recordChanges(tx, actor, [{ facts: made, act: 'add', fields, reason: null }], now);
	await index(tx, [made]);
	return slug;
}

async function freeSlug(tx: Writer, course: TaughtCourse): Promise<{ id: EntryFacts['id']; slug: string }> {
	const id = newId<'Entry'>();
	const titles = [course.source, 'en', ...course.texts.keys()].flatMap(
		(language) => course.texts.get(language)?.title ?? []
	);
	const candidates = slugCandidates(titles, 'course', id);
	// Two who add the same title at once: the second waits to see which address is taken.
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`entry.slug ${candidates[0] ?? ''}`}))`);
	const taken = await takenSlugs(tx, candidates);
	return { id, slug: candidates.find((candidate) => !taken.has(candidate)) ?? `course-${id}` };
}

function original({ texts, source }: TaughtCourse): string {
	return texts.has(source) ? source : ([...texts.keys()][0] ?? source);
}

function textsOf(course: TaughtCourse): EntryFacts['texts'] {
	return [...course.texts]
		.filter(([language]) => isLanguage(language))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([language, { title, abstract }]) => ({
			language,
			title,
			abstract,
			origin: language === original(course) ? 'original' : 'translation',
			sourceRevision: 1
		}));
}
