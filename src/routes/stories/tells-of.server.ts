import { daysText } from '#catalogue/ui/day.ts';
import { editionPath, entryPath } from '#catalogue/index.ts';
import { eventPath } from '#events/index.ts';
import { heldFor, storiesAbout, type Held } from '#impact/index.server.ts';
import type { ReadStory } from '#impact/index.ts';
import { labelIn } from '#vocabulary/index.ts';
import type { Found } from '../found/found.ts';
import { storyFound } from '../found/stories.server.ts';
import { newestStories } from './newest.server.ts';

/** A course or an event that a story tells about, with its runs; null: it has no page here. */
export type ToldOf = {
	title: { text: string; language: string };
	href: string | null;
	runs: { text: string; href: string | null }[];
};

type Asked = { language: string; now: Date };

/** Where a story leads back to: what its people took part in, and other stories. One query beyond those that are kept. */
export async function aroundStory(
	{ slug, scope }: Pick<ReadStory, 'slug' | 'scope'>,
	{ language, now }: Asked
): Promise<{ of: ToldOf[]; others: Found[] }> {
	const held = [...(await heldFor(scope.cohorts)).values()];
	const subjects = held.flatMap(({ subject }) => subject ?? []);
	return { of: toldOf(held, language), others: await otherStories(slug, subjects, { language, now }) };
}

/** Each course and event once, in the order of what was held last. */
export function toldOf(held: readonly Held[], language: string): ToldOf[] {
	const found = new Map<string, ToldOf>();
	for (const one of held) {
		const href = pageOf(one, language);
		const title = labelIn(one.title, language);
		const key = href ?? title.text;
		const known = found.get(key) ?? { title, href, runs: [] };
		found.set(key, known);
		if (one.startsOn !== null)
			known.runs.push({ text: daysText(one.startsOn, one.endsOn, language), href: runOf(one, language) });
	}
	return [...found.values()];
}

function pageOf({ at }: Held, language: string): string | null {
	if (at?.is === 'event') return eventPath(language, at.slug);
	const slug = at?.entrySlug ?? null;
	return slug === null ? null : entryPath(language, { kind: 'course', slug });
}

function runOf({ at }: Held, language: string): string | null {
	return at?.is === 'edition' ? editionPath(language, at.courseSlug, at.slug) : null;
}

const mostOthers = 3;

/** Of the same courses and events first, then the newest. */
async function otherStories(
	slug: string,
	subjects: readonly string[],
	{ language, now }: Asked
): Promise<Found[]> {
	const [same, newest] = await Promise.all([
		storiesAbout(subjects, language, now),
		newestStories(mostOthers + 1, { language, now })
	]);
	const about = same.map((one) => storyFound(one, language));
	const others = new Map([...about, ...newest].map((one) => [one.slug, one]));
	others.delete(slug);
	return [...others.values()].slice(0, mostOthers);
}
