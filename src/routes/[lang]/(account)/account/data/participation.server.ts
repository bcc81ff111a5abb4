import { discussionsRecord } from '#discussions/index.server.ts';
import { dayOf } from '#discussions/ui/words.ts';
import { ownAttendance } from '#events/index.server.ts';
import { listFollowing, namesOfQueries } from '#following/index.server.ts';
import type { Actor } from '#people/index.ts';

/** What somebody said in discussions and follows, for the page of all that is kept about them. */
export async function participation(actor: Actor, language: string) {
	const [{ posts }, followed] = await Promise.all([discussionsRecord(actor), listFollowing(actor)]);
	const names = await namesOfQueries(
		followed.map(({ query }) => query),
		language
	);
	return {
		posts: posts.map(({ title, body, at, language: spoken }) => ({
			...{ title, body: body ?? '…', on: dayOf(at, language), language: spoken }
		})),
		followed: followed.map(({ id, query, since }) => ({
			...{ id, name: names.get(query) ?? query, since: dayOf(since, language) }
		}))
	};
}

/** The same, whole, for the file they may take elsewhere. */
export async function participationRecord(actor: Actor) {
	const [discussions, following, attendance] = await Promise.all([
		discussionsRecord(actor),
		listFollowing(actor),
		ownAttendance(actor)
	]);
	return { discussions, following, attendance };
}
