import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { readDossier, type DossierInput } from './dossier-input.ts';
import type { DossierFacts } from './dossier.ts';
import { dossierFrom } from './dossier-shaping.ts';
import { resolveDossier } from './dossier.server.ts';
import { indexDossiers, insertDossier } from './dossier-writing.server.ts';

/** What a form would send; only what the test is about need be said. */
export function aDossierInput(given: Record<string, unknown> = {}): DossierInput {
	const { input, problems } = readDossier({
		...{ kind: 'project', language: 'en', title: 'Where rivers are crossed', summary: 'What it is about' },
		...given
	});
	if (problems) throw new Error(JSON.stringify(problems));
	return input;
}

/** One in the database, whatever its state; `organisations` by slug. */
export async function aDossier(
	given: Record<string, unknown> = {},
	facts: Partial<DossierFacts> = {},
	now = new Date('2026-11-22T08:00:00Z')
): Promise<DossierFacts> {
	const input = aDossierInput(given);
	return transaction(async (tx) => {
		const id = newId<'Dossier'>();
		const begun = dossierFrom(input, await resolveDossier(tx, input), {
			...{ id, slug: `dossier-${id.slice(-12)}`, evidence: 'entered-by-hand', createdBy: null, now }
		});
		const state = facts.state ?? 'published';
		const made: DossierFacts = {
			...{ ...begun, state, revision: 1 },
			inReviewSince: state === 'in_review' ? now : null,
			publishedAt: state === 'published' || state === 'retired' ? now : null,
			retiredAt: state === 'retired' ? now : null,
			...facts
		};
		await insertDossier(tx, made);
		await indexDossiers(tx, [made]);
		return made;
	});
}
