import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { evidences, type EntryId, type Evidence, type Move } from '#catalogue/index.ts';
import { findAlike, importContent, resourcesBySlug } from '#catalogue/index.server.ts';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { db, transaction, type Writer } from '#platform/index.server.ts';
import { authorsOf } from './contributor.ts';
import type { DossierFacts, DossierText } from './dossier.ts';
import { readDossier } from './dossier-input.ts';
import { resolveDossier } from './dossier.server.ts';
import { dossierFrom, movedDossier, withTranslation } from './dossier-shaping.ts';
import { indexDossiers, insertDossier, recordDossierChange } from './dossier-writing.server.ts';
import { putPublication } from './publication.server.ts';
import { blankPublication, workTypeOf } from './publication.ts';
import {
	practiceInput,
	projectInput,
	publicationRecord,
	recommendationInput,
	slugOfRaw,
	type RawPublication,
	type ResearchContent
} from './research-content.ts';
import { dossier } from './tables.server.ts';
import { venueOf } from './venue.ts';

const actor = system('demonstration');

export type LoadedResearch = { publications: number; dossiers: number };

/**
 * Loads the research of the demonstration from `content/`: what was seen, published; what was not, in the review queue.
 * Publications that the catalogue has already (by DOI, address or title) are those; what is here stays as it is.
 */
export async function loadResearchDemonstration({
	directory = fileURLToPath(new URL('../../content/', import.meta.url)),
	now = new Date()
} = {}): Promise<LoadedResearch> {
	const loaded: LoadedResearch = { publications: 0, dossiers: 0 };
	const slugs = new Map<string, string>();
	for (const [name, move] of files) {
		const content = JSON.parse(await readFile(`${directory}/${name}`, 'utf8')) as ResearchContent;
		const seenOn = move === 'publish' ? content.generated : null;
		loaded.publications += await loadPublications(content.publications, seenOn, slugs, now);
		loaded.dossiers += await loadDossierFile(content, move, slugs, now);
	}
	return loaded;
}

const files: readonly [name: string, move: Move][] = [
	['research.json', 'publish'],
	['research-unverified.json', 'propose']
];

/**
 * `seenOn`: the day on which they were seen, which publishes them; null: they wait. `slugs`: by the id of the file, the entry
 * that it is. Returns how many were added.
 */
async function loadPublications(
	all: readonly RawPublication[],
	seenOn: string | null,
	slugs: Map<string, string>,
	now: Date
): Promise<number> {
	const records = all.map(publicationRecord);
	const alike = await findAlike(
		actor,
		all.map(({ title, language, doi, year }, i) => ({
			...{ title, language, doi, year },
			// Where many things are listed, nothing is told apart.
			url: records[i]?.['url_level'] === 'item' ? String(records[i]?.['url']) : ''
		}))
	);
	const fresh = all.filter((raw, i) => {
		const slug = raw.same_as ?? alike[i]?.[0]?.slug ?? null;
		slugs.set(raw.id, slug ?? String(records[i]?.['id']));
		return slug === null;
	});
	const bytes = new TextEncoder().encode(JSON.stringify({ records: fresh.map(publicationRecord) }));
	const imported = await importContent(actor, bytes, () => {}, {
		publish: seenOn !== null,
		confirmedOn: seenOn,
		now
	});
	if (!imported.written)
		throw new Error(`content: ${JSON.stringify(imported.refused.slice(0, 3))} of the publications`);
	const here = await resourcesBySlug(fresh.map(({ id }) => slugs.get(id) ?? ''));
	await transaction(async (tx) => {
		for (const raw of fresh) {
			const entry = here.get(slugs.get(raw.id) ?? '');
			if (entry) await putFacts(tx, entry.id, raw);
		}
	});
	return imported.added;
}

async function putFacts(tx: Writer, id: EntryId, raw: RawPublication): Promise<void> {
	const venue = venueOf(raw.venue);
	await putPublication(tx, id, {
		...blankPublication,
		type: workTypeOf(raw.type),
		title: raw.title,
		authors: authorsOf(raw.authors, [], raw.language),
		published: raw.year === null ? null : String(raw.year),
		...(venue ?? { publisher: raw.venue })
	});
}

async function loadDossierFile(
	content: ResearchContent,
	move: Move,
	slugs: ReadonlyMap<string, string>,
	now: Date
): Promise<number> {
	const raws = [
		...content.projects.map((raw) => ({ raw, sent: projectInput(raw), texts: {} })),
		...content.recommendations.map((raw) => ({
			raw: { ...raw, evidence: move === 'publish' ? 'stored-page' : 'curator-knowledge' },
			sent: recommendationInput(
				raw,
				raw.catalogue_id ?? (raw.publication && (slugs.get(raw.publication) ?? raw.publication))
			),
			texts: {}
		})),
		...(content.practices ?? []).map((raw) => ({
			raw: { ...raw, evidence: 'curator-knowledge' },
			sent: practiceInput(raw),
			texts: raw.texts
		}))
	];
	let added = 0;
	for (const { raw, sent, texts } of raws) {
		const made = await loadOne(raw.id, evidenceOf(raw.evidence), sent, texts, {
			move,
			confirmedOn: move === 'publish' ? content.generated : null,
			now
		});
		if (made) added++;
	}
	return added;
}

type Texts = Record<string, { title: string } & Partial<DossierText>>;
type Loading = { move: Move; confirmedOn: string | null; now: Date };

/** False when one of its kind and slug is here already. */
async function loadOne(
	id: string,
	evidence: Evidence,
	sent: object,
	texts: Texts,
	{ move, confirmedOn, now }: Loading
): Promise<boolean> {
	const { input, problems } = readDossier(sent);
	if (problems) throw new Error(`content: ${id}: ${JSON.stringify(problems)}`);
	const slug = slugOfRaw(id);
	const { rows } = await db.execute(
		sql`select from ${dossier} where kind = ${input.kind} and slug = ${slug}`
	);
	if (rows.length > 0) return false;
	await transaction(async (tx) => {
		const resolved = await resolveDossier(tx, input);
		const begun = dossierFrom(input, resolved, {
			...{ id: newId<'Dossier'>(), slug, evidence, createdBy: null, now }
		});
		const others = Object.entries(texts).filter(([language]) => language !== input.language);
		const said = others.reduce<DossierFacts>(
			(facts, [language, text]) =>
				withTranslation(facts, {
					...{ language, title: text.title, summary: text.summary ?? null },
					...{ results: text.results ?? null, conditions: text.conditions ?? null, passage: null }
				}),
			begun
		);
		const made = {
			...movedDossier(said, move, now),
			// What was invented, nobody can confirm.
			confirmedOn: input.illustrative ? null : confirmedOn,
			revision: 1
		};
		await insertDossier(tx, made);
		await recordDossierChange(tx, { actor, act: 'import', now }, null, made);
		if (made.state === 'published') await indexDossiers(tx, [made]);
	});
	return true;
}

function evidenceOf(text: string): Evidence {
	return evidences.find((one) => one === text) ?? 'listing';
}
