import { eq } from 'drizzle-orm';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { inventWave } from '#surveys/index.server.ts';
import type { CohortId } from './cohort.ts';
import { impactCohort } from './cohort-tables.server.ts';
import type { Scope } from './fact.ts';
import { inventParticipants, type InventedPerson } from './invented.ts';
import { putSource } from './source.server.ts';

const cohorts = [
	{
		slug: 'illustrative-edition-1',
		title: { en: 'Illustrative edition 1, in English', es: 'Edición ilustrativa 1, en inglés' }
	},
	{
		slug: 'illustrative-edition-2',
		title: { en: 'Illustrative edition 2, in English', es: 'Edición ilustrativa 2, en inglés' }
	},
	{
		slug: 'illustrative-edition-3',
		title: { en: 'Illustrative edition 3, in English', es: 'Edición ilustrativa 3, en inglés' }
	},
	{
		slug: 'illustrative-edition-4',
		title: { en: 'Illustrative edition 4, in Spanish', es: 'Edición ilustrativa 4, en español' }
	}
] as const;

/**
 * An invented data set of the size of a real one, marked as such: four editions with 1,684 people from 124 countries, their
 * self-evaluation, and 300 answers half a year later. Null: it is here already.
 */
export async function loadInventedImpact(now = new Date()): Promise<Scope | null> {
	const [there] = await db
		.select({ id: impactCohort.id })
		.from(impactCohort)
		.where(eq(impactCohort.slug, cohorts[0].slug));
	if (there) return null;
	const people = inventParticipants();
	const day = (days: number): string =>
		new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
	const ids: CohortId[] = [];
	for (const [at, { slug, title }] of cohorts.entries())
		ids.push(
			await inventCohort(
				slug,
				title,
				people.filter(({ cohort }) => cohort === at),
				{ startsOn: day(-330 + at * 20), endsOn: day(-290 + at * 20) },
				now
			)
		);
	const followed = await inventWave(
		{
			...{
				slug: 'illustrative-follow-up',
				questionnaire: 'course-follow-up',
				version: null,
				kind: 'follow_up'
			},
			title: {
				en: 'Half a year later (illustrative editions)',
				es: 'Medio año después (ediciones ilustrativas)',
				fr: 'Six mois après (éditions illustratives)',
				ar: 'بعد نصف عام (دفعات توضيحية)',
				ru: 'Полгода спустя (примерные выпуски)',
				zh: '半年之后（示例班次）'
			},
			...{ opensOn: day(-60), closesOn: day(-32), month: 6, ...common }
		},
		people.map((person) => ({ ...asked(person), disposition: person.disposition, answers: person.followUp })),
		now
	);
	const evaluated = await inventWave(
		{
			...{ slug: 'illustrative-self-evaluation', questionnaire: 'course-self-evaluation', version: null },
			title: {
				en: 'At the end of the course (illustrative editions)',
				es: 'Al final del curso (ediciones ilustrativas)',
				fr: 'À la fin du cours (éditions illustratives)',
				ar: 'في ختام الدورة (دفعات توضيحية)',
				ru: 'В конце курса (примерные выпуски)',
				zh: '课程结束时（示例班次）'
			},
			...{ kind: 'self_evaluation', opensOn: day(-228), closesOn: day(-207), month: null, ...common }
		},
		people.map((person) => ({
			...{ ...asked(person), answers: person.evaluation },
			disposition: person.evaluation === null ? 'non_contact' : 'complete'
		})),
		now
	);
	return { cohorts: ids, waves: [followed.id, evaluated.id] };
}

const common = {
	linkage: 'pseudonymous' as const,
	languages: ['en', 'es'],
	reminderDays: [7, 14],
	organisationId: null,
	subject: null
};

function asked({ number, strata }: InventedPerson) {
	const known = Object.entries(strata).filter(([, category]) => category !== '');
	return { holder: `invented:${number}`, language: strata.language, strata: Object.fromEntries(known) };
}

async function inventCohort(
	slug: string,
	title: Record<string, string>,
	people: readonly InventedPerson[],
	days: { startsOn: string; endsOn: string },
	now: Date
): Promise<CohortId> {
	const id = newId<'Cohort'>();
	await transaction(async (tx) => {
		await tx
			.insert(impactCohort)
			.values({ id, slug, kind: 'imported', title, ...days, illustrative: true, shownAt: now });
		const cells = people.map(({ strata }) => ({ in: strata, count: 1 }));
		await putSource(tx, id, { name: 'invented', cells, by: null, now });
	});
	return id;
}
