import { m } from '#messages/messages.js';
import type { Role } from '#people/index.ts';

/** A role in words; `names` are those of organisations, by id. */
export function roleName(role: Role, names: Record<string, string>): string {
	switch (role.role) {
		case 'administrator':
			return m.people_role_administrator();
		case 'editor':
			return m.people_role_editor();
		case 'roster':
			return m.experts_role_roster();
		case 'contributor': {
			const organisation = names[role.organisationId];
			return organisation ? m.people_role_contributor_of({ organisation }) : m.people_role_contributor();
		}
	}
}
