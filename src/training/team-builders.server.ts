import { strToU8 } from 'fflate';
import { findVersion, freezeCourse, importCourse } from '#courses/index.server.ts';
import type { Content } from '#courses/index.ts';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { aFolder } from '../courses/builders.server.ts';
import { anEdition } from './builders.server.ts';
import type { Edition } from './edition.ts';
import type { TeamRole } from './policy.ts';
import { editionTeam } from './tables.server.ts';

const now = new Date('2027-01-10T10:00:00Z');

const texts = {
	'course.yaml': `
id: 01990000-0000-7000-8000-000000000002
key: talk
source: en
languages: [en, ar]
titles: { en: Talk, ar: حديث }
summaries: { en: How people speak of money. }
topics: [migrant-entrepreneurship]
rules:
  completion: { quiz: plan, pass: 0.5 }
`,
	'01-access/01-guarantees/lesson.yaml': `
key: guarantees
minutes: 12
blocks:
  - { key: what-it-is, kind: text }
  - { key: your-bank, kind: discussion }
  - key: plan
    kind: quiz
    attempts: 2
    pass: 0.5
    feedback: after-finish
    questions:
      - { key: loss, kind: one, points: 1, choices: [five, two], right: [two] }
      - { key: own-plan, kind: open, points: 4, rubric: [clear, feasible] }
`,
	'01-access/01-guarantees/en.md': `---
title: Guarantees when you have no credit history
questions:
  loss:
    prompt: How much can the bank lose?
    choices: { five: "5,000", two: "2,000" }
  own-plan:
    prompt: Who pays whom in your plan?
    criteria: { clear: It says who pays., feasible: The sums add up. }
---

<!-- what-it-is -->

A bank asks for a **past**.

<!-- your-bank -->

What does your bank ask for?
`,
	'01-access/01-guarantees/ar.md': null
};

/** An edition of a course with an open question and a discussion, for tests. */
export async function aTalkedEdition(
	given: Partial<Edition> = {}
): Promise<{ edition: Edition; content: Content }> {
	const raw = new Map([...aFolder(texts).texts].map(([path, text]) => [path, strToU8(text)]));
	const { course } = await importCourse(system('test'), raw, now);
	const { version } = await freezeCourse(system('test'), course, null, now);
	const edition = await anEdition({
		versionId: version,
		courseId: course,
		languages: ['en'],
		rules: { participation: null, completion: { quiz: 'plan', pass: 0.5 } },
		...given
	});
	return { edition, content: (await findVersion(version)).content };
}

/** Puts somebody into an edition's team. */
export async function inTeam(edition: Edition, person: { id: string }, role: TeamRole): Promise<void> {
	await transaction((tx) =>
		tx.insert(editionTeam).values({ editionId: edition.id, personId: person.id, role })
	);
}

/** The ids of that course's things, by name. */
export function partsOf(content: Content) {
	const lesson = content.modules[0]!.lessons[0]!;
	const quiz = lesson.blocks.find((block) => block.kind === 'quiz')!;
	const discussion = lesson.blocks.find((block) => block.kind === 'discussion')!;
	const [choice, open] = quiz.questions;
	return { lesson, quiz, discussion, choice: choice!, open: open! };
}

/** An attempt that was begun, answered and handed in, as statements without their registration. */
export function handedIn(
	content: Content,
	{ choice = 'two', plan = 'The fund pays the bank.', at = '2027-02-09T10:00:00Z', language = 'en' } = {}
) {
	const parts = partsOf(content);
	const attempt = newId();
	const then = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000);
	return {
		attempt,
		statements: [
			{ verb: 'opened' as const, object: parts.lesson.id, happenedAt: then(0), language },
			{ verb: 'started' as const, object: parts.quiz.id, attempt, happenedAt: then(1), language },
			{
				verb: 'answered' as const,
				object: parts.choice.id,
				attempt,
				value: choice,
				happenedAt: then(2),
				language
			},
			{
				verb: 'answered' as const,
				object: parts.open.id,
				attempt,
				value: plan,
				happenedAt: then(3),
				language
			},
			{ verb: 'finished' as const, object: parts.quiz.id, attempt, happenedAt: then(4), language }
		]
	};
}
