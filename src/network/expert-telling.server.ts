import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { auditLine } from '#people/index.server.ts';
import { NotFound, Refusal } from '#platform/index.ts';
import { kindOf, transaction, type Writer } from '#platform/index.server.ts';
import { putExpert } from './expert-document.server.ts';
import { expert, expertConsent, expertFile, expertNotAgain } from './expert-tables.server.ts';
import { holdOwn } from './expert.server.ts';
import type { Expert, ExpertPart, FileFacts, PartAudience, Profile } from './expert.ts';
import { refusalToTell, type Citable, type TellingRefusal, type WordedPart } from './expert-telling.ts';
import { toldAgain } from './expert-news.ts';
import { narrowness } from './expert-visible.ts';
import { withoutTraces } from './photo.ts';

/** Tells a part, or tells it anew, and to whom it may be shown. Throws Refusal, with the field it is about. */
export async function tellPart<Part extends WordedPart>(
	actor: Actor,
	part: Part,
	told: Profile[Part],
	audience: PartAudience,
	citable: Citable,
	now: Date
): Promise<void> {
	throwIf(refusalToTell(part, told, citable, now.toISOString().slice(0, 10)));
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		await keep(tx, own, part, told, audience, now);
	});
}

const photoTypes = ['image/jpeg', 'image/png'] as const;
const cvTypes = [
	'application/pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'application/vnd.oasis.opendocument.text'
];
const largest = { photo: 3, cv: 5 } as const;

/**
 * Keeps a photo or CV: what it is is told by its content, whatever its name says. Throws Refusal file_of_another_kind,
 * expert_file_large, and those of `kindOf`.
 */
export async function tellFile(
	actor: Actor,
	part: 'photo' | 'cv',
	file: { name: string; bytes: Uint8Array },
	audience: PartAudience,
	now: Date
): Promise<void> {
	if (file.bytes.byteLength > largest[part] * 1024 * 1024)
		throw new Refusal('expert_file_large', { megabytes: largest[part], field: 'file' });
	const type: string = await kindOf(file.bytes).catch((error: unknown) => {
		if (error instanceof Refusal) throw new Refusal(error.code, { ...error.details, field: 'file' });
		throw error;
	});
	let bytes = file.bytes;
	if (part === 'photo') {
		const known = photoTypes.find((one) => one === type);
		const clean = known && withoutTraces(bytes, known);
		if (!known) throw new Refusal('file_of_another_kind', { type, field: 'file' });
		if (!clean) throw new Refusal('expert_photo_broken', { field: 'file' });
		bytes = clean;
	} else if (!cvTypes.includes(type)) throw new Refusal('file_of_another_kind', { type, field: 'file' });
	const facts: FileFacts = { type, name: fileName(file.name), bytes: bytes.byteLength };
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		await tx.delete(expertFile).where(and(eq(expertFile.expertId, own.id), eq(expertFile.part, part)));
		await tx.insert(expertFile).values({ expertId: own.id, part, type, bytes });
		await keep(tx, own, part, facts, audience, now);
	});
}

/** Only who may see a part changes. At once, everywhere: every answer about it asks the row. */
export async function showPartTo(
	actor: Actor,
	part: ExpertPart,
	audience: PartAudience,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		const says = own.profile[part];
		if (own.consent[part] === undefined || says === undefined) throw new NotFound('part');
		// A file that stays as it is is news only to those who could not see it.
		const isWider = narrowness(audience) < narrowness(own.consent[part]);
		const told = isWider ? toldAgain(own, part, { says, to: audience, at: now }) : own.told;
		await change(tx, own, { consent: { ...own.consent, [part]: audience }, told }, now);
		await tx.insert(expertConsent).values({ expertId: own.id, at: now, part, audience });
	});
}

