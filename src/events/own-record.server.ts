import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { daysAfter } from '#catalogue/index.ts';
import { addressee } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { answersOf } from './application-answer.server.ts';
import { newApplicationKey } from './application-key.server.ts';
import {
	eventApplication,
	eventParticipant,
	eventReview,
	eventVisaLetter
} from './application-tables.server.ts';
import { namelessFrom, takenPartDays, type ApplicationId } from './application.ts';
import { eventTitleIn } from './application-title.server.ts';
import { eventOf } from './event.server.ts';
import { formAt } from './form.server.ts';
import { wordsOf } from './form.ts';
import { eventPlan, eventPlanComment, eventPlanMember } from './plan-tables.server.ts';
import { event } from './tables.server.ts';

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** All that is kept of somebody in events: by their account, and by the address that they confirmed. */
export async function ownEvents(actor: Actor, language: string): Promise<OwnEvents> {
	const own = await ownedBy(actor);
	if (actor.kind !== 'person' || !own) return nothing;
	const [applications, nominations, reviews, participations, plans, comments] = await Promise.all([
		applicationsOf(own, language),
		nominationsBy(actor.id),
		reviewsBy(actor.id),
		participationsOf(own),
		plansOf(own),
		commentsBy(actor.id)
	]);
	const found = { applications, nominations, reviews, participations, plans, comments };
	return { ...found, titles: await titlesOf(found, language) };
}

const nothing = {
	...{ applications: [], nominations: [], reviews: [], participations: [], plans: [], comments: [] },
	titles: {}
};

/** What each event is called, by its slug. */
async function titlesOf(
	found: Record<string, readonly object[]>,
	language: string
): Promise<Record<string, { text: string; language: string }>> {
	const slugs = new Set(
		Object.values(found).flatMap((some) => some.flatMap((one) => ('slug' in one ? [String(one.slug)] : [])))
	);
	if (slugs.size === 0) return {};
	const rows = await db
		.select()
		.from(event)
		.where(inArray(event.slug, [...slugs]));
	return Object.fromEntries(
		await Promise.all(
			rows.map(async (row) => [row.slug, await eventTitleIn(eventOf(row), language)] as const)
		)
	);
}

export type OwnEvents = {
	applications: Awaited<ReturnType<typeof applicationsOf>>;
	nominations: Awaited<ReturnType<typeof nominationsBy>>;
	reviews: Awaited<ReturnType<typeof reviewsBy>>;
	participations: Awaited<ReturnType<typeof participationsOf>>;
	plans: Awaited<ReturnType<typeof plansOf>>;
	comments: Awaited<ReturnType<typeof commentsBy>>;
	titles: Record<string, { text: string; language: string }>;
};

type Own = { personId: string; email: string | null };

async function ownedBy(actor: Actor): Promise<Own | null> {
	if (actor.kind !== 'person') return null;
	return { personId: actor.id, email: (await addressee(actor.id))?.email.toLowerCase() ?? null };
}

/** An address nobody confirmed is nobody's. */
const isOf = (column: SQL | typeof eventApplication.email, { email }: Own): SQL =>
	email === null ? sql`false` : sql`lower(${column}) = ${email}`;

/** Who takes part, as this person: by their account, or by the address that they confirmed. */
export async function participantsOwnedBy(actor: Actor): Promise<SQL> {
	const own = await ownedBy(actor);
	return own ? asParticipant(own) : sql`false`;
}

function asParticipant(own: Own): SQL {
	const by = or(eq(eventParticipant.personId, own.personId), isOf(sql`${eventParticipant.email}`, own));
	return and(by, isNull(eventParticipant.erasedAt)) ?? sql`false`;
}

async function applicationsOf(own: Own, language: string) {
	const rows = await db
		.select({ application: eventApplication, event })
		.from(eventApplication)
		.innerJoin(event, eq(event.id, eventApplication.eventId))
		.where(and(isOf(eventApplication.email, own), isNull(eventApplication.erasedAt)))
		.orderBy(asc(eventApplication.startedAt));
	return Promise.all(
		rows.map(async ({ application: one, event: row }) => {
			const [{ fields }, answers] = await Promise.all([
				formAt(one.eventId, one.formVersion),
				answersOf(one.id)
			]);
			return {
				...{ id: one.id, slug: row.slug, number: one.number, state: one.state, name: one.name },
				...{ agency: one.agency, nominationReason: one.nominationReason, startedAt: one.startedAt },
				submittedAt: one.submittedAt,
				until: namelessFrom({ state: one.state, savedOn: dayOf(one.savedAt), endsOn: row.endsOn }),
				answers: fields.flatMap((field) => {
					const answer = answers.get(field.id);
					const question = wordsOf(field.texts, language)?.words.label ?? '';
					return answer === undefined ? [] : [{ question, answer, keptDays: field.keptDays }];
				})
			};
		})
	);
}

