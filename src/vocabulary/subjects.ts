import audienceList from './audiences.json' with { type: 'json' };
import goalList from './goals.json' with { type: 'json' };
import modalityList from './modalities.json' with { type: 'json' };
import objectiveList from './objectives.json' with { type: 'json' };
import targetList from './targets.json' with { type: 'json' };
import topicList from './topics.json' with { type: 'json' };
import typeLists from './types.json' with { type: 'json' };
import { labelIn, type Labels } from './languages.ts';

export type Topic = {
	id: string;
	broader: string | null;
	gcmObjectives: number[];
	sdgTargets: string[];
	labels: Labels;
	definition: Labels;
	synonyms: Partial<Record<string, string[]>>;
};
export type Term = { id: string; labels: Labels };
export type Audience = Term & { iAm: Labels };
/** A Sustainable Development Goal, or an objective of the Global Compact for Migration. */
export type Numbered = { number: number; labels: Labels; titles: Labels };
/** An SDG target, such as 10.7. */
export type Target = { id: string; goal: number; titles: Labels };
export type EntryKind = 'course' | 'event' | 'resource';

export const topics: readonly Topic[] = topicList;
export const modalities: readonly Term[] = modalityList;
export const audiences: readonly Audience[] = audienceList;
export const goals: readonly Numbered[] = goalList;
export const objectives: readonly Numbered[] = objectiveList;
export const targets: readonly Target[] = targetList;

const topicById = new Map(topics.map((topic) => [topic.id, topic]));
const narrower = Map.groupBy(topics, (topic) => topic.broader);

export function topic(id: string): Topic | undefined {
	return topicById.get(id);
}

/** The topics above a topic, nearest first. */
export function broaderTopics(id: string): string[] {
	const above: string[] = [];
	for (let parent = topicById.get(id)?.broader; parent; parent = topicById.get(parent)?.broader)
		above.push(parent);
	return above;
}

/** The topics just below a topic. */
export function narrowerTopics(id: string): string[] {
	return (narrower.get(id) ?? []).map((topic) => topic.id);
}

/** What a course, event or resource can be: workshop, webinar, manual… */
export function types(kind: EntryKind): readonly Term[] {
	return typeLists[kind];
}

export function typeLabel(kind: EntryKind, id: string, language: string): string {
	const type = types(kind).find((term) => term.id === id);
	return type ? labelIn(type.labels, language).text : id;
}
