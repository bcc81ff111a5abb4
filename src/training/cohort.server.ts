import { and, eq, inArray, lte } from 'drizzle-orm';
import { heldBy } from '#certificates/index.server.ts';
import { titlesOfCourses } from '#courses/index.server.ts';
import { addresseesOf } from '#people/index.server.ts';
import { db } from '#platform/index.server.ts';
import type { Invitee, Strata } from '#surveys/index.ts';
import type { EditionId } from './edition.ts';
import { profileFields, profileNames } from './profile.ts';
import { edition, enrolment, learnerProfile } from './tables.server.ts';

/**
 * What leaves an edition for those who count: what learners told for figures that name nobody, never what is sensitive,
 * and never what is for the team or typed freely.
 */
const counted = profileNames.filter(
	(name) => !profileFields[name].sensitive && profileFields[name].to === 'figures'
);

type Learner = { id: string; personId: string | null; language: string; strata: Strata };

/**
 * Who is asked what an edition came to: everybody who is enrolled, whether they finished or not. Who never confirmed an
 * address is handed a link in another way. What is known of them is what those who answer are compared by.
 */
export async function editionInvitees(id: EditionId): Promise<Invitee[]> {
	const learners = await learnersOf(id);
	const addressees = await addresseesOf(learners.flatMap(({ personId }) => personId ?? []));
	return learners.map(({ id: enrolmentId, personId, language, strata }): Invitee => {
		const known = personId === null ? undefined : addressees.get(personId);
		return {
			...{ holder: `enrolment:${enrolmentId}`, personId, language, strata },
			...{ name: known?.name ?? null, email: known?.email ?? null }
		};
	});
}

/** Everybody who is enrolled, as counts of those who are alike in all that is counted. */
export async function editionCells(id: EditionId): Promise<{ in: Strata; count: number }[]> {
	const alike = Map.groupBy(await learnersOf(id), ({ strata }) =>
		JSON.stringify(Object.entries(strata).sort())
	);
	return [...alike].map(([key, some]) => ({
		in: Object.fromEntries(JSON.parse(key) as [string, string][]),
		count: some.length
	}));
}

/** Editions that have begun, for those who count who took part in each. */
export async function begunEditions(today: string) {
	const rows = await db
		.select()
		.from(edition)
		.where(and(eq(edition.state, 'published'), lte(edition.startsOn, today)))
		.orderBy(edition.startsOn, edition.slug);
	const titles = await titlesOfCourses([...new Set(rows.map(({ courseId }) => courseId))]);
	return rows.map(({ id, slug, courseId, startsOn, endsOn, illustrative }) => ({
		...{ id, slug, startsOn, endsOn, illustrative },
		title: titles.get(courseId) ?? {}
	}));
}

async function learnersOf(id: EditionId): Promise<Learner[]> {
	const rows = await db
		.select({ id: enrolment.id, personId: enrolment.personId, language: enrolment.language })
		.from(enrolment)
		.where(and(eq(enrolment.editionId, id), eq(enrolment.state, 'enrolled')))
		.orderBy(enrolment.id);
	const ids = rows.map((row) => row.id);
	const [told, held] = await Promise.all([toldBy(id), heldBy(ids)]);
	return rows.map((row) => {
		const certificates = (held.get(row.id) ?? []).filter((one) => !one.revoked && one.supersededBy === null);
		const strata = {
			...told.get(row.id),
			language: row.language,
			certificate: certificates.at(-1)?.kind ?? 'none'
		};
		return { ...row, strata };
	});
}

async function toldBy(id: EditionId): Promise<Map<string, Strata>> {
	const rows = await db
		.select({
			enrolmentId: learnerProfile.enrolmentId,
			field: learnerProfile.field,
			value: learnerProfile.value
		})
		.from(learnerProfile)
		.innerJoin(enrolment, eq(enrolment.id, learnerProfile.enrolmentId))
		.where(and(eq(enrolment.editionId, id), inArray(learnerProfile.field, counted)));
	const told = new Map<string, Strata>();
	for (const { enrolmentId, field, value } of rows)
		if (value !== 'not_said') told.set(enrolmentId, { ...told.get(enrolmentId), [field]: value });
	return told;
}
