import { m } from '#messages/messages.js';
import { expertsFollowed, organisationNamesBySlug } from '#network/index.server.ts';
import { facets, type Facet } from '#search/index.ts';
import { conceptLabel, isUiLanguage, languageNameIn, typeLabel } from '#vocabulary/index.ts';
import { expertOf, queryOf } from './following.ts';

type EntryKind = Parameters<typeof typeLabel>[0];

/** What followed searches are called in a language: '“fees” · Remittances · Ecuador'. Two queries at most. */
export async function namesOfQueries(
	queries: readonly string[],
	language: string,
	now = new Date()
): Promise<Map<string, string>> {
	const experts = await expertsFollowed(
		queries.flatMap((query) => expertOf(query) ?? []),
		now
	);
	const read = new Map([...new Set(queries)].map((query) => [query, queryOf(query)]));
	const slugs = [...read.values()].flatMap(({ filters }) => filters.provider ?? []);
	const providers = slugs.length > 0 ? await organisationNamesBySlug(slugs, language) : new Map();
	const locale = { locale: isUiLanguage(language) ? language : ('en' as const) };
	return new Map(
		[...read].map(([query, { text, filters }]) => {
			const code = expertOf(query);
			if (code !== null)
				return [query, experts.get(code)?.profile.name?.name ?? m.following_expert_hidden({}, locale)];
			const labels = facets.flatMap((facet) =>
				(filters[facet] ?? []).map((value) => {
					const provider = facet === 'provider' ? providers.get(value) : undefined;
					return provider ? (provider.shortName ?? provider.name) : labelOf(facet, value, language);
				})
			);
			const parts = [...(text === '' ? [] : [`“${text}”`]), ...labels];
			return [query, parts.length > 0 ? parts.join(' · ') : m.following_everything({}, locale)];
		})
	);
}

function labelOf(facet: Facet, value: string, language: string): string {
	if (facet === 'language') return languageNameIn(value, language);
	if (facet === 'type') {
		const [kind = '', id = ''] = value.split('/');
		return kind === 'organisation' ? id : typeLabel(kind as EntryKind, id, language);
	}
	if (facet === 'kind') return kindLabel(value, language);
	return conceptLabel(`${facet}:${value}`, language) ?? value;
}

function kindLabel(kind: string, language: string): string {
	const locale = { locale: isUiLanguage(language) ? language : ('en' as const) };
	const labels: Record<string, () => string> = {
		course: () => m.entry_kind_course({}, locale),
		event: () => m.entry_kind_event({}, locale),
		resource: () => m.entry_kind_resource({}, locale),
		organisation: () => m.entry_kind_organisation({}, locale),
		recommendation: () => m.search_recommendations({}, locale),
		practice: () => m.search_practices({}, locale),
		project: () => m.search_projects({}, locale),
		story: () => m.story_stories({}, locale),
		expert: () => m.search_experts({}, locale),
		partnership: () => m.search_partnerships({}, locale),
		discussion: () => m.search_discussions({}, locale)
	};
	return labels[kind]?.() ?? kind;
}
