import type { SearchDocument } from '#search/index.server.ts';
import type { Organisation } from './organisation.ts';

export function organisationKey(id: string): string {
	return `organisation:${id}`;
}

/** How an organisation is found: by every name it has, its initials and its place. */
export function organisationToDocument(organisation: Organisation): SearchDocument {
	const { names, name, shortName, city, country, type } = organisation;
	const body = [shortName, city].filter(Boolean).join(' ');
	const titles = { en: name, ...names };
	return {
		key: organisationKey(organisation.id),
		texts: Object.entries(titles).map(([language, title]) => ({ language, title, body })),
		filters: ['kind:organisation', `type:organisation/${type}`, ...(country ? [`country:${country}`] : [])],
		periods: [],
		newestAt: organisation.updatedAt
	};
}
