import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { upsertOrganisations, type OrganisationInput } from '#network/index.server.ts';
import { system } from '#people/index.ts';
import { transaction } from '#platform/index.server.ts';
import { index } from './change.server.ts';
import type { EntryFacts } from './entry.ts';
import { readRecord, type CatalogueRecord } from './record.ts';
import { entryFromRecord, surroundingsOf } from './records.server.ts';
import { insertEntries, recordChanges } from './writing.server.ts';

export type Progress = { done: number; total: number };

const actor = system('demonstration');

/**
 * Loads the demonstration hub from `content/`: organisations; what was seen, published; what was not, in the review
 * queue. What is here already stays as it is, so that a second run adds only what is missing.
 */
export async function loadDemonstration(
	told: (progress: Progress) => void = () => {},
	{ directory = fileURLToPath(new URL('../../content/', import.meta.url)), now = new Date() } = {}
): Promise<{ organisations: number; published: number; inReview: number }> {
	const [organisations, seen, unseen] = await Promise.all([
		readContent(`${directory}/organisations.json`),
		readContent(`${directory}/catalogue.json`),
		readContent(`${directory}/catalogue-unverified.json`)
	]);
	const total = organisations.records.length + seen.records.length + unseen.records.length;
	told({ done: 0, total });
	const written = await upsertOrganisations(actor, organisations.records.map(organisationOf));
	told({ done: organisations.records.length, total });
	const added = await transaction(async (tx) => {
		const published = seen.records.map(recordOf);
		const waiting = unseen.records.map(recordOf);
		const around = await surroundingsOf(tx, [...published, ...waiting]);
		const made = (records: CatalogueRecord[]) =>
			records
				.filter(({ slug }) => !around.here.has(slug))
				.map((record) => ({ ...entryFromRecord(record, around, now), revision: 1 }));
		const shown = made(published).map((one): EntryFacts => ({
			...one,
			state: 'published',
			publishedAt: now,
			confirmedOn: seen.generated
		}));
		const queued = made(waiting).map((one): EntryFacts => ({
			...one,
			state: 'in_review',
			inReviewSince: now
		}));
		const all = [...shown, ...queued];
		await insertEntries(tx, all);
		await recordChanges(
			tx,
			actor,
			all.map((facts) => ({ facts, act: 'import', fields: {}, reason: null })),
			now
		);
		await index(tx, shown);
		return { published: shown.length, inReview: queued.length };
	});
	told({ done: total, total });
	return { organisations: written, ...added };
}

type Content = { generated: string; records: Record<string, unknown>[] };

async function readContent(path: string): Promise<Content> {
	return JSON.parse(await readFile(path, 'utf8')) as Content;
}

/** Our own content is right, or the hub does not start. */
function recordOf(raw: Record<string, unknown>): CatalogueRecord {
	const { record, problems } = readRecord(raw);
	if (record) return record;
	throw new Error(
		`content: ${String(raw['id'])}: ${problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`
	);
}

type OrganisationRecord = {
	id: string;
	short_name: string | null;
	name: string;
	names_local: Record<string, string>;
	type: OrganisationInput['type'];
	country: string | null;
	city: string | null;
	website: string | null;
	ror: string | null;
	networks: string[];
	parent?: string;
	source: string | null;
	evidence: string;
	note?: string;
};

function organisationOf(raw: Record<string, unknown>): OrganisationInput {
	const { id, short_name, names_local, note, ...plain } = raw as OrganisationRecord;
	return {
		...plain,
		slug: id,
		shortName: short_name,
		names: names_local,
		note: note ?? null,
		confirmedOn: null
	};
}
