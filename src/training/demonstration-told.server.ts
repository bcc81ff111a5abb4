import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { daysAfter, instantOf } from '#catalogue/index.ts';
import { idOfKey } from '#courses/index.server.ts';
import type { CourseId, Texts } from '#courses/index.ts';
import { inventPeople } from '#people/index.server.ts';
import { newId } from '#platform/index.ts';
import { putFile, type Writer, publicUrl } from '#platform/index.server.ts';
import type { AnnouncementWords } from './announcement.ts';
import type { ContributionId } from './contribution.ts';
import type { EditionId } from './edition.ts';
import type { LiveSessionWords } from './live-session.ts';
import {
	announcement,
	contribution,
	edition,
	editionTeam,
	editionText,
	enrolment,
	liveSession
} from './tables.server.ts';

/** `content/editions/<slug>/told.json`. `days`: from the day it is loaded; `by`: a person's key. */
type Told = {
	notes: Texts<string>;
	people: { key: string; name: string; language: string; tutor?: boolean }[];
	announcements: { days: number; by: string; texts: Texts<AnnouncementWords> }[];
	sessions: {
		days: number;
		from: string;
		until: string;
		url: string | null;
		recording: string | null;
		languages: string[];
		texts: Texts<LiveSessionWords>;
	}[];
	/** `at`: the discussion's key. */
	posts: (Post & { at: string; answers: Post[] })[];
};
type Post = { days: number; by: string; language: string; body: string };

/** Fills an edition with what its team and learners said, so that its pages are seen as they are in use. */
export async function tellOfEdition(
	tx: Writer,
	directory: string,
	{ slug, courseId }: { slug: string; courseId: CourseId },
	now: Date
): Promise<void> {
	const told = JSON.parse(await readFile(`${directory}/told.json`, 'utf8')) as Told;
	const [row] = await tx
		.select({ id: edition.id, zone: edition.zone })
		.from(edition)
		.where(eq(edition.slug, slug));
	if (!row) return;
	const place = { ...row, directory, courseId, now };
	const people = await tellPeople(tx, row.id, told.people, now);
	await tx
		.insert(editionText)
		.values(Object.entries(told.notes).map(([language, note]) => ({ editionId: row.id, language, note })));
	await tx.insert(announcement).values(
		told.announcements.map(({ days, by, texts }) => ({
			id: newId<'Announcement'>(),
			editionId: row.id,
			at: daysFrom(now, days),
			personId: people.get(by)?.personId ?? null,
			texts
		}))
	);
	await tellSessions(tx, place, told.sessions);
	await tellPosts(tx, place, told.posts, people);
}

type Place = { id: EditionId; zone: string; directory: string; courseId: CourseId; now: Date };
type People = Map<string, { personId: string; enrolmentId: string | null }>;

async function tellPeople(tx: Writer, id: EditionId, told: Told['people'], now: Date): Promise<People> {
	const ids = await inventPeople(tx, told);
	const people: People = new Map();
	for (const [at, { key, language, tutor }] of told.entries()) {
		const personId = ids[at] ?? '';
		const enrolmentId = tutor ? null : newId<'Enrolment'>();
		people.set(key, { personId, enrolmentId });
		if (enrolmentId === null) await tx.insert(editionTeam).values({ editionId: id, personId, role: 'tutor' });
		else
			await tx.insert(enrolment).values({
				...{ id: enrolmentId, editionId: id, personId, language },
				...{ state: 'enrolled', askedAt: daysFrom(now, -14), enrolledAt: daysFrom(now, -14) }
			});
	}
	return people;
}

async function tellSessions(
	tx: Writer,
	{ id, zone, directory, now }: Place,
	sessions: Told['sessions']
): Promise<void> {
	for (const { days, from, until, recording, ...told } of sessions) {
		const day = daysAfter(now.toISOString().slice(0, 10), days);
		const file = recording && (await putFile(tx, await readFile(`${directory}/${recording}`)));
		await tx.insert(liveSession).values({
			...told,
			id: newId<'LiveSession'>(),
			editionId: id,
			startsAt: instantOf(`${day}T${from}`, zone),
			endsAt: instantOf(`${day}T${until}`, zone),
			recordingUrl: file ? `${publicUrl()}/files/${file.sha256}/${recording}` : null
		});
	}
}

async function tellPosts(
	tx: Writer,
	{ id, courseId, now }: Place,
	posts: Told['posts'],
	people: People
): Promise<void> {
	for (const { at, answers, ...post } of posts) {
		const first = newId<'Contribution'>();
		const write = async (
			one: Post,
			own: ContributionId,
			answersId: ContributionId | null,
			minute: number
		) => {
			const { personId = null, enrolmentId = null } = people.get(one.by) ?? {};
			await tx.insert(contribution).values({
				id: own,
				editionId: id,
				itemId: idOfKey(courseId, at),
				answersId,
				enrolmentId: enrolmentId as typeof contribution.$inferInsert.enrolmentId,
				personId: enrolmentId === null ? personId : null,
				language: one.language,
				body: one.body,
				at: new Date(daysFrom(now, one.days).getTime() + minute * 60_000)
			});
		};
		await write(post, first, null, 0);
		for (const [minute, answer] of answers.entries())
			await write(answer, newId<'Contribution'>(), first, (minute + 1) * 17);
	}
}

function daysFrom(now: Date, days: number): Date {
	return new Date(now.getTime() + days * 86_400_000);
}
