import { eq } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import type { EventFacts } from './event.ts';
import { putBehind } from './event-behind.server.ts';
import type { EventInput } from './event-input.ts';
import { noWords } from './event-text.ts';
import type { EventRole } from './policy.ts';
import { event, eventTeam, eventText } from './tables.server.ts';
import { tellEvent } from './event-telling.server.ts';

type Given = Partial<EventFacts> & {
	title?: string;
	/** Organisation ids; one is made where none is given. */
	hosts?: string[];
	team?: { personId: string; role: EventRole }[];
};

/** What is decided about a field school of four days in May 2027 in Mexico, with applications until the end of March. */
export const aSchool: Omit<EventInput, 'hosts' | 'partners' | 'donors'> = {
	kind: 'field-school',
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
	illustrative: true
};

/** Such a field school, published. */
export async function anEvent(given: Given = {}): Promise<EventFacts> {
	const { title = 'Field school on diaspora investment', hosts, team = [], ...said } = given;
	const made: EventFacts = {
		id: newId<'Event'>(),
		entryId: null,
		slug: `event-${newId().slice(-12)}`,
		...aSchool,
		state: 'published',
		revision: 1,
		clonedFromId: null,
		...said
	};
	const organisations = hosts ?? [(await anOrganisation()).id];
	return transaction(async (tx) => {
		await tx.insert(event).values({ ...made, state: 'draft' });
		await tx.insert(eventText).values({
			...noWords,
			...{ eventId: made.id, language: made.sourceLanguage, state: 'ready', sourceRevision: 1, title }
		});
		await putBehind(tx, made.id, { hosts: organisations, partners: [], donors: [] });
		if (team.length > 0) await tx.insert(eventTeam).values(team.map((one) => ({ eventId: made.id, ...one })));
		if (made.state === 'draft') return made;
		const entryId = await tellEvent(tx, system('test'), made, new Date('2027-01-10T10:00:00Z'));
		await tx.update(event).set({ state: made.state, entryId }).where(eq(event.id, made.id));
		return { ...made, entryId };
	});
}
