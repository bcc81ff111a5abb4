import { findDossierForEdit } from '#research/index.server.ts';
import { dossierPath, saidIn, type DossierFacts, type DossierId } from '#research/index.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { stateText } from '../entries/words.server.ts';

/** The one an address names, to work on. Throws NotFound. */
export async function dossierAt(actor: Actor, text: string) {
	const id: DossierId | null = idFrom(text);
	if (!id) throw new NotFound('dossier');
	return findDossierForEdit(actor, id);
}

/** What stands above each of its pages. */
export function headOf(facts: DossierFacts, language: string) {
	const { id, kind, state, revision, slug, texts } = facts;
	return {
		...{ id, kind, state, revision, stateText: stateText(state) },
		title: saidIn(texts, language) ?? { text: slug, language: 'en', isTranslation: false },
		page: dossierPath(language, facts)
	};
}
export type Head = ReturnType<typeof headOf>;
