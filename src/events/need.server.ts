import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { isDay } from '#catalogue/index.ts';
import type { Actor } from '#people/index.ts';
import { auditLine } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { topic as knownTopic } from '#vocabulary/index.ts';
import {
	problemsOfNeed,
	problemsOfQuestions,
	rankTopics,
	type CountedAnswer,
	type NeedAnswer,
	type NeedRank
} from './need.ts';
import { agencyOfLink } from './series-agency-link.server.ts';
import type { AgencyId } from './series-agency.ts';
import { writeLine } from './series-line.server.ts';
import type { Quarter } from './series-line.ts';
import { keptSeries } from './series.server.ts';
import type { SeriesId } from './series.ts';
import { changedSeries, heldSeries, refuseFirstOf } from './series-writing.server.ts';
import { seriesAgency, seriesNeed, seriesNeedAnswer, seriesNeedTopic } from './series-tables.server.ts';

export type NeedQuestions = { topics: string[]; closesOn: string; openedAt: Date };

export async function questionsOf(id: SeriesId, reader: Reader = db): Promise<NeedQuestions | null> {
	const [row] = await reader.select().from(seriesNeed).where(eq(seriesNeed.seriesId, id));
	return row ? { topics: row.topics, closesOn: row.closesOn, openedAt: row.openedAt } : null;
}

/**
 * Opens the questions of a year, or changes them: what was answered about a topic that is asked no more is kept, and not
 * counted. Throws NotFound, Refusal with its field.
 */
export async function askNeeds(
	actor: Actor,
	slug: string,
	{ topics, closesOn }: { topics: string[]; closesOn: string },
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const { id } = await heldSeries(tx, actor, slug);
		refuseFirstOf(problemsOfQuestions(topics));
		if (!isDay(closesOn)) throw new Refusal('not_a_day', { field: 'closesOn' });
		const asked = { topics: [...new Set(topics)], closesOn };
		await tx
			.insert(seriesNeed)
			.values({ seriesId: id, ...asked, openedAt: now })
			.onConflictDoUpdate({ target: seriesNeed.seriesId, set: asked });
		await auditLine(tx, actor, 'ask_needs', 'series', id);
	});
}

export type AgencyNeeds = {
	agency: { id: AgencyId; name: string; country: string; language: string; illustrative: boolean };
	seriesId: SeriesId;
	/** Null: nothing is asked. */
	questions: NeedQuestions | null;
	/** It may still be answered. */
	open: boolean;
	answer: NeedAnswer | null;
	savedAt: Date | null;
	sentAt: Date | null;
};

/** What an agency sees of the questions by its link. Throws NotFound. */
export async function needsByLink(
	slug: string,
	token: string,
	now: Date,
	reader: Reader = db
): Promise<AgencyNeeds> {
	const { id, name, country, language, illustrative, seriesId } = await agencyOfLink(slug, token, reader);
	const questions = await questionsOf(seriesId, reader);
	const [[given], topics] = await Promise.all([
		reader.select().from(seriesNeedAnswer).where(eq(seriesNeedAnswer.agencyId, id)),
		reader
			.select()
			.from(seriesNeedTopic)
			.where(eq(seriesNeedTopic.agencyId, id))
			.orderBy(asc(seriesNeedTopic.topic))
	]);
	return {
		...{ agency: { id, name, country, language, illustrative }, seriesId, questions },
		open: questions !== null && now.toISOString().slice(0, 10) <= questions.closesOn,
		answer: given ? answerFrom(given, topics) : null,
		savedAt: given?.savedAt ?? null,
		sentAt: given?.sentAt ?? null
	};
}

/**
 * Keeps what an agency answered, by its link; `sent`: it is finished, and counts. It may be changed until the questions
 * close. Throws NotFound, and Refusal with its field: needs_closed, what `problemsOfNeed` finds.
 */
export async function answerNeeds(
	slug: string,
	token: string,
	answer: NeedAnswer,
	{ sent }: { sent: boolean },
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		// Two of the same office at once: one after the other, and the later stands.
		const { id } = await agencyOfLink(slug, token, tx);
		await tx.select({ id: seriesAgency.id }).from(seriesAgency).where(eq(seriesAgency.id, id)).for('update');
		const { agency, questions, open, sentAt } = await needsByLink(slug, token, now, tx);
		if (!questions || !open) throw new Refusal('needs_closed');
		refuseFirstOf(problemsOfNeed(answer, questions.topics, { sent: sent || sentAt !== null }));
		const row = {
			...{ quarters: answer.quarters, languages: answer.languages, modalities: answer.modalities },
			...{ words: answer.words.trim() || null, savedAt: now, sentAt: sent ? now : sentAt }
		};
		await tx
			.insert(seriesNeedAnswer)
			.values({ agencyId: agency.id, ...row })
			.onConflictDoUpdate({ target: seriesNeedAnswer.agencyId, set: row });
		await tx.delete(seriesNeedTopic).where(eq(seriesNeedTopic.agencyId, agency.id));
		if (answer.topics.length > 0)
			await tx.insert(seriesNeedTopic).values(answer.topics.map((one) => ({ agencyId: agency.id, ...one })));
	});
}

