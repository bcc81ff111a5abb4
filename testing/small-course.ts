import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { v5, v7 } from 'uuid';
import { expect, said } from './journey.ts';

/** A course of two lessons in English and Arabic that no other journey knows, as the zip of its folder. */
export type SmallCourse = { key: string; title: string; zip: Buffer; item: (key: string) => string };

export function aSmallCourse(): SmallCourse {
	const id = v7();
	const key = `accounts-${randomUUID().slice(0, 8)}`;
	const title = `Keeping accounts ${key.slice(-8)}`;
	const files = Object.entries(folder({ id, key, title })).map(
		([path, text]) => [path, strToU8(text)] as const
	);
	return {
		key,
		title,
		zip: Buffer.from(zipSync(Object.fromEntries(files))),
		item: (item) => v5(item, id)
	};
}

/** Brings it in at the desk and freezes it: `page` is of somebody who may. */
export async function bringIn(page: Page, { key, zip }: SmallCourse): Promise<void> {
	await page.goto('/en/desk/courses');
	await page.getByText('Bring in a course from a folder').click();
	await page
		.locator('[name=file]')
		.setInputFiles({ name: 'course.zip', mimeType: 'application/zip', buffer: zip });
	await page.getByRole('button', { name: 'See what it holds' }).click();
	await page.getByRole('button', { name: 'Bring it in' }).click();
	await expect(said(page)).toContainText('The course is as its folder says');
	await freeze(page, key, 'The first.');
}

export async function freeze(page: Page, key: string, note: string): Promise<void> {
	await page.goto(`/en/desk/courses/${key}/course/versions`);
	await page.locator('[name=note]').fill(note);
	await page.getByRole('button', { name: 'Freeze a version' }).click();
	await expect(said(page)).toContainText('The version is frozen');
}

/** Publishes an edition of its newest version, in which anybody may enrol. */
export async function publishEdition(
	page: Page,
	{ title }: SmallCourse,
	{ slug, startsOn }: { slug: string; startsOn: string }
): Promise<void> {
	await page.goto('/en/desk/editions/new');
	await page.locator('[name=course]').selectOption({ label: title });
	await page.locator('[name=slug]').fill(slug);
	await page.locator('[name=startsOn]').fill(startsOn);
	await page.getByRole('button', { name: 'Begin as a draft' }).click();
	await expect(said(page)).toContainText('The draft is made.');
	await publish(page, slug);
}

export async function publish(page: Page, slug: string): Promise<void> {
	await page.goto(`/en/desk/editions/${slug}`);
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(said(page)).toHaveText('Published. It stands in the catalogue.');
}

/** A day so many from today, as forms write it. */
export const dayFromNow = (days: number): string =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const folder = ({ id, key, title }: { id: string; key: string; title: string }): Record<string, string> => ({
	'course.yaml': `
id: ${id}
key: ${key}
source: en
languages: [en, ar]
illustrative: true
titles: { en: ${title}, ar: مسك الدفاتر }
summaries: { en: What came in and what went out., ar: ما دخل وما خرج. }
topics: [migrant-entrepreneurship]
rules:
  completion: { all: [{ lessons: { share: 1 } }, { quiz: own-plan, pass: 0.5 }] }
`,
	'01-money/module.yaml': 'key: money\ntitles: { en: Money, ar: المال }\n',
	'01-money/01-cash-book/lesson.yaml': `
key: cash-book
minutes: 5
blocks:
  - { key: why-write, kind: text }
  - key: quick-sums
    kind: quiz
    attempts: 2
    mark: best
    minutes: 1
    pass: 0.5
    feedback: after-finish
    questions:
      - { key: left-over, kind: number, points: 1, right: 12, tolerance: 0 }
      - { key: what-first, kind: short, points: 1 }
`,
	'01-money/01-cash-book/en.md': `---
title: The cash book
questions:
  left-over: { prompt: You had 20 and spent 8. What is left?, explanation: 20 − 8 = 12. }
  what-first: { prompt: Which number stands first on each line?, accepted: [the date, date], explanation: The date. }
---
<!-- why-write -->

Write every sum in the evening.
`,
	'01-money/01-cash-book/ar.md': `---
title: دفتر الصندوق
questions:
  left-over: { prompt: كان معك 20 وأنفقت 8. كم بقي؟, explanation: 20 − 8 = 12. }
  what-first: { prompt: أي رقم يأتي أولًا في كل سطر؟, accepted: [التاريخ], explanation: التاريخ. }
---
<!-- why-write -->

اكتب كل مبلغ في المساء.
`,
	'01-money/02-plan/lesson.yaml': `
key: plan
minutes: 10
blocks:
  - key: own-plan
    kind: quiz
    attempts: 2
    mark: best
    minutes: null
    pass: 0.5
    feedback: after-finish
    questions:
      - { key: first-week, kind: open, points: 4, rubric: [clear, feasible] }
`,
	'01-money/02-plan/en.md': `---
title: Your plan
questions:
  first-week:
    prompt: What do you write down in your first week?
    criteria: { clear: It says who writes and when., feasible: It can be done after work. }
    explanation: A tutor reads it.
---
`,
	'01-money/02-plan/ar.md': `---
title: خطتك
questions:
  first-week:
    prompt: ماذا تكتب في أسبوعك الأول؟
    criteria: { clear: تقول من يكتب ومتى., feasible: يمكن أن تتم بعد العمل. }
    explanation: يقرؤها مرشد.
---
`
});
