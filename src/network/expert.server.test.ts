import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { closeIndex, emptyQuery, find, openIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { aKeeper, anExpert, aProfile, expertNow } from './expert-builders.server.ts';
import { writeExpertLetter } from './expert-letter.server.ts';
import { tidyExperts } from './expert-tidy.server.ts';
import {
	confirmProfile,
	eraseProfile,
	expertRecord,
	findExpert,
	findExpertFile,
	findExperts,
	inviteExpert,
	openDoors,
	ownExpert,
	putExpertsAgain,
	returnProfile,
	showPartTo,
	takePartBack,
	tellFile,
	tellPart,
	unvetExpert,
	vetExpert,
	withdrawProfile
} from './index.server.ts';
import { readRosterQuery } from './index.ts';

useDatabase();
beforeAll(openIndex);
afterAll(closeIndex);

const now = new Date();
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const nothing = {
	publication: new Set<string>(),
	dossier: new Set<string>(),
	course: new Set<string>(),
	certificate: new Set<string>()
};
const everything = readRosterQuery(new URLSearchParams());

async function listed(as: 'visitor' | 'member' | 'staff' = 'visitor'): Promise<string[]> {
	const { found } = await findExperts(visitor, everything, now, as);
	return found.map(({ expert }) => expert.id);
}
async function inSearch(text: string): Promise<string[]> {
	const { hits } = await find({ ...emptyQuery(), text }, { now, language: 'en' });
	return hits.map(({ key }) => key).filter((key) => key.startsWith('expert:'));
}
async function lettersFor(id: string): Promise<string[]> {
	const { rows } = await db.execute<{ letter: string }>(sql`
		select j.payload ->> 'letter' as letter from graphile_worker._private_jobs j where j.payload ->> 'expertId' = ${id} order by j.id`);
	return rows.map(({ letter }) => letter);
}

test('from an invitation to the public list: told by themselves, looked at by somebody else', async () => {
	const keeper = await aKeeper();
	const person = await aPerson({ email: 'new@example.org' });
	await expect(inviteExpert(person, person.email, now)).rejects.toThrow('not allowed');
	await expect(inviteExpert(keeper, 'nobody@example.org', now)).rejects.toThrow('no_such_account');
	const id = await inviteExpert(keeper, ' New@Example.org ', now);
	await expect(inviteExpert(keeper, person.email, now)).rejects.toThrow('expert_here_already');
	expect(await lettersFor(id)).toEqual(['invited']);
	expect((await writeExpertLetter(id, 'invited'))?.to).toBe(person.email);
	await expect(confirmProfile(person, now)).rejects.toThrow('expert_incomplete');

	const { name, roles, expertise, languages } = aProfile();
	await tellPart(person, 'name', name as never, 'public', nothing, now);
	await tellPart(person, 'roles', roles as never, 'public', nothing, now);
	await tellPart(person, 'expertise', expertise as never, 'members', nothing, now);
	await tellPart(person, 'languages', languages as never, 'staff', nothing, now);
	await confirmProfile(person, now);
	expect(await listed('staff')).toEqual([id]);
	expect(await listed('member')).toEqual([]);

	const { revision } = (await expertNow(id)) ?? { revision: 0 };
	await expect(vetExpert(keeper, id, revision - 1, now)).rejects.toThrow('changed_meanwhile');
	await vetExpert(keeper, id, revision, now);
	expect(await lettersFor(id)).toEqual(['invited', 'vetted']);
	const row = await expertNow(id);
	expect((await findExpert(visitor, row?.code ?? '', now)).parts).toEqual(['name', 'roles']);
	expect((await findExpert(await aPerson(), row?.code ?? '', now)).parts).toEqual([
		'name',
		'roles',
		'expertise'
	]);
	expect((await findExpert(keeper, row?.code ?? '', now)).parts).toEqual([
		'name',
		'roles',
		'expertise',
		'languages'
	]);
	expect(await inSearch('Aida Sample')).toEqual([`expert:${id}`]);
	// What only members may see finds nobody in the hub's search, which is everybody's.
	const { counts } = await find({ ...emptyQuery(), filters: { kind: ['expert'] } }, { now, language: 'en' });
	expect(counts.all('topic')).toEqual([]);
	await unvetExpert(keeper, id, now);
	expect([await listed(), await inSearch('Aida Sample')]).toEqual([[], []]);
	await transaction((tx) => tx.execute(sql`delete from expert`));
});

test('nobody vets their own profile', async () => {
	const { row, person } = await anExpert({ vettedAt: null, vettedBy: null });
	const keeper = { ...person, roles: [{ role: 'roster' as const }] };
	await expect(vetExpert(keeper, row.id, row.revision, now)).rejects.toThrow('expert_own_vetting');
	await eraseProfile(person);
});

test('what is withdrawn is gone at once: page, list, search, and for who keeps the roster; and comes back whole', async () => {
	const { row, person } = await anExpert({
		profile: aProfile({ about: { text: 'Grew up in Osh.', language: 'en' } })
	});
	const keeper = await aKeeper();
	expect([await listed(), await inSearch('Osh')]).toEqual([[row.id], [`expert:${row.id}`]]);
	await showPartTo(person, 'about', 'staff', now);
	expect(await inSearch('Osh')).toEqual([]);
	expect((await findExpert(visitor, row.code, now)).profile.about).toBe(undefined);
	expect((await findExpert(keeper, row.code, now)).profile.about?.text).toBe('Grew up in Osh.');
	await takePartBack(person, 'about', now);
	expect((await ownExpert(person))?.profile.about).toBe(undefined);
	await expect(takePartBack(person, 'name', now)).rejects.toThrow('expert_name_stays');

	await withdrawProfile(person, now);
	expect([await listed(), await listed('staff'), await inSearch('Aida')]).toEqual([[], [], []]);
	for (const actor of [visitor, keeper])
		await expect(findExpert(actor, row.code, now)).rejects.toThrow(NotFound);
	expect((await findExpert(person, row.code, now)).state).toBe('withdrawn');
	await putExpertsAgain([row.id], now);
	expect(await inSearch('Aida')).toEqual([]);
	await returnProfile(person, now);
	expect([await listed(), await inSearch('Aida')]).toEqual([[row.id], [`expert:${row.id}`]]);
	const { consents } = (await expertRecord(person)) ?? { consents: [] };
	expect(consents.map(({ part, audience }) => [part, audience])).toEqual([
		['about', 'staff'],
		['about', null]
	]);
	await eraseProfile(person);
});

test('whoever deletes the person deletes the expert, their files and their place in the search', async () => {
	const { row, person } = await anExpert();
	const cv = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF');
	await tellFile(person, 'cv', { name: '../..\u202e/cv.exe', bytes: cv }, 'public', now);
	expect(await findExpertFile(visitor, row.code, 'cv', now)).toMatchObject({
		type: 'application/pdf',
		name: '....cv.exe'
	});
	expect(await listed()).toEqual([row.id]);
	await transaction((tx) => tx.execute(sql`delete from person where id = ${person.id}`));
	expect(await listed()).toEqual([]);
	const { rows } = await db.execute(sql`
		select (select count(*)::int from expert_file) as files, (select count(*)::int from expert_consent) as consents,
			(select body from search_document where key = ${`expert:${row.id}`}) as body`);
	expect(rows).toEqual([{ files: 0, consents: 0, body: null }]);
});

test('a file is what its bytes are', async () => {
	const { person } = await anExpert();
	const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
	const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF');
	const tell = (part: 'photo' | 'cv', name: string, bytes: Uint8Array) =>
		tellFile(person, part, { name, bytes }, 'public', now);
	await expect(tell('cv', 'cv.pdf', html)).rejects.toThrow('file_kind_refused');
	await expect(tell('cv', 'cv.pdf', new Uint8Array())).rejects.toThrow('file_empty');
	await expect(tell('photo', 'me.jpg', pdf)).rejects.toThrow('file_of_another_kind');
	await expect(tell('cv', 'cv.pdf', new Uint8Array(5 * 1024 * 1024 + 1))).rejects.toThrow(
		'expert_file_large'
	);
	await expect(tell('photo', 'me.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 99]))).rejects.toThrow(
		'expert_photo_broken'
	);
	await eraseProfile(person);
});

test('by night: who is due is reminded once, who does not answer sleeps and is told, and wakes by confirming', async () => {
	const { row, person } = await anExpert({ confirmedAt: days(-280) });
	await tidyExperts(now, 9);
	await tidyExperts(now, 9);
	expect(await lettersFor(row.id)).toEqual(['reconfirm']);
	expect(await listed()).toEqual([row.id]);
	await tidyExperts(days(30), 9);
	await tidyExperts(days(31), 9);
	expect(await lettersFor(row.id)).toEqual(['reconfirm', 'asleep']);
	expect(await inSearch('Aida')).toEqual([]);
	await confirmProfile(person, days(31));
	expect(await inSearch('Aida')).toEqual([`expert:${row.id}`]);
	expect(await writeExpertLetter(row.id, 'reconfirm')).toBe(null);
	await eraseProfile(person);
});

test('by night: invitations nobody took up and profiles withdrawn for a month are erased', async () => {
	const asked = await anExpert({
		describedAt: null,
		confirmedAt: null,
		vettedAt: null,
		vettedBy: null,
		invitedAt: days(-61),
		profile: {},
		consent: {}
	});
	const gone = await anExpert({ withdrawnAt: days(-31) });
	const kept = await anExpert({ withdrawnAt: days(-29) });
	await tidyExperts(now, 9);
	expect([await expertNow(asked.row.id), await expertNow(gone.row.id)]).toEqual([null, null]);
	expect((await expertNow(kept.row.id))?.id).toBe(kept.row.id);
	await eraseProfile(kept.person);
});

test('the hub’s rule opens the door once, and never to who said no', async () => {
	const [passed, taught, declined] = [await aPerson(), await aPerson(), await aPerson()];
	await openDoors([{ personId: declined.id, way: 'passed' }], now);
	await eraseProfile(declined);
	const openings = [
		{ personId: passed.id, way: 'passed' as const },
		{ personId: taught.id, way: 'taught' as const },
		{ personId: declined.id, way: 'passed' as const }
	];
	expect(await openDoors(openings, now)).toBe(2);
	expect(await openDoors(openings, now)).toBe(0);
	expect((await ownExpert(taught))?.way).toBe('taught');
	expect(await ownExpert(declined)).toBe(null);
	await expect(inviteExpert(await aKeeper(), declined.email, now)).rejects.toThrow('expert_not_again');
});

test('another process sees a withdrawal with its next question', async () => {
	const { row, person } = await anExpert();
	expect(await listed()).toContain(row.id);
	// Written behind the back of this process, as another one would.
	await transaction((tx) => tx.execute(sql`update expert set withdrawn_at = now() where id = ${row.id}`));
	expect(await listed()).not.toContain(row.id);
	await eraseProfile(person);
});
