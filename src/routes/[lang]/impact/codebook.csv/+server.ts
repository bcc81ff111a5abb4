import { openCodebook } from '#impact/index.server.ts';
import { tableAnswer } from '../table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { language } }) =>
	tableAnswer(await openCodebook(language), 'impact-codebook', language);
