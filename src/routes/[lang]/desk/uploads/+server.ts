import * as v from 'valibot';
import { beginSending } from '#courses/index.server.ts';
import { Forbidden, Refusal } from '#platform/index.ts';
import { answer, isForeign } from './answer.server.ts';
import type { RequestHandler } from './$types';

const name = v.pipe(v.string(), v.maxLength(300));
const asked = v.pipe(
	v.object({
		bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
		sending: v.variant('use', [
			v.object({ use: v.literal('folder'), name }),
			v.object({
				use: v.picklist(['image', 'audio', 'video', 'captions', 'document']),
				course: v.pipe(v.string(), v.maxLength(100)),
				name
			})
		])
	})
);

/** A page asks to send a large file, in parts; it is answered with the file's id. */
export const POST: RequestHandler = ({ locals, request, url }) =>
	answer(async () => {
		if (isForeign(request, url)) throw new Forbidden('upload');
		if (!/^application\/json\b/iu.test(request.headers.get('content-type') ?? ''))
			throw new Refusal('upload_unreadable');
		const read = v.safeParse(asked, await request.json().catch(() => null));
		if (!read.success) throw new Refusal('upload_unreadable');
		return beginSending(locals.actor, read.output.sending, read.output.bytes, locals.now);
	});
