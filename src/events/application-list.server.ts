import { and, asc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { namesOf } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { answersOf } from './application-answer.server.ts';
import { eventAnswerFile, eventApplication, eventReview } from './application-tables.server.ts';
import { applicationStates, type ApplicationId, type ApplicationState } from './application.ts';
import type { Criterion } from './criterion.ts';
import { reviewingOf } from './criterion.server.ts';
import type { EventFacts } from './event.ts';
import { openEvent } from './event.server.ts';
import type { AnswerValue, Facts } from './field-answer.ts';
import { applicationsAPage } from './application-page.ts';
import { dimensions, type Dimension, type FieldId, type FormField } from './field.ts';
import { formAt } from './form.server.ts';
import { decisionsAbout, type DecisionLine } from './selection.server.ts';

export type ApplicationSort = 'number' | 'score' | 'spread';
export type ApplicationFilter = {
	state: ApplicationState | null;
	/** In a name, an agency or a number. */
	text: string;
	facts: Partial<Record<Dimension, string>>;
	/** Only where reviewers are further apart than the team lets pass. */
	spreadOver: number | null;
	sort: ApplicationSort;
	page: number;
};

export type ListedApplication = {
	id: ApplicationId;
	number: number;
	state: ApplicationState;
	name: string | null;
	agency: string | null;
	facts: Facts;
	score: number | null;
	spread: number | null;
	reviews: number;
	submittedAt: Date | null;
};

export type ApplicationList = {
	event: EventFacts;
	total: number;
	lines: ListedApplication[];
	/** How many there are in each state, and what a filter can be set to: none that has no application. */
	states: Partial<Record<ApplicationState, number>>;
	offered: Partial<Record<Dimension, string[]>>;
};

/** What was sent in, for whoever manages the event; drafts are counted only: they are their writers' own. */
export async function listApplications(
	actor: Actor,
	slug: string,
	filter: ApplicationFilter
): Promise<ApplicationList> {
	const event = await openEvent(actor, 'manage', slug);
	const all = and(eq(eventApplication.eventId, event.id), isNull(eventApplication.erasedAt));
	const shown = and(all, ne(eventApplication.state, 'draft'), ...conditions(filter));
	const orders: Record<ApplicationSort, SQL> = {
		number: sql`${eventApplication.number}`,
		score: sql`${eventApplication.score} desc nulls last`,
		spread: sql`${eventApplication.spread} desc nulls last`
	};
	const [lines, total, states, offered] = await Promise.all([
		db
			.select({
				...{ id: eventApplication.id, number: eventApplication.number, state: eventApplication.state },
				...{ name: eventApplication.name, agency: eventApplication.agency, facts: eventApplication.facts },
				...{
					score: eventApplication.score,
					spread: eventApplication.spread,
					reviews: eventApplication.reviews
				},
				submittedAt: eventApplication.submittedAt
			})
			.from(eventApplication)
			.where(shown)
			.orderBy(orders[filter.sort], asc(eventApplication.number))
			.limit(applicationsAPage)
			.offset((filter.page - 1) * applicationsAPage),
		db.$count(eventApplication, shown),
		statesIn(all),
		offeredIn(all)
	]);
	return { event, total, lines, states, offered };
}

function conditions({ state, text, facts, spreadOver }: ApplicationFilter): SQL[] {
	const found: SQL[] = [];
	if (state) found.push(eq(eventApplication.state, state));
	const words = text.trim().toLowerCase();
	if (/^\d{1,6}$/u.test(words)) found.push(eq(eventApplication.number, Number(words)));
	else if (words !== '')
		found.push(
			sql`position(${words} in lower(concat_ws(' ', ${eventApplication.name}, ${eventApplication.agency}))) > 0`
		);
	for (const dimension of dimensions) {
		const value = facts[dimension];
		if (value)
			found.push(sql`${eventApplication.facts} @> ${JSON.stringify({ [dimension]: [value] })}::jsonb`);
	}
	if (spreadOver !== null) found.push(sql`${eventApplication.spread} > ${spreadOver}`);
	return found;
}

async function statesIn(all: SQL | undefined): Promise<Partial<Record<ApplicationState, number>>> {
	const rows = await db
		.select({ state: eventApplication.state, count: sql<number>`count(*)::int` })
		.from(eventApplication)
		.where(all)
		.groupBy(eventApplication.state);
	const counts = new Map(rows.map(({ state, count }) => [state, count]));
	return Object.fromEntries(
		applicationStates.flatMap((state) => {
			const count = counts.get(state);
			return count === undefined ? [] : [[state, count]];
		})
	);
}

async function offeredIn(all: SQL | undefined): Promise<Partial<Record<Dimension, string[]>>> {
	const { rows } = await db.execute<{ dimension: Dimension; values: string[] }>(sql`
		select fact.key as dimension, array_agg(distinct value.text order by value.text) as values
		from ${eventApplication}, jsonb_each(${eventApplication.facts}) as fact(key, told),
			jsonb_array_elements_text(fact.told) as value(text)
		where ${all} and ${eventApplication.state} <> 'draft' group by fact.key`);
	return Object.fromEntries(rows.map(({ dimension, values }) => [dimension, values]));
}

export type ReviewShown = {
	name: string;
	judgement: number | null;
	points: Record<string, number>;
	comment: string | null;
	conflict: string | null;
};

export type ApplicationShown = ListedApplication & {
	event: EventFacts;
	email: string | null;
	language: string;
	nominationReason: string | null;
	fields: FormField[];
	answers: Map<FieldId, AnswerValue>;
	criteria: Criterion[];
	judgements: ReviewShown[];
	decisions: DecisionLine[];
};

/** All of one application, for whoever manages the event. Throws NotFound, of drafts and of what was erased, too. */
export async function findApplication(
	actor: Actor,
	slug: string,
	id: ApplicationId
): Promise<ApplicationShown> {
	const event = await openEvent(actor, 'manage', slug);
	const [row] = await db
		.select()
		.from(eventApplication)
		.where(
			and(
				...[eq(eventApplication.id, id), eq(eventApplication.eventId, event.id)],
				...[ne(eventApplication.state, 'draft'), isNull(eventApplication.erasedAt)]
			)
		);
	if (!row) throw new NotFound('application');
	const [{ fields }, answers, { criteria }, reviews, decisions] = await Promise.all([
		formAt(event.id, row.formVersion),
		answersOf(id),
		reviewingOf(event.id),
		db
			.select()
			.from(eventReview)
			.where(eq(eventReview.applicationId, id))
			.orderBy(asc(eventReview.assignedAt)),
		decisionsAbout(id)
	]);
	const names = await namesOf(reviews.map(({ personId }) => personId));
	return {
		...row,
		...{ event, fields, answers, criteria, decisions },
		judgements: reviews.map(({ personId, judgement, points, comment, conflictReason, conflictAt }) => ({
			...{ name: names.get(personId) ?? '', judgement, points, comment },
			conflict: conflictAt === null ? null : (conflictReason ?? '')
		}))
	};
}

/** An attachment, for whoever manages the event. Throws NotFound. */
export async function findAttachment(actor: Actor, slug: string, id: ApplicationId, field: FieldId) {
	const event = await openEvent(actor, 'manage', slug);
	const [row] = await db
		.select({ name: eventAnswerFile.name, type: eventAnswerFile.type, bytes: eventAnswerFile.bytes })
		.from(eventAnswerFile)
		.innerJoin(eventApplication, eq(eventApplication.id, eventAnswerFile.applicationId))
		.where(
			and(
				...[eq(eventAnswerFile.applicationId, id), eq(eventAnswerFile.fieldId, field)],
				...[eq(eventApplication.eventId, event.id), ne(eventApplication.state, 'draft')]
			)
		);
	if (!row) throw new NotFound('attachment');
	return row;
}
