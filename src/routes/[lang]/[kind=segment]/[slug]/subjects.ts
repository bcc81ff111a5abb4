import type { EntryPage } from '#catalogue/index.ts';
import { country, goals, labelIn, objectives, region, topic, type Numbered } from '#vocabulary/index.ts';

export type SubjectLink = { href: string; text: string; language: string };

/** What an entry is about, as links to the pages of those subjects; what the vocabulary does not know is left out. */
export function subjectsOf(
	entry: Pick<EntryPage, 'topics' | 'sdgs' | 'gcmObjectives' | 'countries' | 'regions'>,
	language: string
): { topics: SubjectLink[]; goals: SubjectLink[]; objectives: SubjectLink[]; places: SubjectLink[] } {
	const link = (path: string, labels: Parameters<typeof labelIn>[0] | undefined): SubjectLink[] =>
		labels ? [{ href: `/${language}/${path}`, ...labelIn(labels, language) }] : [];
	const numbered = (path: string, list: readonly Numbered[], numbers: readonly number[]) =>
		numbers.flatMap((number) =>
			link(`${path}/${number}`, list.find((one) => one.number === number)?.labels).map((one) => ({
				...one,
				text: `${number}. ${one.text}`
			}))
		);
	return {
		topics: entry.topics.flatMap((id) => link(`topics/${id}`, topic(id)?.labels)),
		goals: numbered('sdgs', goals, entry.sdgs),
		objectives: numbered('gcm', objectives, entry.gcmObjectives),
		places: [
			...entry.countries.flatMap((iso2) => link(`countries/${iso2.toLowerCase()}`, country(iso2)?.names)),
			...entry.regions.flatMap((m49) => link(`regions/${m49}`, region(m49)?.labels))
		]
	};
}
