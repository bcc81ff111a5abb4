import { answer } from '../answers.server.ts';
import { openApi } from '../openapi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => answer(openApi(url.origin), locals.language);
