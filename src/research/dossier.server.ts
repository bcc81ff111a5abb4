import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import {
	cleanLine,
	cleanText,
	mayEverything,
	slugCandidates,
	type Act,
	type EntryState,
	type Move
} from '#catalogue/index.ts';
import { resourcesBySlug } from '#catalogue/index.server.ts';
import { organisationsBySlug } from '#network/index.server.ts';
import { contributesTo, type Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { isLanguage } from '#vocabulary/index.ts';
import {
	textFields,
	type DossierFacts,
	type DossierId,
	type DossierKind,
	type TextField
} from './dossier.ts';
import { lockDossier } from './dossier-facts.server.ts';
import type { DossierInput, ResolvedDossier } from './dossier-input.ts';
import { mayAddDossier, mayDossier } from './dossier-policy.ts';
import {
	dossierChanges,
	dossierFrom,
	movedDossier,
	withDossierInput,
	withTranslation
} from './dossier-shaping.ts';
import {
	indexDossiers,
	insertDossier,
	recordDossierChange,
	updateDossier
} from './dossier-writing.server.ts';
import { dossier, dossierChange } from './tables.server.ts';

/** What a command leaves behind: where it is now and the revision the next change begins from. */
export type DossierWritten = Pick<DossierFacts, 'id' | 'kind' | 'slug' | 'revision'> & { state: EntryState };

/**
 * A new draft. Throws Forbidden, and Refusal('own_organisation_needed' | 'unknown_organisation' | 'unknown_publication').
 */
export async function addDossier(
	actor: Actor,
	input: DossierInput,
	now = new Date()
): Promise<DossierWritten> {
	if (!mayAddDossier(actor, input.kind)) throw new Forbidden('dossier.add');
	return transaction(async (tx) => {
		const resolved = await resolveDossier(tx, input);
		holdToOwn(actor, input, resolved);
		const id = newId<'Dossier'>();
		const made = dossierFrom(input, resolved, {
			...{ id, now, slug: await freeSlug(tx, input, id) },
			evidence: mayEverything(actor) ? 'entered-by-hand' : 'stated-by-provider',
			createdBy: actor.kind === 'person' ? actor.id : null
		});
		const after = { ...made, revision: 1 };
		await insertDossier(tx, after);
		await recordDossierChange(tx, { actor, act: 'add', now }, null, after);
		return writtenOf(after);
	});
}

/** Who writes for organisations names one of them; a practice may be a member's own. */
function holdToOwn(actor: Actor, input: DossierInput, { organisations }: ResolvedDossier): void {
	if (mayEverything(actor) || input.kind === 'practice') return;
	const own = contributesTo(actor);
	const named = input.organisations.filter(({ role }) => role !== 'funder');
	if (!named.some(({ slug }) => own.includes(organisations.get(slug) ?? '')))
		throw new Refusal('own_organisation_needed', { field: 'organisations' });
}

/** Brings it to what the form says. Throws NotFound, Forbidden, Refusal. */
export async function correctDossier(
	actor: Actor,
	id: DossierId,
	revision: number,
	input: DossierInput,
	now = new Date()
): Promise<DossierWritten> {
	return change(actor, id, revision, { act: 'edit', named: 'correct', now }, async (before, tx) => {
		if (before.kind !== input.kind) throw new Refusal('kind_is_in_the_address');
		const resolved = await resolveDossier(tx, input);
		if (before.createdBy !== (actor.kind === 'person' ? actor.id : null)) holdToOwn(actor, input, resolved);
		return withDossierInput(before, input, resolved);
	});
}

export type DossierTranslation = { language: string; title: string } & Partial<
	Record<TextField, string | null>
>;

/** Adds or mends a translation; with an empty title it is taken away. The original is corrected, not translated. */
export async function translateDossier(
	actor: Actor,
	id: DossierId,
	revision: number,
	sent: DossierTranslation,
	now = new Date()
): Promise<DossierWritten> {
	if (!isLanguage(sent.language))
		throw new Refusal('unknown_language', { text: sent.language.slice(0, 20), field: 'language' });
	if (sent.title.length > 1200) throw new Refusal('too_long', { most: 600, field: 'title' });
	const title = cleanLine(sent.title);
	if (title.length > 600) throw new Refusal('too_long', { most: 600, field: 'title' });
	return change(actor, id, revision, { act: 'edit', named: 'translate', now }, (before) => {
		const used: readonly TextField[] = textFields[before.kind];
		const said = (name: TextField) => (used.includes(name) ? textOf(sent[name] ?? '', name) : null);
		return withTranslation(before, {
			...{ language: sent.language, title },
			...{ summary: said('summary'), results: said('results') },
			...{ conditions: said('conditions'), passage: said('passage') }
		});
	});
}

function textOf(sent: string, field: TextField): string | null {
	if (sent.length > 16_000) throw new Refusal('too_long', { most: 8000, field });
	const text = cleanText(sent);
	if (text.length > 8000) throw new Refusal('too_long', { most: 8000, field });
	return text || null;
}

/**
 * Moves its state: propose, publish, confirm, reject, retire, reopen. To reject and to retire say why. Throws NotFound,
 * Forbidden, Refusal('reason_needed') besides.
 */
export async function moveDossier(
	actor: Actor,
	id: DossierId,
	revision: number,
	move: Exclude<Move, 'merge'>,
	{ reason: sent = '', now = new Date() }: { reason?: string; now?: Date } = {}
): Promise<DossierWritten> {
	const ends = move === 'reject' || move === 'retire';
	const reason = cleanText(sent.slice(0, 4000)).slice(0, 1000);
	if (ends && reason === '') throw new Refusal('reason_needed', { field: 'reason' });
	return change(actor, id, revision, { act: move, reason: ends ? reason : null, now }, (before) => ({
		...movedDossier(before, move, now),
		retiredReason: ends ? reason : null
	}));
}

type Changing = { act: Act; named?: string; reason?: string | null; now: Date };

/** Every change of one: hold it, ask the policy, refuse over a newer version, change, write, remember, index. */
async function change(
	actor: Actor,
	id: DossierId,
	revision: number,
	{ act, named = act, reason = null, now }: Changing,
	work: (before: DossierFacts, tx: Writer) => DossierFacts | Promise<DossierFacts>
): Promise<DossierWritten> {
	return transaction(async (tx) => {
		const before = await lockDossier(tx, id);
		const governed = governedBy(before);
		if (!mayDossier(actor, 'see', governed)) throw new NotFound('dossier');
		if (!mayDossier(actor, act, governed)) throw new Forbidden(`dossier.${act}`);
		if (before.revision !== revision) throw await changedMeanwhile(tx, before);
		const changed = await work(before, tx);
		if (Object.keys(dossierChanges(before, changed)).length === 0) return writtenOf(before);
		const after = { ...changed, revision: before.revision + 1, updatedAt: now };
		await updateDossier(tx, after);
		await recordDossierChange(tx, { actor, act: named, reason, now }, before, after);
		if (before.state === 'published' || after.state === 'published') await indexDossiers(tx, [after]);
		return writtenOf(after);
	});
}

export function governedBy({ state, organisations, createdBy }: DossierFacts) {
	const answering = organisations.filter(({ role }) => role !== 'funder').map(({ id }) => id);
	return { state, createdBy, organisations: answering };
}

async function changedMeanwhile(tx: Writer, before: DossierFacts): Promise<Refusal> {
	const [last] = await tx
		.select({ at: dossierChange.at, personId: dossierChange.personId })
		.from(dossierChange)
		.where(eq(dossierChange.dossierId, before.id))
		.orderBy(desc(dossierChange.revision))
		.limit(1);
	return new Refusal('changed_meanwhile', {
		revision: before.revision,
		personId: last?.personId ?? '',
		at: (last?.at ?? before.updatedAt).toISOString()
	});
}

/** The ids of what an input names. Throws Refusal with the slug that is unknown. */
export async function resolveDossier(tx: Writer, input: DossierInput): Promise<ResolvedDossier> {
	const organisations = await organisationsBySlug(
		input.organisations.map(({ slug }) => slug),
		tx
	);
	for (const { slug } of input.organisations)
		if (!organisations.has(slug))
			throw new Refusal('unknown_organisation', { text: slug, field: 'organisations' });
	const entries = await resourcesBySlug(input.entries, tx);
	for (const slug of input.entries)
		if (!entries.has(slug)) throw new Refusal('unknown_publication', { text: slug, field: 'entries' });
	return {
		organisations: new Map([...organisations].map(([slug, { id }]) => [slug, id])),
		entries: new Map([...entries].map(([slug, { id }]) => [slug, id]))
	};
}

async function freeSlug(tx: Writer, { title, kind }: DossierInput, id: DossierId): Promise<string> {
	const candidates = slugCandidates([title], kind, id);
	// Two who add the same title at once: the second waits to see which address is taken.
	await tx.execute(
		sql`select pg_advisory_xact_lock(hashtext(${`dossier.slug ${kind} ${candidates[0] ?? ''}`}))`
	);
	return firstFree(tx, kind, candidates, `${kind}-${id}`);
}

async function firstFree(
	tx: Writer,
	kind: DossierKind,
	candidates: string[],
	otherwise: string
): Promise<string> {
	const rows = await tx
		.select({ slug: dossier.slug })
		.from(dossier)
		.where(and(eq(dossier.kind, kind), inArray(dossier.slug, candidates)));
	const taken = new Set(rows.map(({ slug }) => slug));
	return candidates.find((slug) => !taken.has(slug)) ?? otherwise;
}

function writtenOf({ id, kind, slug, state, revision }: DossierFacts): DossierWritten {
	return { id, kind, slug, state, revision };
}
