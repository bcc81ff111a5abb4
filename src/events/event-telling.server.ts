import { asc, eq } from 'drizzle-orm';
import { holdEvent } from '#catalogue/index.server.ts';
import type { Actor } from '#people/index.ts';
import type { Writer } from '#platform/index.server.ts';
import type { EventFacts } from './event.ts';
import { isTextOutdated } from './event-text.ts';
import { behindEvent } from './event-behind.server.ts';
import { textsOfEvent } from './event.server.ts';
import { eventPlace } from './tables.server.ts';

/**
 * Tells the catalogue what a public event says now: it is found, listed, fed, put in calendars and given by the API like
 * any other event. Nothing for a draft. Inside every command that changes one. Returns the id of its entry.
 */
export async function tellEvent(
	tx: Writer,
	actor: Actor,
	facts: EventFacts,
	now: Date
): Promise<string | null> {
	if (facts.state === 'draft') return facts.entryId;
	const texts = await textsOfEvent(facts.id, tx);
	const behind = await behindEvent(facts.id, tx);
	const places = await tx
		.select({ city: eventPlace.city })
		.from(eventPlace)
		.where(eq(eventPlace.eventId, facts.id))
		.orderBy(asc(eventPlace.position));
	return holdEvent(
		tx,
		actor,
		facts.entryId,
		{
			slug: facts.slug,
			type: facts.kind,
			languages: facts.languages,
			zone: facts.zone,
			startsOn: facts.startsOn,
			endsOn: facts.endsOn,
			modality: facts.modality,
			place:
				facts.modality === 'online-live' ? null : (places.find(({ city }) => city !== null)?.city ?? null),
			countries: facts.countries,
			topics: facts.topics,
			audiences: facts.audiences,
			sdgTargets: facts.sdgTargets,
			gcmObjectives: facts.gcmObjectives,
			costKind: facts.costKind,
			illustrative: facts.illustrative,
			providers: behind.hosts,
			partners: [...new Set([...behind.partners, ...behind.donors])].filter(
				(id) => !behind.hosts.includes(id)
			),
			texts: texts
				.filter(({ state }) => state === 'ready')
				.map((text) => ({
					language: text.language,
					title: text.title,
					abstract: text.summary.trim() || null,
					isOutdated: isTextOutdated(text, texts, facts.sourceLanguage)
				})),
			source: facts.sourceLanguage,
			cancelled: facts.state === 'cancelled'
		},
		now
	);
}
