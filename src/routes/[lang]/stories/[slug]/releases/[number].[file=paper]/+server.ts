import { NotFound } from '#platform/index.ts';
import { paperFile } from '../../../../../stories/file.server.ts';
import type { RequestHandler } from './$types';

/** One release, which never changes, as a PDF, a document, or its numbers. */
export const GET: RequestHandler = ({ params: { slug, number, file }, locals: { language } }) => {
	if (!/^[1-9]\d{0,5}$/u.test(number)) throw new NotFound('release');
	return paperFile({ slug, release: `releases/${number}` }, file, language);
};
