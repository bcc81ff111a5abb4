import type { Folder } from './reading.ts';

const texts: Record<string, string> = {
	'course.yaml': `
id: 01990000-0000-7000-8000-000000000001
key: finance
source: en
languages: [en, ar]
titles: { en: Finance, ar: التمويل }
summaries: { en: How newcomers find money. }
topics: [migrant-entrepreneurship]
rules:
  completion: { lessons: { share: 1 } }
`,
	'01-access/module.yaml': 'key: access\ntitles: { en: Access, ar: الوصول }\n',
	'01-access/01-guarantees/lesson.yaml': `
key: guarantees
minutes: 12
blocks:
  - { key: what-it-is, kind: text }
  - { key: your-bank, kind: reflection }
  - key: check
    kind: quiz
    attempts: 3
    pass: 0.5
    questions:
      - { key: loss, kind: one, points: 1, choices: [five, two], right: [two] }
`,
	'01-access/01-guarantees/en.md': `---
title: Guarantees when you have no credit history
questions:
  loss:
    prompt: How much can the bank lose?
    choices: { five: "5,000", two: "2,000" }
    feedback: { five: The guarantee pays a part. }
---

<!-- what-it-is -->

A bank asks for a **past**.

<!-- your-bank -->

What does your bank ask for?
`,
	'01-access/01-guarantees/ar.md': `---
title: الضمانات حين لا يكون لك تاريخ ائتماني
questions:
  loss:
    prompt: كم يمكن أن يخسر المصرف؟
    choices: { five: "5000", two: "2000" }
outdated: [what-it-is]
---

<!-- what-it-is -->

يسأل المصرف عن ماضيك.
`
};

/** A small course in English and Arabic as a folder, for tests; null takes a file away. */
export function aFolder(changed: Record<string, string | null> = {}): Folder {
	const all = Object.entries({ ...texts, ...changed }).flatMap(([path, text]): [string, string][] =>
		text === null ? [] : [[path, text]]
	);
	return { texts: new Map(all), media: new Map() };
}
