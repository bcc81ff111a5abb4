import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader } from '#platform/index.server.ts';
import { assemble, refusalsToFreeze } from './assemble.ts';
import type { Content, CourseId, VersionId } from './content.ts';
import { openCourse, readWritten } from './course.server.ts';
import { course, courseVersion } from './tables.server.ts';

export type Version = { id: VersionId; courseId: CourseId; number: number; content: Content; frozenAt: Date };

/**
 * Freezes the course as it stands: what an edition of it teaches never changes under its learners. When nothing changed
 * since the last version, that one is given back. Throws Refusal `course_not_ready` with the keys of what is missing.
 */
export async function freezeCourse(
	actor: Actor,
	id: CourseId,
	note: string | null,
	now: Date
): Promise<{ version: VersionId; number: number; fresh: boolean }> {
	return transaction(async (tx) => {
		const facts = await openCourse(actor, 'freeze', id, tx);
		await tx.select({ id: course.id }).from(course).where(eq(course.id, id)).for('update');
		const { items, renderings } = await readWritten(facts, tx);
		const unready = refusalsToFreeze(facts, items, renderings);
		if (unready.length > 0)
			throw new Refusal('course_not_ready', {
				what: unready
					.map(({ key }) => key)
					.slice(0, 20)
					.join(', ')
			});
		const content = assemble(facts, items, renderings);
		const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex');
		const [last] = await tx
			.select({ id: courseVersion.id, number: courseVersion.number, sha256: courseVersion.sha256 })
			.from(courseVersion)
			.where(eq(courseVersion.courseId, id))
			.orderBy(desc(courseVersion.number))
			.limit(1);
		if (last?.sha256 === sha256) return { version: last.id, number: last.number, fresh: false };
		const version = newId<'Version'>();
		const number = (last?.number ?? 0) + 1;
		await tx.insert(courseVersion).values({
			id: version,
			courseId: id,
			number,
			content,
			sha256,
			frozenAt: now,
			frozenBy: actor.kind === 'person' ? actor.id : null,
			note
		});
		return { version, number, fresh: true };
	});
}

// A version never changes, so one that was read is kept: the few that are taught now are the ones that are asked for.
const kept = new Map<VersionId, Promise<Version>>();
const most = 12;

/** Throws NotFound. */
export async function findVersion(id: VersionId): Promise<Version> {
	const known = kept.get(id);
	if (known) {
		kept.delete(id);
		kept.set(id, known);
		return known;
	}
	const reading = readVersion(id);
	kept.set(id, reading);
	reading.catch(() => kept.delete(id));
	for (const oldest of kept.keys()) {
		if (kept.size <= most) break;
		kept.delete(oldest);
	}
	return reading;
}

async function readVersion(id: VersionId): Promise<Version> {
	const [row] = await db.select().from(courseVersion).where(eq(courseVersion.id, id));
	if (!row) throw new NotFound('version');
	const { courseId, number, content, frozenAt } = row;
	return { id, courseId, number, content, frozenAt };
}

export type ListedVersion = { id: VersionId; number: number; frozenAt: Date; note: string | null };

/** Newest first. */
export async function listVersions(id: CourseId, reader: Reader = db): Promise<ListedVersion[]> {
	return reader
		.select({
			id: courseVersion.id,
			number: courseVersion.number,
			frozenAt: courseVersion.frozenAt,
			note: courseVersion.note
		})
		.from(courseVersion)
		.where(eq(courseVersion.courseId, id))
		.orderBy(desc(courseVersion.number));
}
