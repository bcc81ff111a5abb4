import { newId } from '#platform/index.ts';
import type { Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { sql } from 'drizzle-orm';
import type { Subject } from './discussion.ts';
import type { PostId } from './post.ts';
import { answer, openDiscussion, type Written } from './writing.server.ts';

export const aSubject = (given: Partial<Subject> = {}): Subject => ({
	kind: 'topic',
	id: 'remittances',
	path: '/topics/remittances',
	titles: { en: 'Remittances', es: 'Remesas' },
	filters: ['topic:remittances'],
	...given
});

/** A discussion with its opening post; held or not, as the rules say. */
export function aDiscussion(
	actor: Actor,
	now: Date,
	given: Partial<Parameters<typeof openDiscussion>[1]> = {}
): Promise<Written> {
	return openDiscussion(
		actor,
		{
			...{ id: newId<'Discussion'>(), subject: aSubject(), title: 'Which corridors?' },
			...{ body: 'Where did fees fall?', language: 'en', ...given }
		},
		now
	);
}

export function aPost(
	actor: Actor,
	slug: string,
	body: string,
	now: Date,
	given: { answersId?: PostId | null; language?: string; follow?: boolean; id?: PostId } = {}
): Promise<Written> {
	return answer(actor, slug, { id: newId<'Post'>(), answersId: null, body, language: 'en', ...given }, now);
}

/** What waits to be done, oldest first. */
export async function jobsQueued(name: string): Promise<unknown[]> {
	const { rows } = await db.execute<{ payload: unknown }>(sql`
		select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
		where t.identifier = ${name} order by j.id`);
	return rows.map(({ payload }) => payload);
}
