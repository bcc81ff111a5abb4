import { instantText } from '#catalogue/ui/when.ts';
import { banDays, type SeenDiscussion, type SeenPost } from '#discussions/index.server.ts';
import { discussionPath, longestPost, minutesToEdit, postBlocks } from '#discussions/index.ts';
import type { ShownDiscussion, ShownPost } from '#discussions/ui/shown.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { direction, languageNameIn } from '#vocabulary/index.ts';
import { writtenIn } from '../languages.server.ts';

const holds = {
	first_links: m.discussions_held_first_links,
	many_links: m.discussions_held_many_links,
	repeated: m.discussions_held_repeated,
	other_address: m.discussions_held_other_address
};

/** Why a post is not as others are; '' where nothing is to be said. */
export function noteOn({ state, held, reason }: Pick<SeenPost, 'state' | 'held' | 'reason'>): string {
	switch (state) {
		case 'shown':
			return '';
		case 'held':
			return [m.discussions_held(), held && holds[held]()].filter(Boolean).join(' ');
		case 'withdrawn':
			return m.discussions_withdrawn();
		case 'erased':
			return m.discussions_erased();
		case 'hidden':
			return m.discussions_hidden_because({ reason: reason ?? '' });
	}
}

/** A discussion in words of the reader's language. */
export function shownDiscussion(
	seen: SeenDiscussion,
	{ actor, language, zone }: { actor: Actor; language: string; zone: string }
): ShownDiscussion {
	const shown = (one: SeenPost): ShownPost => ({
		id: one.id,
		author: one.author ?? m.discussions_former(),
		mine: one.mine,
		language: one.language,
		languageName: one.language === language ? '' : languageNameIn(one.language, language),
		dir: direction(one.language),
		blocks: one.body === null ? null : postBlocks(one.body),
		body: one.mayRewrite ? (one.body ?? '') : '',
		when: instantText(one.at, null, zone, language),
		changed: one.changedAt !== null,
		byMail: one.byMail,
		state: one.state,
		note: noteOn(one),
		mayRewrite: one.mayRewrite,
		mayWithdraw: one.mayWithdraw,
		mayReport: actor.kind === 'person' && !one.mine && one.state === 'shown',
		reported: one.reported,
		reports: one.reports,
		hasAuthor: one.authorId !== null
	});
	return {
		path: discussionPath(language, seen.slug),
		posts: seen.posts.map(({ answers, ...one }) => ({ ...shown(one), answers: answers.map(shown) })),
		mayWrite: seen.mayWrite,
		moderates: seen.moderates,
		letters: seen.letters,
		languages: writtenIn(language),
		spoken: language,
		longest: longestPost,
		minutesToEdit,
		newId: newId<'Post'>(),
		banDays: banDays.map((days) => ({ value: String(days), label: m.discussions_days({ count: days }) }))
	};
}
