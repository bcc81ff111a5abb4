import { openData } from '#impact/index.server.ts';
import { tableAnswer } from '../table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { language, now } }) =>
	tableAnswer(await openData(language, now), 'impact', language);
