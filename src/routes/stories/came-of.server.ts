import { daysText } from '#catalogue/ui/day.ts';
import { storiesAbout } from '#impact/index.server.ts';
import { narrowedAddress } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import type { Found } from '../found/found.ts';
import { storyFound } from '../found/stories.server.ts';

export type CameOf = { stories: Found[]; numbers: { href: string; name: string }[] };

/** So many editions are led to each by itself; where there are more, to all numbers. */
const mostNumbers = 6;

/**
 * What was told of what was held ('edition:<id>', 'event:<id>'), and where its numbers are. Null: nothing was told. At most
 * one query, and none on a hub that tells no story.
 */
export async function cameOf(
	subjects: readonly string[],
	{ language, now }: { language: string; now: Date }
): Promise<CameOf | null> {
	const told = await storiesAbout(subjects, language, now);
	if (told.length === 0) return null;
	const today = now.toISOString().slice(0, 10);
	const held = new Map(told.flatMap((one) => one.held).map((one) => [one.slug, one]));
	// In public only what is over counts, and what was invented only beside nothing else.
	const counted = [...held.values()].filter(
		({ subject, startsOn, endsOn, illustrative }) =>
			subject !== null && subjects.includes(subject) && !illustrative && (endsOn ?? startsOn ?? today) < today
	);
	const isFew = counted.length > 0 && counted.length <= mostNumbers;
	return {
		stories: told.map((one) => storyFound(one, language)),
		numbers: isFew
			? counted.map(({ slug, startsOn, endsOn }) => ({
					href: `/${language}/impact${narrowedAddress({ cohort: slug })}`,
					name: m.story_run_in_numbers({ days: daysText(startsOn ?? endsOn ?? today, endsOn, language) })
				}))
			: [{ href: `/${language}/impact`, name: m.story_impact_in_numbers() }]
	};
}
