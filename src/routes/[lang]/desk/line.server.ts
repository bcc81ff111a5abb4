import { m } from '#messages/messages.js';
import type { DeskEntry } from '#catalogue/index.server.ts';
import { daysSince } from '#catalogue/index.ts';
import { confirmedText } from '#catalogue/ui/confirmed.ts';
import { providersText } from '#catalogue/ui/facts.ts';
import { whenText } from '#catalogue/ui/when.ts';
import { typeLabel } from '#vocabulary/index.ts';
import { flagText } from './entries/form/choices.server.ts';
import { stateText } from './entries/words.server.ts';

/** A record as the desk lists it: in words, ready for the page. */
export function lineOf(entry: DeskEntry, language: string, now: Date) {
	const { id, revision, title, state, kind, type, flags, inReviewSince } = entry;
	const days = inReviewSince ? daysSince(inReviewSince.toISOString().slice(0, 10), now) : null;
	const facts = [
		providersText(entry.providers),
		whenText(entry, language, now),
		state === 'published' ? confirmedText(entry.confirmedOn, language, now).text : null,
		!days ? null : m.desk_waits_days({ count: days })
	];
	return {
		id,
		revision,
		title,
		state,
		stateText: stateText(state),
		typeText: typeLabel(kind, type, language),
		facts: facts.filter((fact): fact is string => Boolean(fact)),
		flags: flags.map(flagText)
	};
}

export type Line = ReturnType<typeof lineOf>;
