import { eq, sql } from 'drizzle-orm';
import { organisationNames } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, prepared } from '#platform/index.server.ts';
import type { EntryFacts, EntryId, EntryLink, EntryPage, EntrySummary } from './entry.ts';
import { loadBySlug, loadFacts, providersOf } from './facts.server.ts';
import { freshness } from './freshness.ts';
import { isOpen, type Offering } from './offering.ts';
import { may } from './policy.ts';
import { named, summaryOf } from './summary.server.ts';
import { entry } from './tables.server.ts';
import { isOutdated, textIn, type TextRow } from './text.ts';
import { Tombstone } from './tombstone.ts';
import { visibleTo } from './visible.server.ts';

/**
 * The page of an entry. A duplicate's address gives the entry it was merged into: where `slug` or `kind` are not those
 * asked for, redirect to `entryPath`. Throws NotFound, and Tombstone (410) for what was published and is no more.
 */
export async function findEntry(actor: Actor, slug: string, language: string, now: Date): Promise<EntryPage> {
	const asked = await loadBySlug(slug);
	const facts = asked?.mergedIntoId ? (await loadFacts(eq(entry.id, asked.mergedIntoId)))[0] : asked;
	if (!facts) throw new NotFound('entry');
	if (facts.state === 'retired' && facts.publishedAt !== null) throw await tombstone(facts, language);
	if (!may(actor, 'see', facts)) throw new NotFound('entry');
	return entryPage(actor, facts, language, now);
}

/** A page of facts already loaded and seen to be allowed. One query for its relatives, if it has any. */
export async function entryPage(
	actor: Actor,
	facts: EntryFacts,
	language: string,
	now: Date
): Promise<EntryPage> {
	const [names, family] = await Promise.all([
		organisationNames([...facts.providers, ...facts.partners], language),
		relatives(actor, facts, language)
	]);
	const { texts, offerings, provenance, ...rest } = pageOf(facts, now);
	return {
		...summaryOf(facts, named(facts.providers, names), language, now),
		...rest,
		texts,
		offerings,
		provenance,
		partners: named(facts.partners, names),
		...family
	};
}

type Own = Omit<EntryPage, keyof EntrySummary | 'partners' | 'partOf' | 'parts' | 'alsoIn'>;

function pageOf(facts: EntryFacts, now: Date): Own {
	const { source, evidence, rights, confirmedOn, flags, note } = facts;
	return {
		state: facts.state,
		revision: facts.revision,
		url: facts.url,
		doi: facts.doi,
		authors: facts.authors,
		texts: facts.texts.map((row) => ({
			...row,
			isTranslation: row.origin === 'translation',
			isOutdated: isOutdated(row, facts.texts)
		})),
		offerings: sorted(facts.offerings, now),
		topics: facts.topics,
		sdgs: facts.sdgs,
		sdgTargets: facts.sdgTargets,
		gcmObjectives: facts.gcmObjectives,
		regions: facts.regions,
		audiences: facts.audiences,
		provenance: {
			source,
			evidence,
			rights,
			confirmedOn,
			freshness: freshness(confirmedOn, now),
			flags,
			note
		},
		featured: facts.featured,
		heldHere: facts.heldHere,
		updatedAt: facts.updatedAt
	};
}

function sorted(offerings: Offering[], now: Date): (Offering & { isOpen: boolean })[] {
	const runs = offerings.map((run) => ({ ...run, isOpen: isOpen(run, now) }));
	const day = (run: Offering) => run.startsOn ?? '';
	return [
		...runs.filter((run) => run.isOpen).sort((a, b) => day(a).localeCompare(day(b))),
		...runs.filter((run) => !run.isOpen).sort((a, b) => day(b).localeCompare(day(a)))
	];
}

const family = prepared(() => {
	const [id, parent, original] = ['id', 'parent', 'original'].map(
		(name) => sql`${sql.placeholder(name)}::uuid`
	);
	return db
		.select({
			id: entry.id,
			slug: entry.slug,
			kind: entry.kind,
			type: entry.type,
			languages: entry.languages,
			year: entry.year,
			state: entry.state,
			providers: providersOf,
			partOfId: entry.partOfId,
			partOfAs: entry.partOfAs,
			texts: sql<
				TextRow[]
			>`(select json_agg(json_build_object('language', t.language, 'title', t.title, 'origin', t.origin))
				from entry_text t where t.entry_id = entry.id)`
		})
		.from(entry)
		.where(
			sql`entry.id <> ${id} and entry.state <> 'retired' and (entry.id = ${parent}
				or entry.part_of_id = ${id} or (entry.part_of_id = ${original} and entry.part_of_as = 'language'))`
		)
		.orderBy(entry.year, entry.slug)
		.prepare('catalogue_family');
});

/** What an entry is part of, its parts, and the same thing in other languages; only what the actor may see. */
async function relatives(
	actor: Actor,
	facts: EntryFacts,
	language: string
): Promise<Pick<EntryPage, 'partOf' | 'parts' | 'alsoIn'>> {
	const parent = facts.partOfId;
	if (parent === null && !facts.hasParts) return { alsoIn: [], parts: [], partOf: null };
	// The original in another language, and its other languages, are this one's siblings.
	const original = facts.partOfAs === 'language' ? parent : facts.id;
	const rows = await family().execute({ id: facts.id, parent, original });
	const seen = rows.filter((row) => may(actor, 'see', row));
	const linked = seen.map(({ texts, partOfId, partOfAs, state: _, providers: __, ...row }) => ({
		partOfId,
		partOfAs,
		link: {
			...row,
			title: textIn(texts ?? [], language) ?? { text: row.slug, language: 'en', isTranslation: false }
		}
	}));
	const isLanguage = (one: (typeof linked)[number]) =>
		(one.partOfAs === 'language' && one.partOfId === original) ||
		(facts.partOfAs === 'language' && one.link.id === parent);
	const links = (those: typeof linked): EntryLink[] => those.map(({ link }) => link);
	return {
		alsoIn: links(linked.filter(isLanguage)),
		parts: links(linked.filter((one) => !isLanguage(one) && one.partOfId === facts.id)),
		partOf: links(linked.filter((one) => !isLanguage(one) && one.link.id === parent))[0] ?? null
	};
}

async function tombstone(facts: EntryFacts, language: string): Promise<Tombstone> {
	const names = await organisationNames(facts.providers, language);
	return new Tombstone({
		slug: facts.slug,
		kind: facts.kind,
		title: textIn(facts.texts, language) ?? { text: facts.slug, language: 'en', isTranslation: false },
		retiredAt: facts.retiredAt ?? facts.updatedAt,
		reason: facts.retiredReason,
		providers: named(facts.providers, names)
	});
}

/** The address of an entry by its id, for those who may see it; null otherwise. */
export async function findAddress(
	actor: Actor,
	id: EntryId
): Promise<{ kind: EntryFacts['kind']; slug: string } | null> {
	const [found] = await db
		.select({ kind: entry.kind, slug: entry.slug })
		.from(entry)
		.where(sql`entry.id = ${id}::uuid and ${visibleTo(actor)}`);
	return found ?? null;
}
