import { sql } from 'drizzle-orm';
import { mayAdd, mayAddSome, mayEverything } from './policy.ts';
import type { Actor } from '#people/index.ts';
import { isLanguage } from '#vocabulary/index.ts';
import { Forbidden, newId, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { change, resolve, writtenOf, type Written } from './change.server.ts';
import { fieldChanges } from './changes.ts';
import type { EntryId } from './entry.ts';
import type { EntryInput, OfferingInput } from './input.ts';
import { blankEntry, offeringFrom, withInput, withKeys } from './shaping.ts';
import { cleanLine, cleanText } from './text.ts';
import { slugCandidates } from './slug.ts';
import { insertEntries, recordChanges, takenSlugs } from './writing.server.ts';

/** Where a form says it. */
const ofProviders = { field: 'providers' };

export type Adding = {
	offerings?: OfferingInput[];
	now?: Date;
	/** What a row above keeps about it: written in the same transaction. */
	also?: (tx: Writer, id: EntryId) => Promise<void>;
};

/**
 * A new draft, with the runs of a course. Throws Forbidden, and Refusal('own_organisation_needed' | 'unknown_organisation' |
 * 'unknown_part_of').
 */
export async function addEntry(
	actor: Actor,
	input: EntryInput,
	{ offerings = [], now = new Date(), also = async () => {} }: Adding = {}
): Promise<Written> {
	return transaction(async (tx) => {
		const resolved = await resolve(tx, input);
		if (!mayAddSome(actor)) throw new Forbidden('entry.add');
		if (!mayAdd(actor, resolved.providers)) throw new Refusal('own_organisation_needed', ofProviders);
		const id = newId<'Entry'>();
		const titles = [input.texts[input.titleLanguage]?.title, input.texts['en']?.title].filter(
			(title) => title !== undefined
		);
		const candidates = slugCandidates(titles, input.kind, id);
		// Two who add the same title at once: the second waits to see which address is taken.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`entry.slug ${candidates[0] ?? ''}`}))`);
		const taken = await takenSlugs(tx, candidates);
		const slug = candidates.find((candidate) => !taken.has(candidate)) ?? `${input.kind}-${id}`;
		const evidence = mayEverything(actor) ? 'entered-by-hand' : 'stated-by-provider';
		const blank = blankEntry(id, slug, evidence, actor.kind === 'person' ? actor.id : null, now);
		const runs =
			input.kind === 'course' ? offerings.map((run) => offeringFrom(newId<'Offering'>(), run, null)) : [];
		const made = {
			...withInput({ ...blank, kind: input.kind, offerings: runs }, input, resolved),
			revision: 1
		};
		await insertEntries(tx, [made]);
		await recordChanges(
			tx,
			actor,
			[{ facts: made, act: 'add', fields: fieldChanges(blank, made), reason: null }],
			now
		);
		await also(tx, id);
		return writtenOf(made);
	});
}

/** Brings an entry to what the form says. Throws NotFound, Forbidden, Refusal (see `change`). */
export async function correctEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	input: EntryInput,
	now = new Date()
): Promise<Written> {
	return change({ actor, id, revision, act: 'edit', named: 'correct', now }, async (before, tx) => {
		const resolved = await resolve(tx, input);
		if (resolved.partOfId === id) throw new Refusal('part_of_itself');
		// A contributor who named only others could not see the entry any more.
		if (!mayAdd(actor, resolved.providers)) throw new Refusal('own_organisation_needed', ofProviders);
		if (before.kind !== input.kind && before.publishedAt !== null)
			throw new Refusal('kind_is_in_the_address');
		return withInput(before, input, resolved);
	});
}

export type Translation = { language: string; title: string; abstract: string | null };

/** Adds or mends our translation; with `title` '' it is taken away. The original is corrected, not translated. */
export async function translateEntry(
	actor: Actor,
	id: EntryId,
	revision: number,
	translation: Translation,
	now = new Date()
): Promise<Written> {
	const { language, title, abstract } = kept(translation);
	return change({ actor, id, revision, act: 'edit', named: 'translate', now }, (before) => {
		if (language === before.titleLanguage) throw new Refusal('original_is_corrected');
		const others = before.texts.filter((row) => row.language !== language);
		const translated = {
			language,
			title,
			abstract,
			origin: 'translation' as const,
			sourceRevision: before.revision + 1
		};
		const texts =
			title === '' ? others : [...others, translated].sort((a, b) => (a.language < b.language ? -1 : 1));
		return withKeys({ ...before, texts });
	});
}

/** What came from a form, cleaned. Throws Refusal with the field. */
function kept(sent: Translation): Translation {
	if (!isLanguage(sent.language))
		throw new Refusal('unknown_language', { text: sent.language.slice(0, 20), field: 'language' });
	if (sent.title.length > 1000) throw new Refusal('too_long', { most: 500, field: 'title' });
	if ((sent.abstract?.length ?? 0) > 16_000) throw new Refusal('too_long', { most: 8000, field: 'abstract' });
	const [title, abstract] = [cleanLine(sent.title), cleanText(sent.abstract ?? '')];
	if (title.length > 500) throw new Refusal('too_long', { most: 500, field: 'title' });
	if (abstract.length > 8000) throw new Refusal('too_long', { most: 8000, field: 'abstract' });
	if (title === '' && abstract !== '') throw new Refusal('title_required', { field: 'title' });
	return { language: sent.language, title, abstract: abstract || null };
}
