import { ownOrganisations, type openWorkshop } from '#courses/index.server.ts';
import type { CourseFacts } from '#courses/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { languageName, languages, uiLanguages } from '#vocabulary/index.ts';
import { topicChoice } from './topics.server.ts';

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

export function valuesFrom({ sourceLanguage, languages, topics, providers }: CourseFacts): Values {
	return { source: [sourceLanguage], languages, topics, providers };
}

/** What was entered: those that are ticked, and the one that was chosen to come with them. */
export function propertiesFrom(values: Values) {
	const withNew = (name: string, added: string) =>
		[...all(values, name), one(values, added)].filter((text) => text !== '').slice(0, 100);
	return {
		sourceLanguage: one(values, 'source'),
		languages: withNew('languages', 'language'),
		topics: all(values, 'topics').slice(0, 100),
		providers: withNew('providers', 'provider')
	};
}

/** What the form offers: what the course has, and what could come with it. */
export async function choicesFor(actor: Actor, { course, tree }: Workshop, values: Values, language: string) {
	const own = ownOrganisations(actor);
	const organisations = await listOrganisations(language);
	const named = organisations.map(({ id, slug, title }) => ({
		id,
		value: slug,
		label: title.text,
		lang: title.language
	}));
	const spoken = [...new Set([...course.languages, ...all(values, 'languages'), ...uiLanguages])];
	const tongue = (code: string) => ({ value: code, label: languageName(code), lang: code });
	const texts = (code: string): number => {
		const count = (item: typeof tree.root): number =>
			(tree.rendering(item, code) ? 1 : 0) + tree.within(item).reduce((sum, one) => sum + count(one), 0);
		return count(tree.root);
	};
	return {
		languages: spoken.map(tongue),
		otherLanguages: languages.filter(({ code }) => !spoken.includes(code)).map(({ code }) => tongue(code)),
		taught: course.languages.map((code) => ({ ...tongue(code), texts: texts(code) })),
		topics: [...new Set([...course.topics, ...all(values, 'topics')])].map((id) => topicChoice(id, language)),
		providers: named.filter(({ value }) => course.providers.includes(value)),
		otherProviders: named.filter(
			({ id, value }) => !course.providers.includes(value) && (own === null || own.includes(id))
		)
	};
}
