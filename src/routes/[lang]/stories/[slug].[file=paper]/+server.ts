import { paperFile } from '../../../stories/file.server.ts';
import type { RequestHandler } from './$types';

/** The newest release as a PDF, a document, or its numbers. */
export const GET: RequestHandler = ({ params: { slug, file }, locals: { language } }) =>
	paperFile({ slug, release: '' }, file, language);
