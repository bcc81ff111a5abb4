import { putEntriesAgain } from '#catalogue/index.server.ts';
import { putSeriesAgain } from '#events/index.server.ts';
import { putStoriesAgain } from '#impact/index.server.ts';
import { putExpertsAgain, putOrganisationsAgain, putPartnershipsAgain } from '#network/index.server.ts';
import { putDossiersAgain } from '#research/index.server.ts';
import { putDiscussionsAgain } from '#discussions/index.server.ts';
import { later, log, transaction } from '#platform/index.server.ts';
import { listOutdated } from '#search/index.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'worker.analyse': Record<string, never>;
	}
}

/** What the key of a document begins with, and who puts those documents again by their ids. */
const owners: Record<string, (ids: string[]) => Promise<void>> = {
	discussion: putDiscussionsAgain,
	entry: putEntriesAgain,
	expert: (ids) => putExpertsAgain(ids),
	organisation: putOrganisationsAgain,
	partnership: putPartnershipsAgain,
	programme: (ids) => putSeriesAgain(ids),
	project: putDossiersAgain,
	recommendation: putDossiersAgain,
	practice: putDossiersAgain,
	story: putStoriesAgain
};

/**
 * After an upgrade whose analysers read words otherwise: queues that what was analysed before is analysed anew. Until
 * that is done it is found as it was. Of several processes that start at once, one does it.
 */
export async function queueAnalysing(): Promise<void> {
	if ((await listOutdated(1)).length === 0) return;
	await transaction((tx) => later(tx, 'worker.analyse', {}, { key: 'worker.analyse' }));
}

/** Puts what is outdated again, a batch and a transaction at a time, so that editors never wait long for a row. */
export async function analyseAnew(batch = 200): Promise<void> {
	let done = 0;
	for (let keys = await listOutdated(batch); keys.length > 0; keys = await listOutdated(batch)) {
		await putAgain(keys);
		done += keys.length;
	}
	log.info({ documents: done }, 'search documents were analysed anew');
}

/** Puts documents into the search as they are now, or takes them out. */
export async function putAgain(keys: readonly string[]): Promise<void> {
	const byOwner = Map.groupBy(keys, (key) => key.slice(0, key.indexOf(':')));
	for (const [owner, some] of byOwner) {
		const put = owners[owner];
		if (!put) throw new Error(`Nobody puts search documents whose key begins with “${owner}:”.`);
		await put(some.map((key) => key.slice(owner.length + 1)));
	}
}
