import { randomInt } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { system, type Actor } from '#people/index.ts';
import { auditLine, listPeople } from '#people/index.server.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, later, transaction, type Writer } from '#platform/index.server.ts';
import { putExpert } from './expert-document.server.ts';
import { expert, expertNotAgain } from './expert-tables.server.ts';
import { holdExpert } from './expert.server.ts';
import type { ExpertId, ExpertWay } from './expert.ts';
import { mayExpert } from './expert-policy.ts';
import { expertState } from './expert-state.ts';
import { rosterMonths } from './expert-visible.server.ts';

/** Asks somebody with an account onto the roster. Throws Refusal no_such_account, expert_not_again, expert_here_already. */
export async function inviteExpert(actor: Actor, email: string, now: Date): Promise<ExpertId> {
	if (!mayExpert(actor, 'keep')) throw new Forbidden('expert.keep');
	const address = email.trim().toLowerCase();
	const { people } = address.includes('@')
		? await listPeople(system('roster'), { text: address })
		: { people: [] };
	const person = people.find((one) => one.email.toLowerCase() === address && one.confirmed);
	if (!person) throw new Refusal('no_such_account', { field: 'email' });
	return transaction(async (tx) => {
		const [opened] = await openDoor(tx, [{ personId: person.id, way: 'staff' }], actor, now);
		if (opened) {
			await auditLine(tx, actor, 'invite', 'expert', opened);
			return opened;
		}
		const [declined] = await tx.select().from(expertNotAgain).where(eq(expertNotAgain.personId, person.id));
		throw new Refusal(declined ? 'expert_not_again' : 'expert_here_already', { field: 'email' });
	});
}

export type Opening = { personId: string; way: ExpertWay };

/** Opens the roster to people who earned it here: by the hub's rule, found by whoever sees courses. Returns how many. */
export async function openDoors(openings: readonly Opening[], now: Date): Promise<number> {
	if (openings.length === 0) return 0;
	return (await transaction((tx) => openDoor(tx, openings, system('roster'), now))).length;
}

/** Those who are on the roster already, or did not want to be asked again, are left alone. */
async function openDoor(
	tx: Writer,
	openings: readonly Opening[],
	actor: Actor,
	now: Date
): Promise<ExpertId[]> {
	const declined = await tx
		.select()
		.from(expertNotAgain)
		.where(
			inArray(
				expertNotAgain.personId,
				openings.map(({ personId }) => personId)
			)
		);
	const asked = new Map(openings.map((one) => [one.personId, one]));
	for (const { personId } of declined) asked.delete(personId);
	if (asked.size === 0) return [];
	const opened = await tx
		.insert(expert)
		.values(
			[...asked.values()].map(({ personId, way }) => ({
				id: newId<'Expert'>(),
				code: newCode(),
				personId,
				way,
				invitedAt: now,
				invitedBy: actor.kind === 'person' ? actor.id : null,
				updatedAt: now
			}))
		)
		.onConflictDoNothing({ target: expert.personId })
		.returning({ id: expert.id });
	for (const { id } of opened) await later(tx, 'network.mailExpert', { expertId: id, letter: 'invited' });
	return opened.map(({ id }) => id);
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten letters that are told apart when read aloud: one in 8 × 10^14, and the row is unique. */
export function newCode(): string {
	return Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
}

/**
 * Somebody looked at a profile and its evidence, and found it true: others find it from then on. `revision`: of what was
 * looked at. Throws Refusal changed_meanwhile, expert_not_described, expert_own_vetting.
 */
export async function vetExpert(actor: Actor, id: string, revision: number, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const row = await holdExpert(tx, actor, id);
		if (row.revision !== revision) throw new Refusal('changed_meanwhile');
		const state = expertState(row, now, rosterMonths());
		if (state === 'invited') throw new Refusal('expert_not_described');
		if (actor.kind === 'person' && actor.id === row.personId) throw new Refusal('expert_own_vetting');
		const by = actor.kind === 'person' ? actor.id : 'system';
		await stamp(tx, row.id, { vettedAt: now, vettedBy: by }, now);
		await auditLine(tx, actor, 'vet', 'expert', row.id);
		if (!row.vettedAt) await later(tx, 'network.mailExpert', { expertId: row.id, letter: 'vetted' });
	});
}

/** Takes the vetting back: nobody but the roster's keepers finds it any more. */
export async function unvetExpert(actor: Actor, id: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const row = await holdExpert(tx, actor, id);
		if (!row.vettedAt) throw new NotFound('vetting');
		await stamp(tx, row.id, { vettedAt: null, vettedBy: null }, now);
		await auditLine(tx, actor, 'unvet', 'expert', row.id);
	});
}

async function stamp(
	tx: Writer,
	id: ExpertId,
	vetted: { vettedAt: Date | null; vettedBy: string | null },
	now: Date
): Promise<void> {
	const [row] = await tx.update(expert).set(vetted).where(eq(expert.id, id)).returning();
	if (row) await putExpert(tx, row, now);
}

/** How many profiles wait to be looked at: described and never vetted, or changed since. */
export async function countToVet(actor: Actor): Promise<number> {
	if (!mayExpert(actor, 'keep')) return 0;
	return db.$count(
		expert,
		and(isNull(expert.withdrawnAt), sql`${expert.describedAt} is not null and ${expert.vettedAt} is null`)
	);
}
