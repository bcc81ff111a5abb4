import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { v5 } from 'uuid';
import { cleanName, refusalToName } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { dueAward, type Kind } from './award.ts';
import { heldBy } from './certificate.server.ts';
import { codeBytes, codeFrom } from './code.ts';
import { badgeOf, type Claims, type Texts } from './credential.ts';
import { issuer } from './issuer.server.ts';
import { saidByBadge } from './reading.ts';
import { asJwt, signedSlip, withProof } from './signing.server.ts';
import { slipOf } from './slip.ts';
import { certificate } from './tables.server.ts';

export type AwardInput = {
	/** The enrolment, or an event's participant. */
	registration: string;
	/** The person's id is kept beside the certificate, never in it; null: an invented holder. */
	holder: { personId: string | null; name: string };
	kind: Kind;
	/** Whoever earned the same in it has the same achievement. Days are `2027-03-01`. */
	edition: {
		id: string;
		startsOn: string | null;
		endsOn: string | null;
		hours: number | null;
		/** In which the holder took it. */
		language: string;
	};
	titles: Texts;
	achievements: Texts;
	rules: Texts;
	organisations: { name: string; url: string }[];
	evidenceUrl?: string | null;
	now: Date;
};

/**
 * Awards a certificate and returns its code; or, when this kind was awarded already (or completion, which says more),
 * the code of what is held, with `awarded: false`. Holds the registration until the transaction ends. Throws
 * Refusal('name_missing' | 'name_long' | 'certificate_text_missing').
 */
export async function award(
	tx: Writer,
	input: AwardInput,
	code: string = newCode()
): Promise<{ code: string; awarded: boolean }> {
	const { registration, kind, now } = input;
	const holder = cleanName(input.holder.name);
	const refusal = refusalToName(holder);
	if (refusal) throw new Refusal(refusal, { field: 'name' });
	if (Object.keys(input.titles).length === 0) throw new Refusal('certificate_text_missing');
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`certificate ${registration}`}, 0))`);
	const held = (await heldBy([registration], tx)).get(registration) ?? [];
	const due = dueAward({ participation: false, completion: false, [kind]: true }, held);
	if (!due) {
		const same =
			held.findLast((one) => one.kind === kind) ?? held.findLast((one) => one.kind === 'completion');
		return { code: same?.code ?? '', awarded: false };
	}
	const { id, ...when } = input.edition;
	const { titles, achievements, rules, organisations, evidenceUrl = null } = input;
	await insertCertificate(tx, {
		claims: {
			...{ code, kind, holder, titles, achievements, rules, organisations, evidenceUrl, issuedAt: now },
			...when
		},
		achievementId: v5(kind, id),
		registration,
		personId: input.holder.personId
	});
	if (due.supersedes)
		await tx.update(certificate).set({ supersededBy: code }).where(eq(certificate.code, due.supersedes));
	return { code, awarded: true };
}

export function newCode(): string {
	return codeFrom(randomBytes(codeBytes));
}

type Wanted = { claims: Claims; achievementId: string; registration: string; personId: string | null };

/** Signs the claims in their three forms and keeps them. Instants are signed to the second. */
export async function insertCertificate(tx: Writer, wanted: Wanted): Promise<void> {
	const { achievementId, registration, personId } = wanted;
	const issuedAt = new Date(Math.floor(wanted.claims.issuedAt.getTime() / 1000) * 1000);
	const claims = { ...wanted.claims, issuedAt };
	const signer = await issuer(tx, issuedAt);
	const { rows } = await tx.execute<{ index: number }>(
		sql`select nextval('certificate_status_index')::integer as index`
	);
	const statusIndex = rows[0]?.index ?? 0;
	const badge = badgeOf(claims, { ...signer, statusIndex, achievementId, subjectId: newId() });
	const said = saidByBadge(badge);
	if (!said) throw new Refusal('certificate_text_missing');
	await tx.insert(certificate).values({
		code: claims.code,
		kind: claims.kind,
		registration,
		personId,
		credential: withProof('badge', badge, signer, issuedAt),
		jwt: await asJwt(badge, signer),
		slip: await signedSlip(slipOf({ ...said, statusIndex }), signer),
		keyNumber: signer.keyNumber,
		statusIndex,
		issuedAt
	});
}
