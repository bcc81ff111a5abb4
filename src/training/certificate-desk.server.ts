import { and, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import {
	certificatesAmong,
	certificatesFor,
	correctNameIn,
	findCertificate,
	revokeIn,
	type Certificate,
	type CertificateQuery,
	type ReasonGiven
} from '#certificates/index.server.ts';
import { may as mayCertificates } from '#certificates/index.ts';
import { auditOf, type Audited } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, later, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { Edition } from './edition.ts';
import { editionOf, governedEdition } from './edition.server.ts';
import type { EnrolmentId } from './enrolment.ts';
import { may } from './policy.ts';
import { edition, editionTeam, enrolment } from './tables.server.ts';
import { coursesToLead } from './team.server.ts';

/** Administrators oversee every certificate; who leads an edition, those of its learners. */
async function mayOversee(actor: Actor, of: Edition | null, reader: Reader = db): Promise<boolean> {
	if (mayCertificates(actor, 'oversee')) return true;
	return of !== null && may(actor, 'manage', await governedEdition(actor, of, reader));
}

/** The same decision as a condition on editions; null: all, and certificates of no edition too. */
async function editionsOverseen(actor: Actor): Promise<SQL | null> {
	if (mayCertificates(actor, 'oversee')) return null;
	if (actor.kind !== 'person') return sql`false`;
	const courses = await coursesToLead(actor);
	return sql`(${edition.courseId} = any(${sql.param(courses)}::uuid[]) or exists (select from edition_team t
		where t.edition_id = ${edition.id} and t.person_id = ${actor.id} and t.role = 'manager'))`;
}

/** Whether the desk has certificates for this person. */
export async function overseesCertificates(actor: Actor): Promise<boolean> {
	if (await managesAny(actor)) return true;
	const overseen = await editionsOverseen(actor);
	if (overseen === null) return true;
	const rows = await db.select({ id: edition.id }).from(edition).where(overseen).limit(1);
	return rows.length > 0;
}

/** Asked on every page of the desk, so the short way first. */
async function managesAny(actor: Actor): Promise<boolean> {
	if (actor.kind !== 'person') return false;
	const rows = await db
		.select({ id: editionTeam.editionId })
		.from(editionTeam)
		.where(and(eq(editionTeam.personId, actor.id), eq(editionTeam.role, 'manager')))
		.limit(1);
	return rows.length > 0;
}

/** The editions of those certificates that the actor oversees, for a filter: where something is taught. */
export async function editionsWithCertificates(actor: Actor): Promise<Edition[]> {
	const rows = await db
		.select()
		.from(edition)
		.where(and(isNotNull(edition.versionId), (await editionsOverseen(actor)) ?? undefined))
		.orderBy(sql`${edition.startsOn} desc nulls last`, edition.slug);
	return rows.map(editionOf);
}

export type OverseenCertificate = Certificate & { edition: Edition | null };

/**
 * The certificates that the actor oversees, the newest first. `edition`: the slug of one; null: of all. `also`: registrations
 * of another row that the actor oversees, by that row's policy.
 */
export async function overseenCertificates(
	actor: Actor,
	{ edition: slug, also = [], ...query }: CertificateQuery & { edition: string | null; also?: readonly SQL[] }
): Promise<{ certificates: OverseenCertificate[]; total: number; next: number | null }> {
	const overseen = await editionsOverseen(actor);
	const among =
		overseen === null && slug === null
			? null
			: [
					sql`(select ${enrolment.id} from ${enrolment} join ${edition} on ${edition.id} = ${enrolment.editionId}
						where ${and(overseen ?? undefined, slug === null ? undefined : eq(edition.slug, slug))})`,
					...(slug === null ? also : [])
				];
	const found = await certificatesAmong(among, query);
	const editions = await editionsOf(found.certificates.map(({ registration }) => registration));
	return {
		...found,
		certificates: found.certificates.map((one) => ({
			...one,
			edition: editions.get(one.registration) ?? null
		}))
	};
}

async function editionsOf(
	registrations: readonly string[],
	reader: Reader = db
): Promise<Map<string, Edition>> {
	if (registrations.length === 0) return new Map();
	const rows = await reader
		.select({ id: enrolment.id, edition })
		.from(enrolment)
		.innerJoin(edition, eq(edition.id, enrolment.editionId))
		.where(inArray(enrolment.id, registrations as EnrolmentId[]));
	return new Map(rows.map((row) => [row.id, editionOf(row.edition)]));
}

export type CertificateFile = {
	certificate: Certificate;
	edition: Edition | null;
	/** All that this registration was given, this one among them, the first first. */
	chain: Certificate[];
	/** What people did to those, the first act first. */
	history: Audited[];
};

/** One certificate with what it replaced and what replaced it. What one does not oversee is not found. */
export async function overseenCertificate(actor: Actor, code: string): Promise<CertificateFile> {
	const { certificate, edition: of } = await overseen(actor, code, db);
	const chain = await certificatesFor(certificate.registration);
	const history = await auditOf(
		'certificate',
		chain.map((one) => one.code)
	);
	return { certificate, edition: of, chain, history };
}

async function overseen(actor: Actor, code: string, reader: Reader) {
	const certificate = await findCertificate(code);
	const of = (await editionsOf([certificate.registration], reader)).get(certificate.registration) ?? null;
	if (!(await mayOversee(actor, of, reader))) throw new NotFound('certificate');
	return { certificate, edition: of };
}

/** Its holder gets a letter. Throws NotFound, or Refusal certificate_revoked. */
export async function revokeOverseen(
	actor: Actor,
	code: string,
	reason: ReasonGiven,
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const { certificate, edition: of } = await overseen(actor, code, tx);
		await revokeIn(tx, actor, certificate.code, reason, now);
		if (of) await tellHolder(tx, certificate, 'revoked', certificate.code);
	});
}

/**
 * Revokes it and issues it again with the name as it should be; returns the new code. What its holder earns later bears
 * the corrected name, too, and a letter tells them. Throws as `correctNameIn` does.
 */
export async function correctOverseenName(
	actor: Actor,
	code: string,
	name: string,
	now: Date
): Promise<string> {
	return transaction(async (tx) => {
		const { certificate, edition: of } = await overseen(actor, code, tx);
		const reissued = await correctNameIn(tx, actor, certificate.code, name, now);
		const [corrected] = (await certificatesFor(certificate.registration, tx)).filter(
			(one) => one.code === reissued
		);
		await tx
			.update(enrolment)
			.set({ certificateName: corrected?.said.holder ?? name })
			.where(
				and(eq(enrolment.id, certificate.registration as EnrolmentId), isNotNull(enrolment.nameConfirmedAt))
			);
		if (of) await tellHolder(tx, certificate, 'corrected', reissued);
		return reissued;
	});
}

/** What somebody else did to one's certificate is told, and not found out by chance. */
async function tellHolder(
	tx: Writer,
	{ registration }: Certificate,
	letter: 'revoked' | 'corrected',
	code: string
): Promise<void> {
	await later(tx, 'training.mail', { enrolmentId: registration as EnrolmentId, letter, code });
}
