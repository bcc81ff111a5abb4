import type { UiLanguage } from '#vocabulary/index.ts';
import { organisationNames } from '#network/index.server.ts';
import { changeText } from './difference-text.ts';
import { modulesOfEvent } from './curriculum.server.ts';
import { moduleIn, type ModuleWords } from './curriculum.ts';
import { phaseOfEvent, type EventFacts, type EventPhase } from './event.ts';
import { behindEvent } from './event-behind.server.ts';
import { eventOfEntry, textsOfEvent } from './event.server.ts';
import { eventWordNames, eventWordsIn, type EventWords, type SaidWords } from './event-text.ts';
import { placesOfEvent } from './place.server.ts';
import type { Place } from './place.ts';
import { lastRelease, listReleases } from './release.server.ts';
import { nameOf } from './track.ts';
import type { Programme } from './programme.ts';
import { materialsFor } from './session-material.server.ts';
import { everybody, type Material } from './session-material.ts';

/** What an event that this hub runs says beside its entry, for everybody. */
export type EventShown = {
	event: EventFacts;
	phase: EventPhase;
	words: Partial<Record<keyof EventWords, SaidWords>>;
	donors: string[];
	places: Place[];
	modules: { id: string; language: string; words: ModuleWords }[];
	/** What everybody may read for a session, by session. */
	materials: Map<string, Material[]>;
	/** The latest release; null: nothing was told yet. */
	release: {
		number: number;
		at: Date;
		note: SaidWords | null;
		programme: Programme;
		/** What changed with it, in words; none of the first. */
		changes: string[];
		others: { number: number; at: Date }[];
	} | null;
};

/** Null where the event is held elsewhere, or is a draft. */
export async function findEventShown(
	entryId: string,
	language: UiLanguage,
	now: Date
): Promise<EventShown | null> {
	const event = await eventOfEntry(entryId);
	if (!event) return null;
	const [texts, places, modules, behind, last, all, materials] = await Promise.all([
		textsOfEvent(event.id),
		placesOfEvent(event.id),
		modulesOfEvent(event.id),
		behindEvent(event.id),
		lastRelease(event.id),
		listReleases(event.id),
		materialsFor(everybody, event, now)
	]);
	const names = await organisationNames(behind.donors, language);
	const said = eventWordNames.flatMap((name) => {
		const found = eventWordsIn(texts, name, language, { source: event.sourceLanguage });
		return found ? [[name, found] as const] : [];
	});
	return {
		event,
		phase: phaseOfEvent(event, now),
		materials,
		words: Object.fromEntries(said),
		donors: behind.donors.flatMap((id) => names.get(id)?.name ?? []),
		places: last?.programme.places ?? places,
		modules: (last?.programme.modules ?? modules).flatMap((module) => {
			const found = moduleIn(module, language);
			return found ? [{ id: module.id, ...found }] : [];
		}),
		release: last && {
			number: last.number,
			at: last.at,
			note: nameOf(last.notes, language),
			programme: last.programme,
			changes: (last.changes ?? []).map((one) => changeText(one, event.zone, language)),
			others: all.filter(({ number }) => number !== last.number).map(({ number, at }) => ({ number, at }))
		}
	};
}
