import { createHash } from 'node:crypto';
import { contributesTo, type Actor } from '#people/index.ts';
import { organisationsBySlug } from '#network/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { transaction, type Writer } from '#platform/index.server.ts';
import { isLanguage, topic } from '#vocabulary/index.ts';
import { tellingEntry } from './catalogue.server.ts';
import type { CourseId } from './content.ts';
import { courseFacts, openCourse, putCourse, readWritten, type Course } from './course.server.ts';
import type { CourseFacts } from './course.ts';
import { holdCourse } from './editing.server.ts';
import { may, mayEverything } from './policy.ts';
import { moveSource } from './source.server.ts';

/** What a course is beside its content, as its authors decide it. `providers`: slugs. */
export type CourseProperties = Pick<CourseFacts, 'sourceLanguage' | 'languages' | 'topics' | 'providers'>;

/** What a form was filled in over: another mark later tells that somebody was quicker. */
export function markOf({ sourceLanguage, languages, topics, providers, rules }: CourseFacts): string {
	const said = JSON.stringify([sourceLanguage, languages, topics, providers, rules]);
	return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}

/**
 * Changes what a course is. A language that is left out keeps its texts, which come back with it: `leaves` names those
 * whose leaving was agreed to. Throws NotFound; Forbidden; Refusal with its field: `language_left_out`,
 * `source_texts_missing`, `unknown_language`, `unknown_topic`, `unknown_organisation`, `organisation_not_yours`,
 * `own_organisation_needed`, `course_changed_meanwhile`.
 */
export async function changeProperties(
	actor: Actor,
	id: CourseId,
	{ mark, leaves, ...wanted }: CourseProperties & { mark: string; leaves: readonly string[] },
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const before = await holdCourse(tx, actor, id);
		const after = { ...wanted, languages: unique([wanted.sourceLanguage, ...wanted.languages]) };
		for (const language of after.languages)
			if (!isLanguage(language) && !before.languages.includes(language))
				throw new Refusal('unknown_language', { field: 'languages', text: language.slice(0, 20) });
		for (const one of after.topics)
			if (!topic(one) && !before.topics.includes(one))
				throw new Refusal('unknown_topic', { field: 'topics', text: one.slice(0, 60) });
		if (mark !== markOf(before)) throw new Refusal('course_changed_meanwhile');
		await refuseToLeave(tx, before, after.languages, leaves);
		await tellingEntry(tx, actor, id, now, async () => {
			if (after.sourceLanguage !== before.sourceLanguage) await moveSource(tx, before, after.sourceLanguage);
			await putProperties(tx, actor, before, {
				...after,
				languages: inOrder(before.languages, after.languages),
				topics: unique(after.topics),
				providers: unique(after.providers)
			});
		});
	});
}

async function putProperties(
	tx: Writer,
	actor: Actor,
	before: Course,
	after: CourseProperties
): Promise<void> {
	const sameProviders = JSON.stringify(after.providers) === JSON.stringify(before.providers);
	if (!sameProviders) {
		await openCourse(actor, 'share', before.id, tx);
		await refuseStrangers(tx, actor, before.providers, after.providers);
	}
	const { archivedAt: _, governed: __, ...facts } = before;
	await putCourse(tx, { ...facts, ...after }, null);
	// A contributor who gave it to others alone could not see it any more.
	if (!sameProviders && !may(actor, 'share', (await courseFacts(before.id, tx)).governed))
		throw new Refusal('own_organisation_needed', { field: 'providers' });
}

/** Nobody gives a course to, or takes it from, an organisation that is not theirs. */
async function refuseStrangers(
	tx: Writer,
	actor: Actor,
	before: readonly string[],
	after: readonly string[]
): Promise<void> {
	const found = await organisationsBySlug([...after, ...before], tx);
	const own = contributesTo(actor);
	for (const slug of after)
		if (!found.has(slug)) throw new Refusal('unknown_organisation', { field: 'providers', text: slug });
	if (mayEverything(actor)) return;
	const moved = [
		...after.filter((one) => !before.includes(one)),
		...before.filter((one) => !after.includes(one))
	];
	for (const slug of moved) {
		const organisation = found.get(slug);
		if (organisation && !own.includes(organisation.id))
			throw new Refusal('organisation_not_yours', { field: 'providers', text: organisation.name });
	}
}

async function refuseToLeave(
	tx: Writer,
	before: Course,
	languages: readonly string[],
	leaves: readonly string[]
): Promise<void> {
	const leaving = before.languages.filter((one) => !languages.includes(one) && !leaves.includes(one));
	const { renderings } = leaving.length > 0 ? await readWritten(before, tx) : { renderings: [] };
	for (const language of leaving) {
		const count = renderings.filter((one) => one.language === language).length;
		if (count > 0) throw new Refusal('language_left_out', { field: 'leaves', language, count });
	}
}

function unique(all: readonly string[]): string[] {
	return [...new Set(all)];
}

/** Those that were there keep their places. */
function inOrder(before: readonly string[], after: readonly string[]): string[] {
	return unique([...before.filter((one) => after.includes(one)), ...after]);
}
