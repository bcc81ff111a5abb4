import { instantText } from '#catalogue/ui/when.ts';
import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import type { SeenContribution, SeenDiscussion } from '#training/index.server.ts';
import { longestContribution, minutesToEdit } from '#training/index.ts';
import type { ShownContribution, ShownDiscussion } from '#training/ui/discussion.ts';
import { direction, languageName, languageNameIn } from '#vocabulary/index.ts';

/** A discussion in words of the reader's language. */
export function shownDiscussion(
	seen: SeenDiscussion,
	{ actor, language, zone }: { actor: Actor; language: string; zone: string | null }
): ShownDiscussion {
	const shown = (one: SeenContribution): ShownContribution => ({
		id: one.id,
		author: one.author,
		byTeam: one.byTeam,
		mine: one.mine,
		language: one.language,
		languageName: one.language === language ? '' : languageNameIn(one.language, language),
		dir: direction(one.language),
		body: one.body,
		when: instantText(one.at, null, zone ?? seen.edition.zone, language),
		changed: one.changedAt !== null,
		mayEdit: one.mayEdit,
		reported: one.reported,
		hidden: one.hidden,
		reports: one.reports
	});
	const { edition, place } = seen;
	const languages = [language, ...edition.languages.filter((code) => code !== language)];
	return {
		path: `/${language}/learning/${edition.slug}/discussion/${place.block.key}`,
		count: seen.count,
		threads: seen.threads.map(({ answers, ...one }) => ({ ...shown(one), answers: answers.map(shown) })),
		closed: seen.closed,
		moderates: seen.moderates,
		languages: languages.map((code) => ({ value: code, label: languageName(code) })),
		longest: longestContribution,
		minutesToEdit,
		draft: `serai-draft-${actor.kind === 'person' ? actor.id : ''}-${place.block.id}`,
		newId: newId<'Contribution'>()
	};
}
