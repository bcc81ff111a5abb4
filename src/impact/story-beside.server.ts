import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { builtIn } from './built-in.ts';
import { publicScope } from './cohort.server.ts';
import type { Told } from './attack.ts';
import type { Fact, FactKey, Scope } from './fact.ts';
import { keyOf, parseKey } from './fact-key.ts';
import { factsFor, readFacts, type FactReading } from './fact.server.ts';
import type { Group } from './group.ts';
import type { Indicator } from './indicator.ts';
import { doOverlap, toldOfSame, type ToldThere } from './story-beside.ts';
import type { StoryId } from './story.ts';
import { toldElsewhere } from './told-elsewhere.ts';
import { populationIn } from './told-population.ts';

type Own = { scope: Scope; facts: Readonly<Record<FactKey, Fact>> };

/**
 * Everything that everybody can read beside a story and that is, in part, of the same people: what other stories ever released,
 * and the public numbers of what it tells. As the data are now, as the story’s own.
 */
export async function toldBeside(id: StoryId, own: Own, now: Date): Promise<ToldThere[]> {
	return [...(await otherStories(id, own, now)), ...(await publicNumbers(own, now))];
}

const populationsOf = ({ facts }: Own): Set<string> =>
	new Set(Object.values(facts).flatMap(({ told }) => told.map(populationIn)));

async function otherStories(id: StoryId, own: Own, now: Date): Promise<ToldThere[]> {
	const { rows } = await db.execute<{ slug: string; title: string; scope: Scope; keys: FactKey[] }>(sql`
		select story.slug, release.content -> 'scope' as scope, array_agg(distinct fact.key) as keys,
			(array_agg(release.content -> 'words' -> (release.content ->> 'sourceLanguage') ->> 'title'
				order by release.number desc))[1] as title
		from story_release release join story on story.id = release.story_id
			cross join lateral jsonb_object_keys(release.content -> 'facts') as fact (key)
		where release.story_id <> ${id} and story.withdrawn_at is null
		group by story.slug, release.content -> 'scope' order by story.slug`);
	const populations = populationsOf(own);
	const there: ToldThere[] = [];
	for (const { slug, title, scope, keys } of rows) {
		if (!doOverlap(own.scope, scope)) continue;
		const facts = await factsFor(scope, keys, now);
		const same = toldOfSame(facts, { scope: own.scope, populations }, scope);
		there.push({ publication: { slug, title }, scope, facts, same });
	}
	return there;
}

/** The public numbers by everything that the story narrows its own by, also those of the only cohort that it is about. */
async function publicNumbers(own: Own, now: Date): Promise<ToldThere[]> {
	const { scope, cohorts } = await publicScope(now);
	if (!doOverlap(own.scope, scope)) return [];
	const reading = await readFacts(scope, builtIn);
	const by = breakdownsOf(own);
	const facts = await toldTo(reading, by, null, now);
	const same = toldOfSame(facts, { scope: own.scope, populations: populationsOf(own) }, scope);
	const [only, ...others] = own.scope.cohorts;
	if (only === undefined || others.length > 0 || scope.cohorts.length === 1 || !scope.cohorts.includes(only))
		return [{ publication: null, scope, facts, same }];
	const slug = cohorts.find(({ id }) => id === only)?.slug ?? '';
	const narrowed = await toldTo(reading, by, slug, now);
	const ofIt = Object.values(narrowed).flatMap(({ told }) => told.flatMap((one) => withoutCohort(one, slug)));
	return [{ publication: null, scope, facts, same: [...same, ...ofIt] }];
}

type Breakdown = { indicator: Indicator; by: readonly string[] };

/** What a story tells, by what, and what else tells how many these people are. */
function breakdownsOf({ facts }: Own): Breakdown[] {
	const all = Object.values(facts).flatMap(({ indicator: id, group }): Breakdown[] => {
		const indicator = builtIn.find((one) => one.id === id);
		const by = Object.keys(group).sort();
		return indicator ? [{ indicator, by }, ...toldElsewhere(indicator, by)] : [];
	});
	const whole = all.map(({ indicator }) => ({ indicator, by: [] }));
	return [
		...new Map([...all, ...whole].map((one) => [`${one.indicator.id} ${one.by.join()}`, one])).values()
	];
}

async function toldTo(reading: FactReading, of: readonly Breakdown[], cohort: string | null, now: Date) {
	const narrowing: Group = cohort === null ? {} : { cohort };
	const room = cohort === null ? 2 : 1;
	const keys: FactKey[] = [];
	for (const { indicator, by } of of) {
		if (by.length > room || by.includes('cohort')) continue;
		if (cohort !== null && !indicator.by.includes('cohort')) continue;
		const options = new Set(
			(await reading.keysOf(indicator, null)).map((key) => parseKey(key)?.option ?? null)
		);
		let groups: Group[] = [narrowing];
		for (const dimension of by) {
			const categories = (await reading.keysOf(indicator, dimension)).map(
				(key) => parseKey(key)?.group ?? {}
			);
			const distinct = [...new Map(categories.map((one) => [one[dimension] ?? '', one])).values()];
			groups = groups.flatMap((group) => distinct.map((category) => ({ ...group, ...category })));
		}
		keys.push(...[...options].flatMap((option) => groups.map((group) => keyOf(indicator.id, option, group))));
	}
	return reading.factsFor(keys, now, 'everybody');
}

/** What is told of one cohort of many, as it is told of that cohort alone. */
function withoutCohort(told: Told, slug: string): Told[] {
	if (told.kind !== 'count' || told.of['cohort'] !== slug) return [];
	const { cohort: _, ...of } = told.of;
	return [{ ...told, of }];
}
