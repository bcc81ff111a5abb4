import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { demonstrationCertificates } from '#certificates/index.server.ts';
import { courseFacts, freezeCourse, hasCourse, importCourse, readDirectory } from '#courses/index.server.ts';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { DatePrecision } from '#catalogue/index.ts';
import { tellOfEdition } from './demonstration-told.server.ts';
import { tellCatalogue } from './offering.server.ts';
import { edition } from './tables.server.ts';

const actor = system('demonstration');

/** An edition in `content/editions.json`: history as the source document tells it, or illustrative and open. */
type ToldEdition = {
	slug: string;
	languages: string[];
	starts_on: string;
	ends_on: string | null;
	date_precision: DatePrecision;
	zone?: string;
	source: string | null;
	illustrative: boolean;
	/** It teaches the demonstration course. */
	open?: boolean;
	hours?: number;
	/** `content/editions/<slug>/` tells what was said in it. */
	told?: boolean;
};

/**
 * Loads the demonstration course from `content/`, freezes it, and tells its editions: the eleven of the past, and the
 * illustrative ones that anybody may join. Does nothing in a hub that has the course.
 */
export async function loadTrainingDemonstration({
	directory = fileURLToPath(new URL('../../content/', import.meta.url)),
	now = new Date()
} = {}): Promise<void> {
	const told = JSON.parse(await readFile(`${directory}/editions.json`, 'utf8')) as {
		course: string;
		editions: ToldEdition[];
	};
	if (await hasCourse(told.course)) return;
	const { course } = await importCourse(
		actor,
		await readDirectory(`${directory}/courses/${told.course}`),
		now
	);
	const { version } = await freezeCourse(actor, course, null, now);
	const facts = await courseFacts(course);
	await transaction(async (tx) => {
		await tx.insert(edition).values(
			told.editions.map((one) => ({
				id: newId<'Edition'>(),
				courseId: course,
				versionId: one.open ? version : null,
				slug: one.slug,
				state: 'published' as const,
				revision: 1,
				languages: one.languages,
				zone: one.zone ?? 'UTC',
				startsOn: one.starts_on,
				endsOn: one.ends_on,
				datePrecision: one.date_precision,
				enrolFrom: null,
				enrolUntil: null,
				admission: 'open' as const,
				seats: null,
				hours: one.hours ?? null,
				rules: facts.rules,
				source: one.source,
				illustrative: one.illustrative
			}))
		);
		for (const { slug } of told.editions.filter((one) => one.told))
			await tellOfEdition(tx, `${directory}/editions/${slug}`, { slug, courseId: course }, now);
		await tellCatalogue(tx, course, now);
		await demonstrationCertificates(tx, now);
	});
}
