import { system, type Person, type Role } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { index } from './change.server.ts';
import type { EntryFacts } from './entry.ts';
import { readEntry, type EntryInput } from './input.ts';
import type { Offering } from './offering.ts';
import { blankEntry, withKeys } from './shaping.ts';
import { insertEntries, recordChanges } from './writing.server.ts';

/** A run of a course, for tests. */
export function anOffering(given: Partial<Offering> = {}): Offering {
	return {
		id: newId<'Offering'>(),
		ongoing: false,
		startsOn: '2027-03-01',
		endsOn: '2027-03-05',
		datePrecision: 'day',
		registrationClosesOn: null,
		zone: null,
		modality: null,
		place: null,
		country: null,
		languages: [],
		costKind: null,
		costNote: null,
		certificate: null,
		url: null,
		cancelledAt: null,
		taughtHere: null,
		illustrative: false,
		...given
	};
}

export type GivenEntry = Partial<EntryFacts> & { title?: string };

/** An entry in the database (and, when published, in the search), for tests: a published resource unless said otherwise. */
export async function anEntry({
	title = 'Migration and remittances',
	...given
}: GivenEntry = {}): Promise<EntryFacts> {
	const now = given.createdAt ?? new Date('2026-11-21T10:00:00Z');
	const id = given.id ?? newId<'Entry'>();
	const state = given.state ?? 'published';
	const language = given.titleLanguage ?? 'en';
	const made = withKeys({
		...blankEntry(id, `entry-${id.slice(-12)}`, 'curator-knowledge', null, now),
		type: given.kind === 'course' ? 'course' : given.kind === 'event' ? 'conference' : 'report',
		url: `https://provider.example/${id}`,
		languages: [language],
		titleLanguage: language,
		texts: [{ language, title, abstract: null, origin: 'original', sourceRevision: 1 }],
		providers: given.providers ?? [(await anOrganisation()).id],
		state,
		revision: 1,
		publishedAt: state === 'published' ? now : null,
		inReviewSince: state === 'in_review' ? now : null,
		retiredAt: state === 'retired' ? now : null,
		...given
	});
	await transaction(async (tx) => {
		await insertEntries(tx, [made]);
		await recordChanges(tx, system('test'), [{ facts: made, act: 'add', fields: {}, reason: null }], now);
		if (state === 'published') await index(tx, [made]);
	});
	return made;
}

/** Somebody at the desk, for tests. */
export function aPerson(roles: Role[] = [], id = `person-${newId().slice(-12)}`): Person {
	return { kind: 'person', id, name: 'Amina Diallo', language: 'fr', roles };
}

export const anEditor = (): Person => aPerson([{ role: 'editor' }]);
export const aContributor = (organisationId: string): Person =>
	aPerson([{ role: 'contributor', organisationId }]);

/** What a form sends for a resource, before `readEntry`. */
export function sentEntry(given: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		kind: 'resource',
		type: 'report',
		url: 'https://provider.example/report',
		titleLanguage: 'en',
		texts: { en: { title: 'Report on remittances', abstract: '' } },
		languages: ['en'],
		topics: ['remittances'],
		...given
	};
}

/** The same, read. */
export function anInput(given: Record<string, unknown> = {}): EntryInput {
	const { input, problems } = readEntry(sentEntry(given));
	if (!input) throw new Error(JSON.stringify(problems));
	return input;
}