export type NeedResult = {
	questions: NeedQuestions;
	ranks: NeedRank[];
	/** How many agencies there are, and how many of them have finished. */
	agencies: number;
	answered: number;
	/** What they say in their own words. */
	words: { agency: string; country: string; language: string; words: string }[];
};

/** What agencies need, computed from the finished answers: for who keeps the year. Null: nothing was asked. */
export async function needResult(actor: Actor, slug: string): Promise<NeedResult | null> {
	const { id } = await keptSeries(actor, slug);
	const questions = await questionsOf(id);
	if (!questions) return null;
	const answers = await finishedAnswers(id, db);
	const [{ agencies } = { agencies: 0 }] = await db
		.select({ agencies: sql<number>`count(*)::integer` })
		.from(seriesAgency)
		.where(eq(seriesAgency.seriesId, id));
	return {
		...{ questions, agencies, answered: answers.length },
		ranks: rankTopics(answers, questions.topics),
		words: answers.flatMap(({ agency, country, language, words }) =>
			words ? [{ agency, country, language, words }] : []
		)
	};
}

type FinishedAnswer = CountedAnswer & { agency: string; language: string };

async function finishedAnswers(id: SeriesId, reader: Reader): Promise<FinishedAnswer[]> {
	const rows = await reader
		.select({ answer: seriesNeedAnswer, agency: seriesAgency })
		.from(seriesNeedAnswer)
		.innerJoin(seriesAgency, eq(seriesAgency.id, seriesNeedAnswer.agencyId))
		.where(and(eq(seriesAgency.seriesId, id), isNotNull(seriesNeedAnswer.sentAt)))
		.orderBy(asc(seriesAgency.country), asc(seriesAgency.name));
	if (rows.length === 0) return [];
	const topics = await reader
		.select()
		.from(seriesNeedTopic)
		.where(
			inArray(
				seriesNeedTopic.agencyId,
				rows.map(({ agency }) => agency.id)
			)
		);
	const byAgency = Map.groupBy(topics, ({ agencyId }) => agencyId);
	return rows.map(({ answer, agency }) => ({
		...answerFrom(answer, byAgency.get(agency.id) ?? []),
		...{ agency: agency.name, country: agency.country, language: agency.language }
	}));
}

function answerFrom(
	{ quarters, languages, modalities, words }: typeof seriesNeedAnswer.$inferSelect,
	topics: readonly (typeof seriesNeedTopic.$inferSelect)[]
): NeedAnswer {
	return {
		topics: topics.map(({ topic, priority, staff }) => ({ topic, priority, staff })),
		...{ quarters, languages, modalities, words: words ?? '' }
	};
}

/**
 * Topics that agencies need become planned lines of the year: each with the quarter, language, mode and countries that its
 * rank says, named after its topic in every language. Throws NotFound; Refusal('required') for a topic nobody rated.
 */
export async function planFromNeeds(
	actor: Actor,
	slug: string,
	topics: readonly string[],
	now: Date
): Promise<number> {
	let planned = 0;
	await changedSeries(actor, slug, now, async ({ id }, tx) => {
		const questions = await questionsOf(id, tx);
		const ranks = rankTopics(await finishedAnswers(id, tx), questions?.topics ?? []);
		const chosen = ranks.filter(({ topic }) => topics.includes(topic));
		if (chosen.length === 0) throw new Refusal('required', { field: 'topics' });
		for (const rank of chosen) {
			await writeLine(tx, id, null, lineFromRank(rank), { fromNeed: true, now });
			planned += 1;
		}
		return {};
	});
	return planned;
}

function lineFromRank({ topic, quarter, language, modality, staff, countries }: NeedRank) {
	const seats = Math.min(staff, 100_000);
	return {
		...{ quarter: quarter ?? (1 as Quarter), eventId: null, editionId: null },
		titles: Object.fromEntries(
			Object.entries(knownTopic(topic)?.labels ?? { en: topic }).flatMap(([of, label]) =>
				label ? [[of, label]] : []
			)
		),
		...{ topics: [topic], languages: language === null ? [] : [language], modality },
		...{ seats: seats > 0 ? seats : null, donorId: null, partnershipId: null },
		countries: countries.map(({ country, staff: own }) => ({
			country,
			seats: own > 0 ? Math.min(own, 100_000) : null
		}))
	};
}
