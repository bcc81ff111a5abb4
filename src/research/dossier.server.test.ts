import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryStates } from '#catalogue/index.ts';
import { system, visitor, type Actor, type Role } from '#people/index.ts';
import { Forbidden, Gone, NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { emptyQuery } from '#search/index.ts';
import { find } from '#search/index.server.ts';
import { aPerson as aPersonHere } from '../people/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aDossier, aDossierInput } from './builders.server.ts';
import { dossierKinds } from './dossier.ts';
import { mayDossier } from './dossier-policy.ts';
import { projectsFundedBy } from './dossier-list.server.ts';
import { dossierHistory, findDossier } from './dossier-page.server.ts';
import { dossierSummaries } from './dossier-summary.server.ts';
import { dossiersVisibleTo } from './dossier-visible.server.ts';
import { addDossier, correctDossier, governedBy, moveDossier, translateDossier } from './dossier.server.ts';

useDatabase();

const now = new Date('2026-11-22T09:00:00Z');
const aPerson = (roles: Role[] = []) => aPersonHere({ roles });
let editor: Actor;
beforeAll(async () => {
	editor = await aPerson([{ role: 'editor' }]);
});

async function found(kind: string): Promise<string[]> {
	const query = { ...emptyQuery(), filters: { kind: [kind] }, size: 100 };
	return (await find(query, { now, language: 'en' })).hits.map(({ key }) => key);
}

describe('a dossier', () => {
	it('goes from draft to review to the public and away, and the search follows', async () => {
		const input = aDossierInput({ title: 'Bridges of Osh', topics: ['remittances'], countries: ['KG'] });
		const draft = await addDossier(editor, input, now);
		expect(draft).toMatchObject({ slug: 'bridges-of-osh', state: 'draft', revision: 1 });
		const proposed = await moveDossier(editor, draft.id, 1, 'propose', { now });
		expect(await found('project')).not.toContain(`project:${draft.id}`);
		const published = await moveDossier(editor, draft.id, proposed.revision, 'publish', { now });
		expect(await found('project')).toContain(`project:${draft.id}`);
		const around = { ...emptyQuery(), filters: { topic: ['migration-development'], region: ['143'] } };
		const { hits } = await find(around, { now, language: 'en' });
		expect(hits.map(({ key }) => key)).toEqual([`project:${draft.id}`]);
		expect(await codeOf(moveDossier(editor, draft.id, published.revision, 'retire', { now }))).toBe(
			'reason_needed'
		);
		await moveDossier(editor, draft.id, published.revision, 'retire', { now, reason: 'It was a dream.' });
		expect(await found('project')).not.toContain(`project:${draft.id}`);
		expect(await dossierSummaries([draft.id], 'en')).toEqual([]);
		const gone = await findDossier(visitor, 'project', 'bridges-of-osh', 'en', now).catch(
			(error: unknown) => error
		);
		expect(gone instanceof Gone && gone.details).toEqual({ reason: 'It was a dream.' });
		expect((await dossierHistory(editor, draft.id)).map(({ act }) => act)).toEqual([
			'retire',
			'publish',
			'propose',
			'add'
		]);
	});

	it('has one address for each kind, and two of one title have two', async () => {
		const twice = await Promise.all(
			[1, 2].map(() => addDossier(editor, aDossierInput({ title: 'Twins of Jalalabad' }), now))
		);
		expect(twice.map(({ slug }) => slug).sort()).toEqual(['twins-of-jalalabad', 'twins-of-jalalabad-2']);
		const practice = aDossierInput({ kind: 'practice', title: 'Twins of Jalalabad' });
		expect((await addDossier(editor, practice, now)).slug).toBe('twins-of-jalalabad');
	});

	it('is not written over by who saw an older one', async () => {
		const { id } = await addDossier(editor, aDossierInput(), now);
		const changes = ['One', 'Other'].map((title) =>
			codeOf(correctDossier(editor, id, 1, aDossierInput({ title }), now))
		);
		expect((await Promise.all(changes)).sort()).toEqual(['changed_meanwhile', 'done']);
	});

	it('says when a translation is older than its original', async () => {
		const { id, slug } = await addDossier(editor, aDossierInput({ title: 'A well' }), now);
		await translateDossier(editor, id, 1, { language: 'es', title: 'Un pozo' }, now);
		const page = () => findDossier(editor, 'project', slug, 'es', now);
		expect((await page()).title).toEqual({ text: 'Un pozo', language: 'es', isTranslation: true });
		expect((await page()).titles.map((one) => one.isOutdated)).toEqual([false, false]);
		await correctDossier(editor, id, 2, aDossierInput({ title: 'Two wells' }), now);
		expect((await page()).titles.map((one) => one.isOutdated)).toEqual([false, true]);
		expect(await codeOf(translateDossier(editor, id, 3, { language: 'en', title: 'x' }, now))).toBe(
			'original_is_corrected'
		);
		await translateDossier(editor, id, 3, { language: 'es', title: '' }, now);
		expect((await page()).title.language).toBe('en');
	});

	it('names only what there is', async () => {
		const input = aDossierInput({ organisations: [{ slug: 'nobody', role: 'lead' }] });
		expect(await codeOf(addDossier(editor, input, now))).toBe('unknown_organisation');
		expect(await codeOf(addDossier(editor, aDossierInput({ entries: ['no-book'] }), now))).toBe(
			'unknown_publication'
		);
	});
});

it('an organisation’s projects are those in the open that it pays for, the latest first', async () => {
	const fund = await anOrganisation();
	const role = 'funder' as const;
	const paid = (startedYear: number, state: 'published' | 'draft', kind = 'project') =>
		aDossier({ kind, startedYear, organisations: [{ slug: fund.slug, role }] }, { state });
	const earlier = await paid(2019, 'published');
	const later = await paid(2024, 'published');
	await paid(2025, 'draft');
	await aDossier(
		{ kind: 'project', organisations: [{ slug: fund.slug, role: 'lead' }] },
		{ state: 'published' }
	);
	expect(await projectsFundedBy(fund.slug)).toEqual([later.id, earlier.id]);
	expect(await projectsFundedBy('nobody-at-all')).toEqual([]);
});

describe('who may', () => {
	it('list exactly what the policy lets each see, in every combination', async () => {
		const [one, two] = [await anOrganisation(), await anOrganisation()];
		const author = await aPerson();
		const all = [];
		for (const state of entryStates)
			for (const organisations of [
				[],
				[{ slug: one.slug, role: 'lead' }],
				[{ slug: two.slug, role: 'partner' }],
				[{ slug: one.slug, role: 'funder' }]
			])
				all.push(await aDossier({ organisations }, { state }));
		all.push(await aDossier({}, { state: 'draft', createdBy: author.id }));
		const contributor = (organisationId: string) => ({ role: 'contributor' as const, organisationId });
		const actors: Actor[] = [
			visitor,
			system('test'),
			author,
			editor,
			await aPerson([contributor(one.id)]),
			await aPerson([contributor(one.id), contributor(two.id)])
		];
		for (const actor of actors) {
			const ids = sql.param(all.map(({ id }) => id));
			const { rows } = await db.execute<{ id: string }>(
				sql`select id from dossier where ${dossiersVisibleTo(actor)} and id = any(${ids}::uuid[])`
			);
			const allowed = all.filter((facts) => mayDossier(actor, 'see', governedBy(facts)));
			expect(rows.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
		}
	});

	it('add: members tell of practices, contributors write for their own, visitors nothing', async () => {
		const own = await anOrganisation();
		const contributor = await aPerson([{ role: 'contributor', organisationId: own.id }]);
		for (const kind of dossierKinds)
			await expect(addDossier(visitor, aDossierInput({ kind }), now)).rejects.toThrow(Forbidden);
		await expect(addDossier(await aPerson(), aDossierInput(), now)).rejects.toThrow(Forbidden);
		expect(await codeOf(addDossier(contributor, aDossierInput(), now))).toBe('own_organisation_needed');
		const paid = aDossierInput({ organisations: [{ slug: own.slug, role: 'funder' }] });
		expect(await codeOf(addDossier(contributor, paid, now))).toBe('own_organisation_needed');
		const led = aDossierInput({ organisations: [{ slug: own.slug, role: 'lead' }] });
		expect((await addDossier(contributor, led, now)).state).toBe('draft');
	});

	it('tell of a practice, correct and propose it, and not publish it', async () => {
		const member = await aPerson();
		const told = aDossierInput({ kind: 'practice', title: 'A market of two languages' });
		const { id } = await addDossier(member, told, now);
		await correctDossier(member, id, 1, { ...told, title: 'A market of three languages' }, now);
		const { revision } = await moveDossier(member, id, 2, 'propose', { now });
		expect(await codeOf(moveDossier(member, id, revision, 'publish', { now }))).toBe('Forbidden');
		await moveDossier(editor, id, revision, 'publish', { now });
		expect(await codeOf(correctDossier(member, id, revision + 1, told, now))).toBe('Forbidden');
	});

	it('see what waits: who works on it, and nobody else', async () => {
		const waiting = await aDossier({}, { state: 'in_review' });
		const look = (actor: Actor) => findDossier(actor, 'project', waiting.slug, 'en', now);
		await expect(look(visitor)).rejects.toThrow(NotFound);
		await expect(look(await aPerson())).rejects.toThrow(NotFound);
		expect((await look(editor)).state).toBe('in_review');
	});
});
