import { eq } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { addressee } from '#people/index.server.ts';
import { db, sendMail, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import type { ClaimId } from './claim.ts';
import type { InvitationId } from './contributor.ts';
import { invitationLink } from './contributor.server.ts';
import { nameIn, organisationPath, type OrganisationId } from './organisation.ts';
import { organisationsById } from './organisation.server.ts';
import { organisationClaim } from './tables.server.ts';

/** A letter that waits: a claim was decided, or somebody is invited to keep a page. */
export type NetworkLetter = { letter: 'claim'; id: ClaimId } | { letter: 'invitation'; id: InvitationId };

type Written = { to: string; subject: string; text: string };

export async function sendNetworkLetter(mailing: NetworkLetter, now: Date): Promise<void> {
	const written = await writeNetworkLetter(mailing, now);
	if (written) await sendMail(written);
}

/** Null when it has no purpose any more: the account, the organisation or the invitation is gone. */
export async function writeNetworkLetter(mailing: NetworkLetter, now: Date): Promise<Written | null> {
	return mailing.letter === 'claim' ? aboutClaim(mailing.id) : invitation(mailing.id, now);
}

async function aboutClaim(id: ClaimId): Promise<Written | null> {
	const [claim] = await db.select().from(organisationClaim).where(eq(organisationClaim.id, id));
	const to = claim && (await addressee(claim.personId));
	if (!to || claim.granted === null) return null;
	const named = await organisationNamed(claim.organisationId, to.language);
	if (!named) return null;
	const locale = { locale: to.language };
	const words = {
		name: to.name,
		organisation: named.name,
		reason: claim.reason ?? '',
		page: `${publicUrl()}${organisationPath(to.language, named.slug)}`,
		desk: `${publicUrl()}/${to.language}/desk/organisations/${named.slug}`
	};
	return {
		to: to.email,
		subject: m.network_letter_claim_subject(words, locale),
		text: claim.granted
			? m.network_letter_granted_text(words, locale)
			: m.network_letter_declined_text(words, locale)
	};
}

async function invitation(id: InvitationId, now: Date): Promise<Written | null> {
	const link = await invitationLink(id, now);
	const language = link && isUiLanguage(link.language) ? link.language : 'en';
	const named = link && (await organisationNamed(link.organisationId, language));
	if (!named) return null;
	const words = {
		organisation: named.name,
		link: `${publicUrl()}${organisationPath(language, named.slug)}/invitation?token=${link.token}`
	};
	return {
		to: link.email,
		subject: m.network_letter_invitation_subject(words, { locale: language }),
		text: m.network_letter_invitation_text(words, { locale: language })
	};
}

async function organisationNamed(
	id: OrganisationId,
	language: string
): Promise<{ slug: string; name: string } | null> {
	const found = (await organisationsById([id])).get(id);
	return found ? { slug: found.slug, name: nameIn(found, language).name } : null;
}
