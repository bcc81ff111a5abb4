import { afterAll, expect, test } from 'vitest';
import { db } from '#platform/index.server.ts';
import {
	calendar,
	correctEntry,
	entryToJsonLd,
	findEntry,
	findForEdit,
	importContent,
	retireEntry
} from '#catalogue/index.server.ts';
import { visitor, type Actor } from '#people/index.ts';
import { closeIndex, find, readQuery } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { aContributor, anEditor, aPerson } from '../people/builders.server.ts';
import { anEvent, aSchool } from './builders.server.ts';
import { eventInput } from './event-behind.server.ts';
import type { EventInput } from './event-input.ts';
import { noWords } from './event-text.ts';
import { eventsToLead, governedEvent, openEvent, textsOfEvent, visibleEvents } from './event.server.ts';
import {
	cancelHeldEvent,
	changeEvent,
	createEvent,
	deleteEventDraft,
	publishEvent,
	putEventText
} from './event-writing.server.ts';
import { addToEventTeam, removeFromEventTeam, teamOfEvent } from './event-team.server.ts';
import { eventActs, eventRoles, may } from './policy.ts';
import { event } from './tables.server.ts';

useDatabase();
afterAll(closeIndex);

const now = new Date('2027-01-10T10:00:00Z');

async function anInput(given: Partial<EventInput> = {}): Promise<EventInput> {
	return {
		...aSchool,
		sdgTargets: ['10.c'],
		hosts: [(await anOrganisation()).slug],
		partners: [],
		donors: [],
		...given
	};
}
const foundBy = async (params: Record<string, string>) =>
	(await find(readQuery(new URLSearchParams(params)), { now, language: 'en' })).hits.map(({ key }) => key);

test('a contributor begins one for their organisation, writes it, and publishes it: it is found, dated and told like any other', async () => {
	const host = await anOrganisation();
	const actor = await aContributor(host.id);
	const input = await anInput({ hosts: [host.slug] });
	const draft = await createEvent(actor, 'mexico-2027', input, 'Field school in Puebla', now);
	expect(await codeOf(openEvent(visitor, 'see', 'mexico-2027'))).toBe('NotFound');
	expect(await codeOf(publishEvent(actor, 'mexico-2027', draft.revision, now))).toBe('event_text_needed');
	const words = { ...noWords, title: 'Field school in Puebla', summary: 'How migrants invest at home.' };
	const told = await putEventText(actor, 'mexico-2027', 1, 'en', words, 'ready', now);
	const spanish = { ...noWords, title: 'Escuela de campo en Puebla', summary: 'Cómo invierten.' };
	const both = await putEventText(actor, 'mexico-2027', told.revision, 'es', spanish, 'draft', now);
	const published = await publishEvent(actor, 'mexico-2027', both.revision, now);

	const key = `entry:${published.entryId}`;
	expect(await foundBy({ type: 'event/field-school', country: 'MX', sdg: '10' })).toEqual([key]);
	expect(await foundBy({ q: 'escuela', provider: host.slug })).toEqual([]);
	const page = await findEntry(visitor, 'mexico-2027', 'es', now);
	expect([page.title.text, page.heldHere, page.kind, page.startsOn]).toEqual([
		'Field school in Puebla',
		true,
		'event',
		'2027-05-17'
	]);
	expect(entryToJsonLd(page, 'https://hub.example', 'en')).toMatchObject({
		'@type': 'Event',
		startDate: '2027-05-17',
		endDate: '2027-05-20'
	});
	const days = await calendar('2027-05-01', '2027-05-31', 'en', now);
	expect(days.map(({ entry }) => entry.slug)).toEqual(['mexico-2027']);

	// A rendering that is ready is told at once; one that its source left behind says so.
	const shown = await putEventText(actor, 'mexico-2027', published.revision, 'es', spanish, 'ready', now);
	expect((await findEntry(visitor, 'mexico-2027', 'es', now)).title.text).toBe('Escuela de campo en Puebla');
	const renamed = { ...words, title: 'Field school in Cholula' };
	await putEventText(actor, 'mexico-2027', shown.revision, 'en', renamed, 'ready', now);
	const { texts } = await findEntry(visitor, 'mexico-2027', 'es', now);
	expect(texts.map(({ language, isOutdated }) => [language, isOutdated])).toEqual([
		['en', false],
		['es', true]
	]);
});

test('the catalogue’s desk neither changes nor takes it down; cancelled where it is run, its page stays and says so', async () => {
	const editor = await anEditor();
	const { slug, entryId, revision } = await anEvent();
	const { input, revision: seen, allowed } = await findForEdit(editor, entryId as never);
	expect(allowed).toEqual(['see', 'history', 'confirm']);
	expect(await codeOf(correctEntry(editor, entryId as never, seen, input, now))).toBe('entry_held_here');
	expect(await codeOf(retireEntry(editor, entryId as never, seen, 'Over', now))).toBe('entry_held_here');
	await cancelHeldEvent(editor, slug, revision, now);
	expect((await findEntry(visitor, slug, 'en', now)).cancelled).toBe(true);
});

