import { entryPath } from '#catalogue/index.ts';
import { findEntry, summaries } from '#catalogue/index.server.ts';
import type { Subject } from '#discussions/index.ts';
import { findOrganisation } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { dossierPath } from '#research/index.ts';
import { dossierSummaries } from '#research/index.server.ts';
import { approach, country, labelIn, region, topic, uiLanguages, type Labels } from '#vocabulary/index.ts';
import { bridgePath } from '../bridges/words.ts';

type Asked = { actor: Actor; language: string; now: Date };
/** What the thing of this id is to a discussion about it. Throws NotFound where the actor may not see it. */
type Resolve = (id: string, asked: Asked) => Promise<Subject> | Subject;

/** A project, a recommendation or a practice, by its id. */
const dossier =
	(kind: string): Resolve =>
	async (id, { language }) => {
		const [one] = idFrom(id) ? await dossierSummaries([id], language) : [];
		if (!one) throw new NotFound(kind);
		const titles = { [one.title.language]: one.title.text };
		const places = [
			...one.countries.map((iso2) => `country:${iso2}`),
			...one.regions.map((m49) => `region:${m49}`)
		];
		return subject(kind, id, dossierPath(language, one).slice(1 + language.length), titles, places);
	};

/** Everything that can be talked about: a page that shows ui/Discussions.svelte has its line here. */
const resolvers: Record<string, Resolve> = {
	project: dossier('project'),
	recommendation: dossier('recommendation'),
	practice: dossier('practice'),
	bridge: (id) => {
		const [a = '', b = '', place = ''] = id.split('/');
		const [one, other, around] = [approach(a), approach(b), place ? region(place) : undefined];
		if (!one || !other || a === b || (place && !around)) throw new NotFound('bridge');
		const titles = uiLanguages.map((code): [string, string] => {
			const both = `${labelIn(one.labels, code).text} – ${labelIn(other.labels, code).text}`;
			return [code, around ? `${both} (${labelIn(around.labels, code).text})` : both];
		});
		const path = bridgePath('', a, b, place).slice(1);
		const filters = [...one.topics, ...other.topics].map((each) => `topic:${each}`);
		return subject('bridge', id, path, Object.fromEntries(titles), [
			...filters,
			...(place ? [`region:${place}`] : [])
		]);
	},
	topic: (id) => {
		const found = topic(id);
		if (!found) throw new NotFound('topic');
		return subject('topic', id, `/topics/${id}`, titlesOf(found.labels), [`topic:${id}`]);
	},
	country: (id) => {
		const found = /^[A-Z]{2}$/.test(id) ? country(id) : undefined;
		if (!found) throw new NotFound('country');
		const filters = [`country:${id}`];
		return subject('country', id, `/countries/${id.toLowerCase()}`, titlesOf(found.names), filters);
	},
	region: (id) => {
		const found = region(id);
		if (!found) throw new NotFound('region');
		return subject('region', id, `/regions/${id}`, titlesOf(found.labels), [`region:${id}`]);
	},
	entry: async (id, { actor, language, now }) => {
		const [known] = idFrom(id) ? await summaries([id], language, now) : [];
		if (!known) throw new NotFound('entry');
		const entry = await findEntry(actor, known.slug, language, now);
		if (entry.state !== 'published') throw new NotFound('entry');
		const titles = Object.fromEntries(entry.texts.map((text) => [text.language, text.title]));
		const filters = [
			...entry.topics.map((id) => `topic:${id}`),
			...entry.countries.map((iso2) => `country:${iso2}`)
		];
		return subject('entry', entry.id, entryPath(language, entry).slice(1 + language.length), titles, filters);
	},
	organisation: async (slug, { language }) => {
		const found = await findOrganisation(slug, language);
		const titles = { en: found.name, ...found.names };
		return subject('organisation', found.slug, `/organisations/${found.slug}`, titles, [
			`provider:${found.slug}`,
			...(found.country ? [`country:${found.country}`] : [])
		]);
	}
};

function subject(
	kind: string,
	id: string,
	path: string,
	titles: Record<string, string>,
	filters: string[]
): Subject {
	return { kind, id, path, titles, filters };
}

function titlesOf(labels: Labels): Record<string, string> {
	return Object.fromEntries(uiLanguages.flatMap((code) => (labels[code] ? [[code, labels[code]]] : [])));
}

/** The subject of 'topic:remittances', as an address names it. Throws NotFound. */
export async function subjectFrom(about: string | null, asked: Asked): Promise<Subject> {
	const colon = about?.indexOf(':') ?? -1;
	const kind = about?.slice(0, colon) ?? '';
	const resolve = Object.hasOwn(resolvers, kind) ? resolvers[kind] : undefined;
	if (!about || !resolve) throw new NotFound('subject');
	return resolve(about.slice(colon + 1), asked);
}

export function titleIn(
	{ titles }: Pick<Subject, 'titles'>,
	language: string
): { text: string; language: string } {
	return labelIn(titles, language);
}
