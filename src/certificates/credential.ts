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

export type Proof = {
	type: 'DataIntegrityProof';
	cryptosuite: 'eddsa-rdfc-2022';
	created: string;
	verificationMethod: string;
	proofPurpose: 'assertionMethod';
	proofValue: string;
};
export type SignedBadge = Badge & { proof: Proof };

/** Certificates of one list; the W3C asks for at least this many, so that one among them tells little. */
export const listLength = 131_072;

/**
 * An Open Badges 3.0 credential (W3C VC 2.0) without its proof. Each node has an id but the one that may have none.
 * Whatever an author wrote becomes something that can be signed: no text of a course stops a certificate.
 */
export function badgeOf(said: Claims, issuing: Issuing) {
	const claims = signable(said, issuing.publicUrl);
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

function signable(claims: Claims, publicUrl: string): Claims {
	return {
		...claims,
		holder: plain(claims.holder),
		titles: plainTexts(claims.titles),
		achievements: plainTexts(claims.achievements),
		rules: plainTexts(claims.rules),
		organisations: claims.organisations.map(({ name, url }) => ({
			name: plain(name),
			url: address(url) ?? `${publicUrl}/#${encodeURIComponent(name.toWellFormed())}`
		})),
		evidenceUrl: claims.evidenceUrl && address(claims.evidenceUrl)
	};
}

/** Without the signs that nobody sees and halves of signs. */
function plain(text: string): string {
	// eslint-disable-next-line no-control-regex
	return text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, ' ');
}

/** By languages of two or three letters, as the contexts of what we sign write them. */
function plainTexts(texts: Texts): Texts {
	const known = Object.entries(texts).filter(([language]) => /^[a-z]{2,3}$/.test(language));
	return Object.fromEntries(known.map(([language, text]) => [language, plain(text)]));
}

/** Null when it is no address of the web. */
function address(url: string): string | null {
	if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) return null;
	return new URL(url).href.replace(/[\0-\x20<>"{}|^`\\\x7f]/g, encodeURIComponent);
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
