/** The hub's DID: did:web of its address, whose port is percent-encoded (did:web, 3.2). */
export function didOf(publicUrl: string): string {
	return `did:web:${new URL(publicUrl).host.replace(':', '%3A')}`;
}

export type IssuerKey = { number: number; publicKey: string; madeAt: Date; retiredAt: Date | null };

export function keyId(did: string, key: { number: number }): string {
	return `${did}#key-${key.number}`;
}

/** The DID document with every key there ever was: a retired one signs nothing more, and what it signed stays valid. */
export function didDocument(publicUrl: string, keys: readonly IssuerKey[]) {
	const did = didOf(publicUrl);
	return {
		'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
		id: did,
		verificationMethod: keys.map((key) => ({
			id: keyId(did, key),
			type: 'Multikey',
			controller: did,
			publicKeyMultibase: key.publicKey
		})),
		assertionMethod: keys.map((key) => keyId(did, key))
	};
}
