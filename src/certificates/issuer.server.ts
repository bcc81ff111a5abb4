import {
	createCipheriv,
	createDecipheriv,
	createPrivateKey,
	generateKeyPairSync,
	randomBytes
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { asc, isNull, max } from 'drizzle-orm';
import { auditLine, secretKey } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer, publicUrl } from '#platform/index.server.ts';
import { didOf, type IssuerKey } from './did.ts';
import { ed25519Multikey } from './multibase.ts';
import { may } from './policy.ts';
import { issuerKey } from './tables.server.ts';

/** The hub as the one who signs. */
export type Issuer = { publicUrl: string; did: string; keyNumber: number; privateKey: KeyObject };

/** The issuer with the key that signs now; the first key is made here, when it is first needed. */
export async function issuer(tx: Writer, now: Date): Promise<Issuer> {
	const inUse = () => tx.select().from(issuerKey).where(isNull(issuerKey.retiredAt));
	let [key] = await inUse();
	if (!key) {
		// Two first certificates at once: one waits here for the other's key.
		await tx
			.insert(issuerKey)
			.values(await newKey(1, now))
			.onConflictDoNothing();
		[key] = await inUse();
	}
	if (!key) throw new Error('no key to sign with');
	const url = publicUrl();
	return { publicUrl: url, did: didOf(url), keyNumber: key.number, privateKey: await opened(key) };
}

/** A new key signs from now on; what older keys signed stays valid. */
export async function rotateKey(actor: Actor, now: Date): Promise<number> {
	if (!may(actor, 'rotate_key')) throw new Forbidden('rotate the key');
	return transaction(async (tx) => {
		const { keyNumber } = await issuer(tx, now);
		// Taken by whoever rotates: two at once would otherwise make one number twice.
		await tx.update(issuerKey).set({ retiredAt: now }).where(isNull(issuerKey.retiredAt));
		const [newest] = await tx.select({ number: max(issuerKey.number) }).from(issuerKey);
		const number = (newest?.number ?? keyNumber) + 1;
		await tx.insert(issuerKey).values(await newKey(number, now));
		await auditLine(tx, actor, 'rotate', 'issuer_key', String(number));
		return number;
	});
}

/** Every key there ever was, oldest first, without its private part. */
export async function issuerKeys(reader: Reader = db): Promise<IssuerKey[]> {
	return reader
		.select({
			number: issuerKey.number,
			publicKey: issuerKey.publicKey,
			madeAt: issuerKey.madeAt,
			retiredAt: issuerKey.retiredAt
		})
		.from(issuerKey)
		.orderBy(asc(issuerKey.number));
}

const purpose = 'issuer keys';

async function newKey(number: number, now: Date): Promise<typeof issuerKey.$inferInsert> {
	const { privateKey } = generateKeyPairSync('ed25519');
	const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
	const publicKey = ed25519Multikey(Buffer.from(x, 'base64url'));
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', await secretKey(purpose), nonce).setAAD(
		Buffer.from(publicKey)
	);
	const sealed = Buffer.concat([cipher.update(Buffer.from(d, 'base64url')), cipher.final()]);
	const sealedPrivateKey = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
	return { number, publicKey, sealedPrivateKey, madeAt: now };
}

const openedKeys = new Map<string, KeyObject>();

/** Throws when the hub's secret is not the one the key was sealed with. */
async function opened(key: typeof issuerKey.$inferSelect): Promise<KeyObject> {
	const known = openedKeys.get(key.publicKey);
	if (known) return known;
	const sealed = key.sealedPrivateKey;
	const decipher = createDecipheriv('aes-256-gcm', await secretKey(purpose), sealed.subarray(0, 12))
		.setAAD(Buffer.from(key.publicKey))
		.setAuthTag(sealed.subarray(12, 28));
	let seed: Buffer;
	try {
		seed = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
	} catch {
		throw new Error(
			`The key ${key.number} that signs certificates does not open: HUB_SECRET is not the one it was sealed with.`
		);
	}
	// PKCS #8 of an Ed25519 key is a fixed head before its 32 bytes (RFC 8410).
	const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
	const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
	openedKeys.set(key.publicKey, privateKey);
	return privateKey;
}
