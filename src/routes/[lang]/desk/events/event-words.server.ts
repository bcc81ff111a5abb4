import { daysText } from '#catalogue/ui/when.ts';
import {
	eventWordsIn,
	phaseOfEvent,
	type EventAdmission,
	type EventFacts,
	type EventPhase,
	type EventText
} from '#events/index.ts';
import { m } from '#messages/messages.js';
import { conceptLabel, languageNameIn, typeLabel } from '#vocabulary/index.ts';

const phases: Record<EventPhase, () => string> = {
	draft: m.events_phase_draft,
	cancelled: m.events_phase_cancelled,
	coming: m.events_phase_coming,
	applying: m.events_phase_applying,
	closed: m.events_phase_closed,
	running: m.events_phase_running,
	over: m.events_phase_over
};

export const admissionTexts: Record<EventAdmission, () => string> = {
	open: m.events_admission_open,
	application: m.events_admission_application,
	nomination: m.events_admission_nomination,
	invitation: m.events_admission_invitation
};

/** An event as the desk names it. */
export function listedEvent(facts: EventFacts, texts: readonly EventText[], language: string, now: Date) {
	const phase = phaseOfEvent(facts, now);
	const said = eventWordsIn(texts, 'title', language, { source: facts.sourceLanguage, drafts: true });
	return {
		slug: facts.slug,
		title: said ?? { text: facts.slug, language: 'en' },
		kind: typeLabel('event', facts.kind, language),
		phase,
		phaseText: phases[phase](),
		days: facts.startsOn === null ? null : daysText(facts.startsOn, facts.endsOn, language),
		modality: conceptLabel(`modality:${facts.modality}`, language),
		languages: facts.languages.map((code) => languageNameIn(code, language)),
		illustrative: facts.illustrative
	};
}

/** What the act before this page did: a code in the address, never a text. */
const done: Record<string, () => string> = {
	created: m.events_done_created,
	saved: m.events_done_saved,
	published: m.events_done_published,
	cancelled: m.events_done_cancelled,
	deleted: m.events_done_deleted,
	member: m.events_done_member,
	removed: m.events_done_removed,
	cloned: m.events_done_cloned,
	asked: m.events_done_asked,
	released: m.events_done_released
};

export function doneText(url: URL): string | null {
	const code = url.searchParams.get('done') ?? '';
	return Object.hasOwn(done, code) ? (done[code]?.() ?? null) : null;
}