/** By event and agency; who was nominated is somebody else's to tell. */
async function nominationsBy(personId: string) {
	return db
		.select({
			...{ slug: event.slug, agency: eventApplication.agency },
			people: sql<number>`count(*)::int`,
			since: sql<Date>`min(${eventApplication.startedAt})`.mapWith(eventApplication.startedAt)
		})
		.from(eventApplication)
		.innerJoin(event, eq(event.id, eventApplication.eventId))
		.where(and(eq(eventApplication.nominatedBy, personId), isNull(eventApplication.erasedAt)))
		.groupBy(event.slug, eventApplication.agency)
		.orderBy(event.slug);
}

/** What somebody said of applications, by their numbers. */
async function reviewsBy(personId: string) {
	const rows = await db
		.select({ review: eventReview, number: eventApplication.number, slug: event.slug })
		.from(eventReview)
		.innerJoin(eventApplication, eq(eventApplication.id, eventReview.applicationId))
		.innerJoin(event, eq(event.id, eventApplication.eventId))
		.where(eq(eventReview.personId, personId))
		.orderBy(event.slug, eventApplication.number);
	return [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, some]) => ({
		slug,
		judged: some.map(({ number, review }) => ({
			...{ number, points: review.points, judgement: review.judgement, comment: review.comment },
			...{ conflictReason: review.conflictReason, assignedAt: review.assignedAt, judgedAt: review.judgedAt }
		}))
	}));
}

async function participationsOf(own: Own) {
	const rows = await db
		.select({ one: eventParticipant, visa: eventVisaLetter, event })
		.from(eventParticipant)
		.innerJoin(event, eq(event.id, eventParticipant.eventId))
		.leftJoin(eventVisaLetter, eq(eventVisaLetter.participantId, eventParticipant.id))
		.where(asParticipant(own))
		.orderBy(asc(eventParticipant.addedAt));
	return rows.map(({ one, visa, event: row }) => ({
		...{ slug: row.slug, name: one.name, state: one.state, country: one.country },
		...{ organisation: one.organisation, since: one.addedAt },
		visaLetter: visa && { name: visa.passportName, nationality: visa.nationality },
		until: row.endsOn && daysAfter(row.endsOn, takenPartDays)
	}));
}

async function plansOf(own: Own) {
	const mine = db.select({ id: eventParticipant.id }).from(eventParticipant).where(asParticipant(own));
	return db
		.selectDistinct({
			...{ slug: event.slug, number: eventPlan.number, title: eventPlan.title },
			...{ language: eventPlan.language, state: eventPlan.state, since: eventPlanMember.joinedAt }
		})
		.from(eventPlanMember)
		.innerJoin(eventPlan, eq(eventPlan.id, eventPlanMember.planId))
		.innerJoin(event, eq(event.id, eventPlan.eventId))
		.where(
			and(
				or(inArray(eventPlanMember.participantId, mine), isOf(sql`${eventPlanMember.email}`, own)),
				isNull(eventPlan.erasedAt)
			)
		)
		.orderBy(eventPlanMember.joinedAt);
}

async function commentsBy(personId: string) {
	return db
		.select({ words: eventPlanComment.words, at: eventPlanComment.at })
		.from(eventPlanComment)
		.where(eq(eventPlanComment.personId, personId))
		.orderBy(asc(eventPlanComment.at));
}

/** Opens one's own application by the account that confirmed its address: a key, as its letter would bring. Throws NotFound. */
export async function keyOfOwnApplication(
	actor: Actor,
	id: ApplicationId,
	now: Date
): Promise<{ slug: string; key: string }> {
	const own = await ownedBy(actor);
	if (!own) throw new NotFound('application');
	return transaction(async (tx) => {
		const [row] = await tx
			.select({ slug: event.slug })
			.from(eventApplication)
			.innerJoin(event, eq(event.id, eventApplication.eventId))
			.where(
				and(eq(eventApplication.id, id), isOf(eventApplication.email, own), isNull(eventApplication.erasedAt))
			);
		if (!row) throw new NotFound('application');
		return { slug: row.slug, key: await newApplicationKey(tx, id, now) };
	});
}
