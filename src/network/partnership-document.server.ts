import { and, asc, eq, inArray } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, newId, NotFound, Refusal, type FileKind } from '#platform/index.ts';
import { db, findStored, kindOf, putFile, transaction } from '#platform/index.server.ts';
import { isLanguage } from '#vocabulary/index.ts';
import { mostDocuments, type DocumentId, type PartnershipId } from './partnership.ts';
import { heldPartnership } from './partnership-writing.server.ts';
import { maySeePartnership } from './policy.ts';
import { partnership, partnershipDocument } from './tables.server.ts';

/** What an agreement is written in; pictures, sound and programs are none. */
export const documentKinds: readonly FileKind[] = [
	'application/pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'application/vnd.oasis.opendocument.text',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'application/vnd.oasis.opendocument.spreadsheet'
];
export const largestDocument = 20; // megabytes

export type SentDocument = { bytes: Uint8Array; name: string; language: string };
export type PartnershipDocument = {
	id: DocumentId;
	sha256: string;
	name: string;
	language: string;
};

/**
 * Keeps a document with its partnership, by what its bytes are and not by what they are called. Throws NotFound, Forbidden,
 * and Refusal: file_empty, file_too_large, document_kind_refused, too_many_documents.
 */
export async function addDocument(
	actor: Actor,
	slug: string,
	{ bytes, name, language }: SentDocument,
	now: Date
): Promise<DocumentId> {
	if (bytes.byteLength > largestDocument * 1024 * 1024)
		throw new Refusal('file_too_large', { field: 'document', megabytes: largestDocument });
	if (bytes.byteLength === 0) throw new Refusal('file_empty', { field: 'document' });
	const kind = await kindOf(bytes).catch((error: unknown) => {
		if (error instanceof Refusal) return null;
		throw error;
	});
	if (kind === null || !documentKinds.includes(kind))
		throw new Refusal('document_kind_refused', { field: 'document' });
	if (name.trim() === '') throw new Refusal('required', { field: 'documentName' });
	return transaction(async (tx) => {
		const { id: partnershipId } = await heldPartnership(tx, actor, slug);
		const here = await tx
			.select({ id: partnershipDocument.id })
			.from(partnershipDocument)
			.where(eq(partnershipDocument.partnershipId, partnershipId));
		if (here.length >= mostDocuments)
			throw new Refusal('too_many_documents', { field: 'document', most: mostDocuments });
		// Not open to whoever has its address: what is taken away is gone.
		const { sha256 } = await putFile(tx, bytes, { open: false });
		const id = newId<'PartnershipDocument'>();
		await tx.insert(partnershipDocument).values({
			...{ id, partnershipId, sha256, addedAt: now },
			name: name.trim().slice(0, 200),
			language: isLanguage(language) ? language : 'en'
		});
		await auditLine(tx, actor, 'add_document', 'partnership', partnershipId);
		return id;
	});
}

/** From then on nobody opens it; its bytes are swept when nothing else needs them. */
export async function removeDocument(actor: Actor, slug: string, id: DocumentId): Promise<void> {
	await transaction(async (tx) => {
		const { id: partnershipId } = await heldPartnership(tx, actor, slug);
		const gone = await tx
			.delete(partnershipDocument)
			.where(and(eq(partnershipDocument.id, id), eq(partnershipDocument.partnershipId, partnershipId)))
			.returning({ id: partnershipDocument.id });
		if (gone.length === 0) throw new NotFound('document');
		await auditLine(tx, actor, 'remove_document', 'partnership', partnershipId);
	});
}

/** The caller may see the partnership. */
export async function documentsOf(id: PartnershipId): Promise<PartnershipDocument[]> {
	return db
		.select({
			id: partnershipDocument.id,
			sha256: partnershipDocument.sha256,
			name: partnershipDocument.name,
			language: partnershipDocument.language
		})
		.from(partnershipDocument)
		.where(inArray(partnershipDocument.partnershipId, [id]))
		.orderBy(asc(partnershipDocument.addedAt), asc(partnershipDocument.id));
}

/** A document to open, for whoever may see its partnership. Throws NotFound. */
export async function findDocument(
	actor: Actor,
	slug: string,
	text: string
): Promise<{ sha256: string; name: string; type: string; bytes: number }> {
	const id = idFrom<'PartnershipDocument'>(text);
	const [found] = id
		? await db
				.select({
					sha256: partnershipDocument.sha256,
					name: partnershipDocument.name,
					...{ state: partnership.state, centreId: partnership.centreId }
				})
				.from(partnershipDocument)
				.innerJoin(partnership, eq(partnership.id, partnershipDocument.partnershipId))
				.where(and(eq(partnershipDocument.id, id), eq(partnership.slug, slug)))
		: [];
	if (!found || !maySeePartnership(actor, found)) throw new NotFound('document');
	const { sha256, name } = found;
	const { type, bytes } = await findStored(sha256);
	return { sha256, name, type, bytes };
}
