import { redirect } from '@sveltejs/kit';
import { followDiscussion, listFollowed } from '#discussions/index.server.ts';
import { discussionPath, isLetters } from '#discussions/index.ts';
import { dayOf } from '#discussions/ui/words.ts';
import { changeRhythm, listFollowing, namesOfQueries, unfollow } from '#following/index.server.ts';
import { expertOf, isRhythm } from '#following/index.ts';
import { m } from '#messages/messages.js';
import { expertPath } from '#network/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedInOnly } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

const sentences: Record<string, () => string> = {
	followed: m.following_done_followed,
	saved: m.following_done_saved,
	removed: m.following_done_removed
};

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language } = event.locals;
	const [followed, discussions] = await Promise.all([listFollowing(actor), listFollowed(actor)]);
	const names = await namesOfQueries(
		followed.map(({ query }) => query),
		language
	);
	const done = event.url.searchParams.get('done') ?? '';
	return {
		done: Object.hasOwn(sentences, done) ? (sentences[done]?.() ?? null) : null,
		followed: followed.map(({ id, query, rhythm, since }) => ({
			...{ id, rhythm, since: dayOf(since, language), name: names.get(query) ?? query },
			...waysTo(query, language)
		})),
		discussions: discussions.map(({ slug, title, language: of, letters }) => ({
			...{ slug, title, language: of, letters, path: discussionPath(language, slug) }
		}))
	};
};

/** Where what is followed can be looked at, and read by programs. */
function waysTo(query: string, language: string): { look: string; atom: string; calendar: string | null } {
	const code = expertOf(query);
	if (code !== null)
		return {
			look: expertPath(language, code),
			atom: `/feeds/experts/${code}.atom?lang=${language}`,
			calendar: null
		};
	const asked = query && `${query}&`;
	return {
		look: `/${language}/search?${asked}sort=newest`,
		atom: `/feeds/search.atom?${asked}lang=${language}`,
		calendar: `/feeds/search.ics?${asked}lang=${language}`
	};
}

type Event = Parameters<NonNullable<Actions[string]>>[0];

async function changing(event: Event, done: string, work: (values: Values) => Promise<void>) {
	signedInOnly(event);
	await work(valuesOf(await event.request.formData()));
	redirect(303, `${event.url.pathname}?done=${done}`);
}

function idIn(values: Values) {
	const id = idFrom<'Following'>(one(values, 'following'));
	if (!id) throw new NotFound('following');
	return id;
}

export const actions: Actions = {
	rhythm: (event) =>
		changing(event, 'saved', async (values) => {
			const rhythm = one(values, 'rhythm');
			if (!isRhythm(rhythm)) throw new NotFound('rhythm');
			await changeRhythm(event.locals.actor, idIn(values), rhythm, event.locals.now);
		}),
	remove: (event) => changing(event, 'removed', (values) => unfollow(event.locals.actor, idIn(values))),
	letters: (event) =>
		changing(event, 'saved', async (values) => {
			const letters = one(values, 'letters');
			if (!isLetters(letters)) throw new NotFound('letters');
			await followDiscussion(event.locals.actor, one(values, 'discussion'), letters, event.locals.now);
		})
};
