import { labelIn, type Labels } from './languages.ts';
import { countries, country, region, regions } from './places.ts';
import { audiences, goals, modalities, objectives, topic, topics } from './subjects.ts';
import { queryWords } from './words.ts';

const numbered = (list: readonly { number: number; labels: Labels }[], text: string) =>
	list.find((one) => String(one.number) === text)?.labels;

const labelsOf: Record<string, (id: string) => Labels | undefined> = {
	topic: (id) => topic(id)?.labels,
	country: (id) => country(id)?.names,
	region: (id) => region(id)?.labels,
	sdg: (id) => numbered(goals, id),
	gcm: (id) => numbered(objectives, id),
	audience: (id) => audiences.find((one) => one.id === id)?.labels,
	modality: (id) => modalities.find((one) => one.id === id)?.labels
};

/** The name of 'topic:remittances', 'country:EC', 'sdg:8'…; null when there is no such concept. */
export function conceptLabel(concept: string, language: string): string | null {
	const colon = concept.indexOf(':');
	const labels = labelsOf[concept.slice(0, colon)]?.(concept.slice(colon + 1));
	return labels ? labelIn(labels, language).text : null;
}

/** Every name of every topic, country and region, and the words for filters and broad subjects, in every language: the bridge. */
export function* conceptNames(): Generator<{ concept: string; language: string; text: string }> {
	for (const one of topics) {
		yield* named(`topic:${one.id}`, one.labels);
		for (const [language, texts] of Object.entries(one.synonyms))
			for (const text of texts ?? []) yield { concept: `topic:${one.id}`, language, text };
	}
	for (const one of countries) yield* named(`country:${one.iso2}`, one.names);
	for (const one of regions) yield* named(`region:${one.m49}`, one.labels);
	for (const { concepts, names } of queryWords)
		for (const [language, texts] of Object.entries(names))
			for (const text of texts) for (const concept of concepts) yield { concept, language, text };
}

function* named(
	concept: string,
	labels: Labels
): Generator<{ concept: string; language: string; text: string }> {
	for (const [language, text] of Object.entries(labels)) if (text) yield { concept, language, text };
}
