import { m } from '#messages/messages.js';
import type { DossierKind, TextField } from '#research/index.ts';

/** What the title of each kind is called in a form. */
export function titleLabel(kind: DossierKind): string {
	return kind === 'recommendation' ? m.dossier_field_recommended() : m.desk_field_title();
}

/** What its texts are called, on its page and in its form. */
export function textLabel(kind: DossierKind, field: TextField): string {
	switch (field) {
		case 'summary':
			return { project: m.dossier_about, recommendation: m.dossier_why, practice: m.dossier_done }[kind]();
		case 'results':
			return m.dossier_results();
		case 'conditions':
			return m.dossier_conditions();
		case 'passage':
			return m.dossier_passage();
	}
}
