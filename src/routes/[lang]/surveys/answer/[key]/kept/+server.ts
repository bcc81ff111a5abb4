import { json } from '@sveltejs/kit';
import { keptSchema } from '../../../kept.server.ts';
import { saveAnswers } from '#surveys/index.server.ts';
import { keyOf } from '../../../answering.server.ts';
import * as v from 'valibot';
import type { RequestHandler } from './$types';

/** What a device kept, on its way to the hub: saved, never sent on. The same again is the same. */
export const POST: RequestHandler = async ({ params, request, locals: { now } }) => {
	const body = v.safeParse(keptSchema, await request.json().catch(() => null));
	if (!body.success) return json({ refused: 'unreadable' }, { status: 400 });
	const { language, questions, answers } = body.output;
	const saved = await saveAnswers(keyOf(params), { language, questions, answers }, now);
	return 'refused' in saved ? json({ refused: saved.refused }, { status: 409 }) : json({ saved: true });
};
