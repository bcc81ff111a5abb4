import type { Actor } from '#people/index.ts';
import { findExpertFile } from '#network/index.server.ts';
import { attachment } from '../files/attachment.ts';

/**
 * A photo or CV, for whom it is shown to, at this moment: kept by nobody on the way, so that taking it back takes it back. It
 * can run nothing, whatever it is.
 */
export async function expertFile(
	actor: Actor,
	code: string,
	part: 'photo' | 'cv',
	now: Date
): Promise<Response> {
	const { type, name, bytes } = await findExpertFile(actor, code, part, now);
	const disposition = part === 'photo' ? 'inline' : attachment(name);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-length': String(bytes.byteLength),
			'content-disposition': disposition,
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex',
			'cache-control': 'private, no-store'
		}
	});
}
