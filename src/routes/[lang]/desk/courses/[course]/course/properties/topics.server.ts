import { conceptNames, labelIn, topic } from '#vocabulary/index.ts';

export type TopicChoice = { value: string; label: string; lang?: string };

const fold = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
const mostFound = 12;

/** Topics called so in any language, by any of their names; those whose name begins so first. */
export function topicsCalled(text: string, language: string): TopicChoice[] {
	const wanted = fold(text.trim());
	if (wanted === '') return [];
	const found = new Map<string, number>();
	for (const { concept, text: name } of conceptNames()) {
		if (!concept.startsWith('topic:')) continue;
		const at = fold(name).indexOf(wanted);
		if (at >= 0) found.set(concept.slice(6), Math.min(at, found.get(concept.slice(6)) ?? Infinity));
	}
	return [...found]
		.sort(([, a], [, b]) => Math.sign(a) - Math.sign(b))
		.slice(0, mostFound)
		.map(([id]) => topicChoice(id, language));
}

export function topicChoice(id: string, language: string): TopicChoice {
	const said = labelIn(topic(id)?.labels ?? { en: id }, language);
	return said.language === language
		? { value: id, label: said.text }
		: { value: id, label: said.text, lang: said.language };
}
