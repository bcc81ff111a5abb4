import { m } from '#messages/messages.js';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { SpeakerRole } from './session-speaker.ts';
import type { SessionKind } from './session.ts';

const kinds = {
	opening: m.events_session_opening,
	plenary: m.events_session_plenary,
	lecture: m.events_session_lecture,
	panel: m.events_session_panel,
	workshop: m.events_session_workshop,
	'group-work': m.events_session_group_work,
	'study-visit': m.events_session_study_visit,
	'learning-integration': m.events_session_learning_integration,
	networking: m.events_session_networking,
	break: m.events_session_break,
	meal: m.events_session_meal,
	travel: m.events_session_travel,
	closing: m.events_session_closing
} as const satisfies Record<SessionKind, unknown>;

const roles = {
	speaker: m.events_speaks_speaker,
	facilitator: m.events_speaks_facilitator,
	moderator: m.events_speaks_moderator,
	guide: m.events_speaks_guide
} as const satisfies Record<SpeakerRole, unknown>;

/** What a kind of session is called; without a language, in that of the request. */
export function sessionKindText(kind: SessionKind, language?: UiLanguage): string {
	return kinds[kind]({}, language && { locale: language });
}

export function speakerRoleText(role: SpeakerRole, language?: UiLanguage): string {
	return roles[role]({}, language && { locale: language });
}