test('two who change it at once: the second is told, and nothing of the first is lost', async () => {
	const editor = await anEditor();
	const { slug, revision } = await anEvent();
	const { input } = await eventInput(editor, slug);
	const change = (seats: number) => codeOf(changeEvent(editor, slug, revision, { ...input, seats }, now));
	const both = await Promise.all([change(10), change(20)]);
	expect(both.sort()).toEqual(['changed_meanwhile', 'done']);
});

test('what cannot be is refused with its field, and nothing is written', async () => {
	const editor = await anEditor();
	const create = async (slug: string, given: Partial<EventInput>, actor: Actor = editor) =>
		codeOf(createEvent(actor, slug, await anInput(given), 'A school', now));
	expect(await create('Not a slug', {})).toBe('not_a_slug');
	expect(await create('x1', { endsOn: '2027-05-01' })).toBe('ends_before_start');
	expect(await create('x1', { zone: 'Mars/Olympus' })).toBe('unknown_zone');
	expect(await create('x1', { applyUntil: '2027-06-30' })).toBe('event_applying_after_start');
	expect(await create('x1', { hosts: ['nobody-like-that'] })).toBe('not_known');
	expect(await create('x1', {}, await aPerson())).toBe('Forbidden');
	expect(await create('x1', {}, await aContributor((await anOrganisation()).id))).toBe(
		'own_organisation_needed'
	);
	const { slug } = await anEvent();
	expect(await create(slug, {})).toBe('event_slug_taken');
	expect(await create('x1', {})).toBe('done');
	expect(await codeOf(deleteEventDraft(editor, slug, 1))).toBe('event_not_a_draft');
	await deleteEventDraft(editor, 'x1', 1);
	expect(await codeOf(openEvent(editor, 'see', 'x1'))).toBe('NotFound');
});

test('the team: who organises manages, who facilitates follows, who reviews reviews; the last organiser stays', async () => {
	const [organiser, helper] = [await aPerson(), await aPerson()];
	const { slug, id } = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	await addToEventTeam(organiser, slug, helper.email, 'reviewer');
	expect(await codeOf(openEvent(helper, 'review', slug))).toBe('done');
	expect(await codeOf(openEvent(helper, 'follow', slug))).toBe('Forbidden');
	expect(await codeOf(addToEventTeam(helper, slug, organiser.email, 'reviewer'))).toBe('Forbidden');
	expect(await codeOf(addToEventTeam(organiser, slug, 'nobody@example.org', 'reviewer'))).toBe(
		'no_such_account'
	);
	expect(await codeOf(removeFromEventTeam(organiser, slug, organiser.id, 'organiser'))).toBe(
		'event_needs_organiser'
	);
	await removeFromEventTeam(organiser, slug, helper.id, 'reviewer');
	expect((await teamOfEvent(id)).map(({ role }) => role)).toEqual(['organiser']);
});

test('lists show what the policy lets see', async () => {
	const people = [await aPerson(), await aPerson(), await aPerson()];
	for (const state of ['draft', 'published'] as const)
		for (const [i, role] of eventRoles.entries())
			await anEvent({ state, team: [{ personId: people[i]!.id, role }] });
	const all = (await db.select().from(event)).map((row) => row);
	for (const actor of [visitor, await anEditor(), ...people]) {
		const listed = await db.select({ id: event.id }).from(event).where(visibleEvents(actor));
		const allowed: string[] = [];
		for (const facts of all) if (may(actor, 'see', await governedEvent(facts))) allowed.push(facts.id);
		expect(listed.map(({ id }) => id as string).sort()).toEqual(allowed.sort());
	}
	expect((await eventsToLead(people[0]!)).length).toBe(2);
	expect(
		eventActs.filter((act) =>
			may(people[1]!, act, { state: 'draft', team: [{ personId: people[1]!.id, role: 'facilitator' }] })
		)
	).toEqual(['see', 'follow', 'attend']);
	expect(await textsOfEvent(all[0]!.id)).toHaveLength(1);
});

test('a file that brings a record of its address is told so, and changes nothing', async () => {
	const editor = await anEditor();
	const { slug } = await anEvent({ title: 'Held here' });
	await anOrganisation({ slug: 'a-provider' });
	const record = {
		...{ id: slug, kind: 'event', type: 'forum', title_language: 'en', titles: { en: 'From a file' } },
		...{ providers: ['a-provider'], languages: ['en'], url: 'https://example.org/forum' },
		...{ start_date: '2027-05-17', countries: ['MX'], city: 'Puebla', evidence: 'listing' }
	};
	const content = new TextEncoder().encode(JSON.stringify([record]));
	const { written, refused } = await importContent(editor, content, () => {}, { skip: true, now });
	expect([written, refused.flatMap(({ problems }) => problems.map(({ code }) => code))]).toEqual([
		true,
		['record_held_here']
	]);
	expect((await findEntry(visitor, slug, 'en', now)).title.text).toBe('Held here');
});
