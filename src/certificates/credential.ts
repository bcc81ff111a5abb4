import type { Kind } from './award.ts';
import { context } from './terms.ts';

export type Texts = { [language: string]: string };

/** What a certificate says: signed once, shown in any language. Days are `2027-03-01`. */
export type Claims = {
	code: string;
	kind: Kind;
	holder: string;
	/** What was taught, in each language it was taught in. */
	titles: Texts;
	/** In which of them the learner took it. */
	language: string;
	/** What the holder can do or did, a sentence or two. */
	achievements: Texts;
	/** What had to be done for it. */
	rules: Texts;
	organisations: { name: string; url: string }[];
	startsOn: string | null;
	endsOn: string | null;
	hours: number | null;
	evidenceUrl: string | null;
	issuedAt: Date;
};

/** Who signs, and where the certificate's status stands. */
export type Issuing = {
	/** The hub's address, without a slash at the end. */
	publicUrl: string;
	did: string;
	/** One for each certificate, never used again. */
	statusIndex: number;
	/** A UUID of the edition and kind: whoever earned the same has the same achievement. */
	achievementId: string;
	/** A UUID made for this certificate alone: nothing leads from it to the person. */
	subjectId: string;
};

export type Badge = ReturnType<typeof badgeOf>;

/** Certificates of one list; the W3C asks for at least this many, so that one among them tells little. */
export const listLength = 131_072;

/** An Open Badges 3.0 credential (W3C VC 2.0) without its proof. Each node has an id but the one that may have none. */
export function badgeOf(claims: Claims, issuing: Issuing) {
	const { publicUrl, did, statusIndex, achievementId, subjectId } = issuing;
	const id = `${publicUrl}/certificates/${claims.code}`;
	const list = statusListUrl(publicUrl, Math.floor(statusIndex / listLength) + 1);
	const title = textIn(claims.titles, claims.language);
	const index = statusIndex % listLength;
	return {
		'@context': context,
		id,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: title,
		issuer: issuerOf(publicUrl, did),
		validFrom: seconds(claims.issuedAt),
		credentialSubject: {
			id: `urn:uuid:${subjectId}`,
			type: ['AchievementSubject'],
			identifier: [
				{ type: 'IdentityObject', identityHash: claims.holder, identityType: 'name', hashed: false }
			],
			...(claims.startsOn && { activityStartDate: `${claims.startsOn}T00:00:00Z` }),
			...(claims.endsOn && { activityEndDate: `${claims.endsOn}T00:00:00Z` }),
			achievement: {
				id: `urn:uuid:${achievementId}`,
				type: ['Achievement'],
				achievementType: achievementTypes[claims.kind],
				name: title,
				alternateName: claims.titles,
				description: textIn(claims.achievements, claims.language),
				abstract: claims.achievements,
				inLanguage: claims.language,
				...(claims.hours && { timeRequired: `PT${claims.hours}H` }),
				criteria: {
					id: `urn:uuid:${achievementId}#criteria`,
					narrative: textIn(claims.rules, claims.language),
					text: claims.rules
				},
				provider: claims.organisations.map(({ name, url }) => ({
					id: url,
					type: ['Profile'],
					name
				}))
			}
		},
		...(claims.evidenceUrl && { evidence: [{ id: claims.evidenceUrl, type: ['Evidence'] }] }),
		credentialStatus: {
			id: `${list}#${index}`,
			type: 'BitstringStatusListEntry',
			statusPurpose: 'revocation',
			statusListIndex: String(index),
			statusListCredential: list
		}
	};
}

export const achievementTypes: Record<Kind, string> = {
	completion: 'CertificateOfCompletion',
	participation: 'ext:CertificateOfParticipation'
};

export function issuerOf(publicUrl: string, did: string) {
	return { id: did, type: ['Profile'], name: `Serai, ${new URL(publicUrl).host}`, url: publicUrl };
}

export function statusListUrl(publicUrl: string, number: number): string {
	return `${publicUrl}/certificates/status/${number}`;
}

/** A text in a language, else in English, else in any: the one choice also where a single language may stand. */
export function textIn(texts: Texts, language: string): string {
	return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}

/** Instants are signed to the second. */
export function seconds(at: Date): string {
	return `${at.toISOString().slice(0, 19)}Z`;
}