/** Takes a part back: it is erased. Without a name there is no profile, so that one only goes with all of it. */
export async function takePartBack(actor: Actor, part: ExpertPart, now: Date): Promise<void> {
	if (part === 'name') throw new Refusal('expert_name_stays');
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		if (own.consent[part] === undefined) throw new NotFound('part');
		const { [part]: _, ...profile } = own.profile;
		const { [part]: __, ...consent } = own.consent;
		const { [part]: ___, ...told } = own.told;
		if (part === 'photo' || part === 'cv')
			await tx.delete(expertFile).where(and(eq(expertFile.expertId, own.id), eq(expertFile.part, part)));
		await change(tx, own, { profile, consent, told }, now);
		await tx.insert(expertConsent).values({ expertId: own.id, at: now, part, audience: null });
	});
}

/** What every profile needs before it can be vetted. */
export const neededParts = ['name', 'roles', 'expertise', 'languages'] as const;

/** "This is true today": the first time it describes, later it confirms, and wakes a dormant profile. */
export async function confirmProfile(actor: Actor, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		if (own.withdrawnAt) throw new Refusal('expert_is_withdrawn');
		if (neededParts.some((part) => own.profile[part] === undefined)) throw new Refusal('expert_incomplete');
		await change(
			tx,
			own,
			{ describedAt: own.describedAt ?? now, confirmedAt: now, remindedAt: null, sleptAt: null },
			now
		);
		await auditLine(tx, actor, 'confirm', 'expert', own.id);
	});
}

/** Nobody else sees any of it from now on; thirty days later it is erased, unless they return. */
export async function withdrawProfile(actor: Actor, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		if (own.withdrawnAt) throw new Refusal('expert_is_withdrawn');
		await change(tx, own, { withdrawnAt: now }, now);
		await auditLine(tx, actor, 'withdraw', 'expert', own.id);
	});
}

export async function returnProfile(actor: Actor, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		if (!own.withdrawnAt) throw new NotFound('withdrawal');
		await change(tx, own, { withdrawnAt: null }, now);
		await auditLine(tx, actor, 'return', 'expert', own.id);
	});
}

/**
 * Erases the profile, or says no to an invitation. What stays: that they do not want to be asked again, and their accepted
 * assignments without them (what, where, when: the accounts of who paid for it).
 */
export async function eraseProfile(actor: Actor): Promise<void> {
	await transaction(async (tx) => {
		const own = await holdOwn(tx, actor);
		await tx.delete(expert).where(eq(expert.id, own.id));
		await tx.insert(expertNotAgain).values({ personId: own.personId }).onConflictDoNothing();
		await auditLine(tx, actor, 'erase', 'expert', own.id);
	});
}

async function keep(
	tx: Writer,
	own: Expert,
	part: ExpertPart,
	told: Profile[ExpertPart],
	audience: PartAudience,
	now: Date
): Promise<void> {
	const before = own.consent[part];
	await change(
		tx,
		own,
		{
			profile: { ...own.profile, [part]: told },
			consent: { ...own.consent, [part]: audience },
			told: toldAgain(own, part, { says: told, to: audience, at: now })
		},
		now
	);
	if (before !== audience)
		await tx.insert(expertConsent).values({ expertId: own.id, at: now, part, audience });
}

type Changed = Partial<
	Pick<Expert, 'profile' | 'consent' | 'told' | 'describedAt' | 'confirmedAt' | 'withdrawnAt'> & {
		remindedAt: Date | null;
		sleptAt: Date | null;
	}
>;

async function change(tx: Writer, own: Expert, changed: Changed, now: Date): Promise<void> {
	const [row] = await tx
		.update(expert)
		.set({ ...changed, revision: sql`${expert.revision} + 1`, updatedAt: now })
		.where(eq(expert.id, own.id))
		.returning();
	if (row) await putExpert(tx, row, now);
}

function throwIf(refusal: TellingRefusal | null): void {
	if (refusal) throw new Refusal(refusal.code, { ...refusal.details, field: refusal.field });
}

/** As it is offered when saved: one line, no path, nothing that turns its ending round. */
function fileName(name: string): string {
	const plain = name
		.normalize('NFC')
		.replace(/[\p{C}\p{Zl}\p{Zp}/\\"]/gu, '')
		.trim();
	return [...plain].slice(-100).join('') || 'file';
}
