import { openCodebook } from '#impact/index.server.ts';
import { tableAnswer } from '../table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { language } }) =>
	tableAnswer(openCodebook(language), 'impact-codebook', language);
