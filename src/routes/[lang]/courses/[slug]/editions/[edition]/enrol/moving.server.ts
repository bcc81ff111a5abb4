import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { ownEdition, type Enrolment } from '#training/index.server.ts';
import type { Edition } from '#training/index.ts';

/** Of one's own enrolment in another edition, whose place this application takes: `?from=…`. */
export async function movingFrom(
	actor: Actor,
	url: URL,
	to: Edition
): Promise<{ own: Enrolment; edition: Edition } | null> {
	const id = idFrom<'Enrolment'>(url.searchParams.get('from') ?? '');
	if (!id || to.admission !== 'application') return null;
	const from = await ownEdition(actor, id).catch((error: unknown) => {
		if (error instanceof NotFound) return null;
		throw error;
	});
	if (!from || from.edition.id === to.id || from.edition.courseId !== to.courseId) return null;
	return from.own.enrolledAt === null ? from : null;
}
