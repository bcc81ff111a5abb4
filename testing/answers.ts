import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { v5 } from 'uuid';
import { parse } from 'yaml';
import { root } from './prepare.ts';

/** What is right, as a course's folder says it. */
type Solution = { key: string } & (
	| { kind: 'one' | 'several'; right: string[] }
	| { kind: 'true-false'; right: boolean }
	| { kind: 'number'; right: number }
	| { kind: 'matching'; right: Record<string, string> }
	| { kind: 'ordering'; choices: string[] }
);
type Folder = { blocks: { key: string; questions?: Solution[] }[] };

/** The solutions of the demonstration course, by the questions' ids, which follow from the course's id and their keys. */
export function demonstrationSolutions(course = 'entrepreneurship-for-migrants-and-refugees') {
	const directory = join(root, 'content/courses', course);
	const { id } = parse(readFileSync(join(directory, 'course.yaml'), 'utf8')) as { id: string };
	const lessons = readdirSync(directory, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('lesson.yaml'))
		.map((path) => parse(readFileSync(join(directory, path), 'utf8')) as Folder);
	const questions = lessons.flatMap(({ blocks }) => blocks.flatMap((block) => block.questions ?? []));
	return new Map(questions.map((question) => [v5(question.key, id), question]));
}

/** Answers the question shown in `where` as it should be, as a person does. */
export async function answerRightly(where: Locator, solutions: ReadonlyMap<string, Solution>): Promise<void> {
	const id = ((await where.locator('[name^=here-]').getAttribute('name')) ?? '').replace('here-', '');
	const solution = solutions.get(id);
	switch (solution?.kind) {
		case 'one':
		case 'several':
			for (const key of solution.right) await where.locator(`input[value="${key}"]`).check();
			break;
		case 'true-false':
			await where.locator(`input[value="${String(solution.right)}"]`).check();
			break;
		case 'number':
			await where.getByRole('textbox').fill(String(solution.right));
			break;
		case 'matching':
			for (const [left, option] of Object.entries(solution.right))
				await where.locator(`select[name="${id} ${left}"]`).selectOption(option);
			break;
		case 'ordering':
			await putInOrder(where, solution.choices);
			break;
		default:
			throw new Error(`No solution is known of ${id}.`);
	}
}

/** Moves each line up to its place, from the first place on. */
async function putInOrder(where: Locator, choices: readonly string[]): Promise<void> {
	const lines = where.locator('ol > li');
	for (const [place, key] of choices.entries()) {
		const keys = await lines
			.locator('input')
			.evaluateAll((inputs: HTMLInputElement[]) => inputs.map(({ value }) => value));
		for (let at = keys.indexOf(key); at > place; at--)
			await lines.nth(at).getByRole('button').first().click();
	}
}
