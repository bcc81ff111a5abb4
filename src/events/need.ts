import { topic as knownTopic, isLanguage } from '#vocabulary/index.ts';
import { eventModalities } from './event.ts';
import { quarters, type Quarter } from './series-line.ts';
import type { SeriesProblem } from './series.ts';

export const needModalities = eventModalities;
export type NeedModality = (typeof needModalities)[number];

/** 1: not needed … 5: most needed. */
export const priorities = [1, 2, 3, 4, 5] as const;
export const longestNeedWords = 4000;
export const mostNeedTopics = 30;
const mostStaff = 100_000;

/** How an agency answers: each topic's priority, how many of its staff would come, and what suits it. */
export type NeedAnswer = {
	topics: { topic: string; priority: number; staff: number | null }[];
	quarters: Quarter[];
	languages: string[];
	modalities: NeedModality[];
	words: string;
};

/** `sent`: everything that must be answered is; what is kept on the way may be unfinished. */
export function problemsOfNeed(
	answer: NeedAnswer,
	asked: readonly string[],
	{ sent }: { sent: boolean }
): SeriesProblem[] {
	const problems: SeriesProblem[] = [];
	for (const { topic, priority, staff } of answer.topics) {
		if (!asked.includes(topic))
			problems.push({ field: 'topics', code: 'not_known', details: { text: topic.slice(0, 60) } });
		if (!priorities.some((one) => one === priority))
			problems.push({ field: `priority.${topic}`, code: 'required' });
		if (staff !== null && !(Number.isInteger(staff) && staff >= 0 && staff <= mostStaff))
			problems.push({ field: `staff.${topic}`, code: 'staff_count', details: { most: mostStaff } });
	}
	if (sent)
		for (const topic of asked)
			if (!answer.topics.some((one) => one.topic === topic))
				problems.push({ field: `priority.${topic}`, code: 'priority_needed' });
	if (answer.languages.some((code) => !isLanguage(code)))
		problems.push({ field: 'languages', code: 'not_known', details: { text: '' } });
	if (answer.quarters.some((one) => !quarters.includes(one)))
		problems.push({ field: 'quarters', code: 'required' });
	if (answer.words.length > longestNeedWords)
		problems.push({ field: 'words', code: 'longer_than', details: { most: longestNeedWords } });
	return problems;
}

/** What is wrong with the questions, by the field of their form. */
export function problemsOfQuestions(topics: readonly string[]): SeriesProblem[] {
	if (topics.length === 0) return [{ field: 'topics', code: 'required' }];
	if (topics.length > mostNeedTopics)
		return [{ field: 'topics', code: 'more_than', details: { most: mostNeedTopics } }];
	const strange = topics.find((one) => !knownTopic(one));
	return strange === undefined
		? []
		: [{ field: 'topics', code: 'not_known', details: { text: strange.slice(0, 60) } }];
}

/** An agency's finished answer, with where it is. */
export type CountedAnswer = NeedAnswer & { country: string };

/** What is proposed of a topic, with everything that it was computed from. */
export type NeedRank = {
	topic: string;
	/** 0–100: see `needIndex`. */
	index: number;
	/** Agencies that rated it, and how many called it 4 or 5. */
	agencies: number;
	urgent: number;
	/** The plain mean of their priorities. */
	mean: number;
	/** How many people agencies would send, all together. */
	staff: number;
	/** What suits most of those who need it (4 or 5; of all who rated it, where nobody calls it so); the first among equals. */
	quarter: Quarter | null;
	language: string | null;
	modality: NeedModality | null;
	/** Where an agency calls it 4 or 5, with the people it would send: those who need it most first. */
	countries: { country: string; index: number; staff: number }[];
};

/**
 * A topic's need from 0 to 100: an agency's priority 1…5 counts 0, 25, 50, 75 or 100; a country's need is the mean of
 * its agencies; the topic's is the mean of the countries. So every agency of a country and every country counts the same,
 * however many answered there.
 */
export function needIndex(rated: readonly { country: string; priority: number }[]): number {
	return mean(
		[...Map.groupBy(rated, ({ country }) => country).values()].map((same) =>
			mean(same.map(({ priority }) => (priority - 1) * 25))
		)
	);
}

/** The topics, the most needed first; among equals, the one for which more people would come; then by name. */
export function rankTopics(answers: readonly CountedAnswer[], topics: readonly string[]): NeedRank[] {
	return topics
		.map((topic) => rankOf(topic, answers))
		.filter(({ agencies }) => agencies > 0)
		.sort((a, b) => b.index - a.index || b.staff - a.staff || (a.topic < b.topic ? -1 : 1));
}

function rankOf(topic: string, answers: readonly CountedAnswer[]): NeedRank {
	const rated = answers.flatMap((answer) => {
		const found = answer.topics.find((one) => one.topic === topic);
		return found ? [{ ...answer, priority: found.priority, staff: found.staff ?? 0 }] : [];
	});
	const urgent = rated.filter(({ priority }) => priority >= 4);
	const voters = urgent.length > 0 ? urgent : rated;
	return {
		topic,
		index: round(needIndex(rated)),
		agencies: rated.length,
		urgent: urgent.length,
		mean: round(mean(rated.map(({ priority }) => priority))),
		staff: sum(rated.filter(({ priority }) => priority > 1).map(({ staff }) => staff)),
		quarter: favourite(
			voters.map((one) => one.quarters),
			quarters
		),
		language: favourite(
			voters.map(({ languages }) => languages),
			[...new Set(voters.flatMap((one) => one.languages))].sort()
		),
		modality: favourite(
			voters.map(({ modalities }) => modalities),
			needModalities
		),
		countries: [...Map.groupBy(urgent, ({ country }) => country)]
			.map(([country, same]) => ({
				country,
				index: round(needIndex(rated.filter((one) => one.country === country))),
				staff: sum(same.map(({ staff }) => staff))
			}))
			.sort((a, b) => b.index - a.index || b.staff - a.staff || (a.country < b.country ? -1 : 1))
	};
}

/** An agency has one voice: of its several wishes each has an equal part. */
function favourite<Wish extends string | number>(
	wishes: readonly (readonly Wish[])[],
	order: readonly Wish[]
): Wish | null {
	// In sixtieths, whole numbers: a part of up to five wishes, or of any other number as near as it comes.
	const votes = new Map<Wish, number>();
	for (const some of wishes)
		for (const wish of some) votes.set(wish, (votes.get(wish) ?? 0) + Math.round(60 / some.length));
	let best: Wish | null = null;
	for (const wish of order)
		if ((votes.get(wish) ?? 0) > (best === null ? 0 : (votes.get(best) ?? 0))) best = wish;
	return best;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);
/** To one place: sums in another order differ in the last bits. */
const round = (value: number): number => Math.round(value * 10 + 1e-6) / 10;
