import { courseIdOf, exportCourse, zipOf } from '#courses/index.server.ts';
import type { RequestHandler } from './$types';

/** The course as its folder: what `npx serai export` writes. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const raw = await exportCourse(locals.actor, await courseIdOf(params.course));
	return new Response(new Uint8Array(zipOf(raw)), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${params.course}.zip"`
		}
	});
};
