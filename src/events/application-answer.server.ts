import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { Refusal } from '#platform/index.ts';
import { db, kindOf, type Reader, type Writer } from '#platform/index.server.ts';
import type { ApplicationId } from './application.ts';
import { eventAnswer, eventAnswerFile } from './application-tables.server.ts';
import { inputName, type AnswerValue } from './field-answer.ts';
import type { FieldId, FormField } from './field.ts';

/** Somebody's answers, by field. */
export async function answersOf(id: ApplicationId, reader: Reader = db): Promise<Map<FieldId, AnswerValue>> {
	const rows = await reader.select().from(eventAnswer).where(eq(eventAnswer.applicationId, id));
	return new Map(rows.map(({ fieldId, value }) => [fieldId, value]));
}

/** Writes the answers to these fields: one that is not among them is taken away. */
export async function putAnswers(
	tx: Writer,
	id: ApplicationId,
	fields: readonly FormField[],
	answers: ReadonlyMap<FieldId, AnswerValue>,
	now: Date
): Promise<void> {
	const asked = fields.filter(({ kind }) => kind !== 'file');
	if (asked.length > 0)
		await tx.delete(eventAnswer).where(
			and(
				eq(eventAnswer.applicationId, id),
				inArray(
					eventAnswer.fieldId,
					asked.map((field) => field.id)
				)
			)
		);
	const rows = asked.flatMap((field) => {
		const value = answers.get(field.id);
		return value === undefined ? [] : [answerRow(id, field, value, now)];
	});
	if (rows.length > 0) await tx.insert(eventAnswer).values(rows);
}

function answerRow(applicationId: ApplicationId, field: FormField, value: AnswerValue, now: Date) {
	const { id, sensitivity, keptDays } = field;
	const sensitive = sensitivity === 'sensitive';
	return {
		...{ applicationId, fieldId: id, value, sensitivity, keptDays, answeredAt: now },
		counts: sensitive ? null : field.counts,
		agreedAt: sensitive ? now : null
	};
}

/** What is asked no more is not sent. */
export async function dropOtherAnswers(
	tx: Writer,
	id: ApplicationId,
	fields: readonly FormField[]
): Promise<void> {
	const asked = fields.map((field) => field.id);
	await tx
		.delete(eventAnswer)
		.where(
			and(
				eq(eventAnswer.applicationId, id),
				asked.length > 0 ? notInArray(eventAnswer.fieldId, asked) : undefined
			)
		);
}

export const attachmentMegabytes = 5;
const attachable = new Set(['application/pdf', 'image/jpeg', 'image/png']);

export type Attachment = { name: string; bytes: Uint8Array };

/**
 * Keeps an attachment, for what its bytes are and not for what it is called. A sensitive one only as its owner agrees.
 * Throws Refusal attachment_large, attachment_kind, sensitive_consent.
 */
export async function putAttachment(
	tx: Writer,
	id: ApplicationId,
	field: FormField,
	{ name, bytes }: Attachment,
	agreed: boolean,
	now: Date
): Promise<void> {
	const place = inputName(field);
	if (field.sensitivity === 'sensitive' && !agreed) throw new Refusal('sensitive_consent', { field: place });
	if (bytes.byteLength > attachmentMegabytes * 1024 * 1024)
		throw new Refusal('attachment_large', { field: place, megabytes: attachmentMegabytes });
	const type = await kindOf(bytes).catch((error: unknown) => {
		if (error instanceof Refusal) return null;
		throw error;
	});
	if (type === null || !attachable.has(type)) throw new Refusal('attachment_kind', { field: place });
	const called = cleanFileName(name);
	await takeAttachment(tx, id, field.id);
	await tx.insert(eventAnswer).values(answerRow(id, field, called, now));
	await tx
		.insert(eventAnswerFile)
		.values({ applicationId: id, fieldId: field.id, name: called, type, bytes });
}

export async function takeAttachment(tx: Writer, id: ApplicationId, field: FieldId): Promise<void> {
	await tx.delete(eventAnswer).where(and(eq(eventAnswer.applicationId, id), eq(eventAnswer.fieldId, field)));
}

/** The last part of what it is called, without what could mislead. */
function cleanFileName(name: string): string {
	const last = name.split(/[\\/]/u).at(-1) ?? '';
	const clean = last
		.normalize('NFC')
		.replace(/[\p{C}\u2028\u2029"<>|:*?]/gu, '')
		.trim();
	return [...clean].slice(0, 120).join('') || 'attachment';
}
