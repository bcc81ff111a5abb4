import type { Evidence } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';

const seen: Record<Evidence, () => string> = {
	'checked-by-editor': m.dossier_evidence_checked,
	'stated-by-provider': m.dossier_evidence_stated,
	'entered-by-hand': m.entry_evidence_entered_by_hand,
	'stored-page': m.entry_evidence_stored_page,
	listing: m.entry_evidence_listing,
	'founding-document': m.entry_evidence_founding_document,
	'curator-knowledge': m.entry_evidence_curator_knowledge
};

/** How the facts of a project, recommendation or practice came to be known. */
export function evidenceText(evidence: Evidence): string {
	return seen[evidence]();
}
