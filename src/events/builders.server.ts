import { eq } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import type { EventFacts } from './event.ts';
import type { EventRole } from './policy.ts';
import { event, eventOrganisation, eventTeam, eventText } from './tables.server.ts';
import { tellEvent } from './event-telling.server.ts';

type Given = Partial<EventFacts> & {
	title?: string;
	/** Organisation ids; one is made where none is given. */
	hosts?: string[];
	team?: { personId: string; role: EventRole }[];
};

/** A published field school of four days in May 2027 in Mexico, with applications until the end of March. */
export async function anEvent(given: Given = {}): Promise<EventFacts> {
	const { title = 'Field school on diaspora investment', hosts, team = [], ...said } = given;
	const made: EventFacts = {
		id: newId<'Event'>(),
		entryId: null,
		slug: `event-${newId().slice(-12)}`,
		kind: 'field-school',
		state: 'published',
		revision: 1,
		languages: ['es', 'en'],
		sourceLanguage: 'en',
		zone: 'America/Mexico_City',
		startsOn: '2027-05-17',
		endsOn: '2027-05-20',
		modality: 'face-to-face',
		admission: 'application',
		applyFrom: null,
		applyUntil: '2027-03-31',
		seats: 40,
		topics: ['diaspora-engagement'],
		countries: ['MX'],
		audiences: ['local-authorities'],
		sdgTargets: [],
		gcmObjectives: [19],
		costKind: 'free',
		contactName: null,
		contactEmail: null,
		illustrative: true,
		clonedFromId: null,
		...said
	};
	const organisations = hosts ?? [(await anOrganisation()).id];
	return transaction(async (tx) => {
		await tx.insert(event).values({ ...made, state: 'draft' });
		await tx.insert(eventText).values({
			...{ eventId: made.id, language: made.sourceLanguage, state: 'ready', sourceRevision: 1, title },
			...{ summary: '', objectives: '', whoFor: '', costs: '', covered: '', practical: '' }
		});
		await tx.insert(eventOrganisation).values(
			organisations.map((organisationId, position) => ({
				eventId: made.id,
				organisationId,
				role: 'host' as const,
				position
			}))
		);
		if (team.length > 0) await tx.insert(eventTeam).values(team.map((one) => ({ eventId: made.id, ...one })));
		if (made.state === 'draft') return made;
		await tellEvent(tx, system('test'), made, new Date('2027-01-10T10:00:00Z'));
		const [row] = await tx.update(event).set({ state: made.state }).where(eq(event.id, made.id)).returning();
		return { ...made, entryId: row?.entryId ?? null };
	});
}
