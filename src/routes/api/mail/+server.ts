import { createHash, timingSafeEqual } from 'node:crypto';
import { json } from '@sveltejs/kit';
import { longestMail, receiveMail } from '#discussions/index.server.ts';
import { log, readSettings } from '#platform/index.server.ts';
import type { RequestHandler } from './$types';

const refused = (status: number, code: string): Response =>
	json({ code }, { status, headers: { 'cache-control': 'no-store' } });

/**
 * An answer to a letter, whole as it came (message/rfc822), brought by the mail server (docs/operating.md). What is
 * understood is answered with 200, whatever became of it: a refusal here would become a bounce to whoever is named as the sender.
 */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { mailInboundSecret } = readSettings(process.env);
	if (mailInboundSecret === null) return refused(404, 'not_found');
	if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${mailInboundSecret}`))
		return refused(401, 'wrong_secret');
	if (!/^message\/rfc822\b/iu.test(request.headers.get('content-type') ?? ''))
		return refused(415, 'not_a_message');
	if (Number(request.headers.get('content-length') ?? 0) > longestMail) return refused(413, 'mail_too_long');
	const raw = new Uint8Array(await request.arrayBuffer());
	if (raw.byteLength > longestMail) return refused(413, 'mail_too_long');
	const outcome = await receiveMail(raw, locals.now);
	log.info({ ...outcome, bytes: raw.byteLength }, 'a letter came');
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};

/** In one time, however much of it is right. */
function isSame(given: string, right: string): boolean {
	const [a, b] = [given, right].map((text) => createHash('sha256').update(text).digest());
	return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
