/**
 * Every word that stands in what we sign, and what it means in RDF. The mapping is that of the two contexts named below
 * and of our own few terms; `quads.test.ts` holds it against a JSON-LD library. What stands here is all that we sign and
 * all that we can check: a document with any other word is not read.
 */
export type Shape = {
	/** In the order in which we write them; empty: the node has no type. */
	types: readonly string[];
	/** A node of this shape may lack an id; there is at most one of it in a document. */
	blank?: true;
	words: Readonly<Record<string, Word>>;
};

export type Word = readonly [iri: string, holds: Holds];

/** The datatype of a literal, or what else stands there. */
export type Holds =
	'text' | 'texts by language' | 'link' | 'purpose' | { datatype: string } | { node: string };

const vc = 'https://www.w3.org/2018/credentials#';
const ob = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const schema = 'https://schema.org/';
const status = 'https://www.w3.org/ns/credentials/status#';
const security = 'https://w3id.org/security#';

const instant = { datatype: 'http://www.w3.org/2001/XMLSchema#dateTime' } as const;
// With https, unlike XML Schema's own: so they stand in the context of Open Badges 3.0.
const day = { datatype: 'https://www.w3.org/2001/XMLSchema#date' } as const;
const address = { datatype: 'https://www.w3.org/2001/XMLSchema#anyURI' } as const;
const truth = { datatype: 'https://www.w3.org/2001/XMLSchema#boolean' } as const;

/** The contexts of what we sign. The terms of our own stand in the document: nothing has to be fetched. */
export const context = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
	{
		alternateName: { '@id': 'https://schema.org/alternateName', '@container': '@language' },
		abstract: { '@id': 'https://schema.org/abstract', '@container': '@language' },
		text: { '@id': 'https://schema.org/text', '@container': '@language' },
		provider: { '@id': 'https://schema.org/provider', '@type': '@id', '@container': '@set' },
		timeRequired: 'https://schema.org/timeRequired'
	}
] as const;

export const typeIris: Readonly<Record<string, string>> = {
	VerifiableCredential: `${vc}VerifiableCredential`,
	OpenBadgeCredential: `${ob}OpenBadgeCredential`,
	AchievementSubject: `${ob}AchievementSubject`,
	Achievement: `${ob}Achievement`,
	Profile: `${ob}Profile`,
	IdentityObject: `${ob}IdentityObject`,
	Evidence: `${ob}Evidence`,
	BitstringStatusListEntry: `${status}BitstringStatusListEntry`,
	BitstringStatusListCredential: `${status}BitstringStatusListCredential`,
	BitstringStatusList: `${status}BitstringStatusList`,
	DataIntegrityProof: `${security}DataIntegrityProof`
};

const credential = {
	name: [`${schema}name`, 'text'],
	issuer: [`${vc}issuer`, { node: 'issuer' }],
	validFrom: [`${vc}validFrom`, instant],
	validUntil: [`${vc}validUntil`, instant]
} as const;

export const shapes: Readonly<Record<string, Shape>> = {
	badge: {
		types: ['VerifiableCredential', 'OpenBadgeCredential'],
		words: {
			...credential,
			credentialSubject: [`${vc}credentialSubject`, { node: 'subject' }],
			credentialStatus: [`${vc}credentialStatus`, { node: 'status' }],
			evidence: [`${vc}evidence`, { node: 'evidence' }]
		}
	},
	statusList: {
		types: ['VerifiableCredential', 'BitstringStatusListCredential'],
		words: { ...credential, credentialSubject: [`${vc}credentialSubject`, { node: 'list' }] }
	},
	issuer: { types: ['Profile'], words: { name: [`${schema}name`, 'text'], url: [`${schema}url`, address] } },
	subject: {
		types: ['AchievementSubject'],
		words: {
			identifier: [`${ob}identifier`, { node: 'identity' }],
			activityStartDate: [`${ob}activityStartDate`, day],
			activityEndDate: [`${ob}activityEndDate`, day],
			achievement: [`${ob}achievement`, { node: 'achievement' }]
		}
	},
	identity: {
		types: ['IdentityObject'],
		// Open Badges allow it no id.
		blank: true,
		words: {
			identityHash: [`${ob}identityHash`, 'text'],
			identityType: [`${ob}identityType`, 'text'],
			hashed: [`${ob}hashed`, truth]
		}
	},
	achievement: {
		types: ['Achievement'],
		words: {
			achievementType: [`${ob}achievementType`, 'text'],
			name: [`${schema}name`, 'text'],
			alternateName: [`${schema}alternateName`, 'texts by language'],
			description: [`${schema}description`, 'text'],
			abstract: [`${schema}abstract`, 'texts by language'],
			inLanguage: [`${schema}inLanguage`, 'text'],
			timeRequired: [`${schema}timeRequired`, 'text'],
			criteria: [`${ob}Criteria`, { node: 'criteria' }],
			provider: [`${schema}provider`, { node: 'provider' }]
		}
	},
	criteria: {
		types: [],
		words: { narrative: [`${ob}narrative`, 'text'], text: [`${schema}text`, 'texts by language'] }
	},
	provider: {
		types: ['Profile'],
		words: { name: [`${schema}name`, 'text'], url: [`${schema}url`, address] }
	},
	evidence: { types: ['Evidence'], words: { name: [`${schema}name`, 'text'] } },
	status: {
		types: ['BitstringStatusListEntry'],
		words: {
			statusPurpose: [`${status}statusPurpose`, 'text'],
			statusListIndex: [`${status}statusListIndex`, 'text'],
			statusListCredential: [`${status}statusListCredential`, 'link']
		}
	},
	list: {
		types: ['BitstringStatusList'],
		words: {
			statusPurpose: [`${status}statusPurpose`, 'text'],
			encodedList: [`${status}encodedList`, { datatype: `${security}multibase` }]
		}
	},
	proof: {
		types: ['DataIntegrityProof'],
		blank: true,
		words: {
			cryptosuite: [`${security}cryptosuite`, { datatype: `${security}cryptosuiteString` }],
			created: ['http://purl.org/dc/terms/created', instant],
			verificationMethod: [`${security}verificationMethod`, 'link'],
			proofPurpose: [`${security}proofPurpose`, 'purpose']
		}
	}
};

/** The only purpose there is for what we sign, a term of its own context. */
export const purposes: Readonly<Record<string, string>> = { assertionMethod: `${security}assertionMethod` };
