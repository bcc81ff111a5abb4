import { and, asc, eq } from 'drizzle-orm';
import { db, transaction } from '#platform/index.server.ts';
import { askForDoi } from './doi.server.ts';
import { rowOf, tidyImports } from './import.server.ts';
import type { ImportId } from './import.ts';
import { publicationImportRecord } from './tables.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'research.askForDois': { importId: ImportId };
		'research.tidy': Record<string, never>;
	}
}

export const researchJobs = {
	'research.askForDois': ({ importId }: { importId: ImportId }) => askForDois(importId),
	'research.tidy': () => tidyImports(new Date())
};

/** Registries ask for some two a second from whoever does not say who they are; we say it, and are slower. */
const pauseMs = 700;

/**
 * Asks for what an import still waits for, one after the other. Each answer is written by itself: stopped and begun again,
 * it goes on with the next.
 */
export async function askForDois(importId: ImportId, pause = pauseMs): Promise<void> {
	const { position, label, state, importId: ofImport } = publicationImportRecord;
	const waiting = await db
		.select({ position, doi: label })
		.from(publicationImportRecord)
		.where(and(eq(ofImport, importId), eq(state, 'waiting')))
		.orderBy(asc(position));
	for (const [i, { position: at, doi }] of waiting.entries()) {
		if (i > 0) await new Promise((resolve) => setTimeout(resolve, pause));
		const { label: _, ...answered } = rowOf({ label: doi, reading: await askForDoi(doi ?? '') });
		await transaction((tx) =>
			tx
				.update(publicationImportRecord)
				.set(answered)
				.where(and(eq(ofImport, importId), eq(position, at), eq(state, 'waiting')))
		);
	}
}
