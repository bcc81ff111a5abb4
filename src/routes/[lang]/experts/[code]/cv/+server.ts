import { expertFile } from '../../../../roster/file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals: { actor, now } }) =>
	expertFile(actor, params.code, 'cv', now);
