import type { Audited } from './audit.ts';
import { defaultThresholds, strictest } from './disclosure.ts';
import type { Fact, FactKey } from './fact.ts';
import type { Group } from './group.ts';
import type { Difference, Publication } from './story-beside.ts';

type Facts = Readonly<Record<FactKey, Fact>>;

/** What a story gives away, and why: groups an attacker can work out, newcomers between releases, shares of nearly nobody. */
export type StoryAudit = Audited & {
	/** A number that an earlier release told, and that changed by so few people that these are told of. */
	changed: { key: FactKey; release: number; by: number }[];
	/** Shares whose one side is few: the number itself asks for a second look. */
	narrow: FactKey[];
	/** The same number in something that is published of more or fewer of these people. Audits of before have none. */
	different?: Difference[];
	/** What was looked at beside it. */
	publications?: Publication[];
};

/** The audit of everything told together, with what numbers tell by themselves and beside those of earlier releases. */
export function storyAudit(
	audited: Audited,
	now: Facts,
	before: readonly { number: number; facts: Facts }[],
	{ different, publications }: { different: Difference[]; publications: Publication[] } = {
		...{ different: [], publications: [] }
	},
	threshold = defaultThresholds.count
): StoryAudit {
	const changed = before.flatMap(({ number, facts }) =>
		Object.values(facts).flatMap(({ key, n }) => {
			const by = Math.abs((now[key]?.n ?? n ?? 0) - (n ?? 0));
			return n !== null && by > 0 && by < threshold ? [{ key, release: number, by }] : [];
		})
	);
	const narrow = Object.values(now)
		.filter(({ state, verdict }) => state === 'told' && verdict === 'review')
		.map(({ key }) => key);
	const own = changed.length + narrow.length > 0 ? 'review' : 'safe';
	const beside = different.length > 0 ? 'blocked' : 'safe';
	const verdict = strictest([audited.verdict, own, beside]);
	return { ...audited, changed, narrow, different, publications, verdict };
}

/** What would tell less of a group: to leave out the share it is the part of, a coarser place, fewer dimensions, fewer categories. */
export type Recode = 'leave_out' | 'region_for_country' | 'fewer_dimensions' | 'fewer_categories';

export function recodeOf(group: Group): Recode {
	const dimensions = Object.keys(group);
	if (dimensions.some((dimension) => /(?:^|:)is:/u.test(dimension))) return 'leave_out';
	if (dimensions.some((dimension) => dimension.split(':').at(-1) === 'country')) return 'region_for_country';
	return dimensions.length > 1 ? 'fewer_dimensions' : 'fewer_categories';
}
