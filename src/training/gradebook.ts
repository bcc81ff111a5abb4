import type { Kind } from '#certificates/index.ts';
import type { Content } from '#courses/index.ts';
import type { EnrolmentId, EnrolmentState } from './enrolment.ts';
import type { Stuck } from './stuck.ts';
import type { Summary } from './summary.ts';

/** One learner as the team sees them. */
export type BookLine = {
	id: EnrolmentId;
	/** As in the account. */
	name: string;
	state: EnrolmentState;
	language: string;
	enrolledAt: Date;
	summary: Summary;
	certificate: Kind | null;
	stuck: Stuck[];
};

/** The columns that an edition's content gives: its modules with their lessons, and its quizzes. */
export type BookQuiz = {
	key: string;
	lesson: string;
	pass: number | null;
	attempts: number | null;
	/** A person marks a part of it. */
	open: boolean;
	/** Not for practice alone: it has a pass mark, or the team sees its answers. */
	counts: boolean;
};
export type BookModule = { key: string; lessons: { key: string }[] };

export function columnsOf(content: Content): { modules: BookModule[]; quizzes: BookQuiz[] } {
	return {
		modules: content.modules.map(({ key, lessons }) => ({
			key,
			lessons: lessons.map((lesson) => ({ key: lesson.key }))
		})),
		quizzes: content.modules
			.flatMap(({ lessons }) => lessons)
			.flatMap((lesson) =>
				lesson.blocks.flatMap((block) =>
					block.kind !== 'quiz'
						? []
						: {
								key: block.key,
								lesson: lesson.key,
								pass: block.pass,
								attempts: block.attempts,
								open: block.questions.some(({ kind }) => kind === 'open'),
								counts: block.pass !== null || block.questions.some(({ kind }) => kind === 'open')
							}
				)
			)
	};
}

/** What the gradebook is sorted by: 'name', 'lessons', 'writings', 'last', 'certificate', or a quiz as 'quiz:KEY'. */
export type BookSort = { by: string; down: boolean };

const plain = ['name', 'language', 'lessons', 'writings', 'last', 'certificate'];

/** From an address: '-lessons' is downwards; what names nothing sorts by name. */
export function readSort(text: string | null, quizzes: readonly { key: string }[]): BookSort {
	const down = text?.startsWith('-') ?? false;
	const by = (text ?? '').replace(/^-/u, '');
	const known = plain.includes(by) || quizzes.some(({ key }) => `quiz:${key}` === by);
	return known ? { by, down } : { by: 'name', down: false };
}

export function writeSort({ by, down }: BookSort): string {
	return down ? `-${by}` : by;
}

/** Equal ones by name; who has nothing in the column stands last, whichever way it is sorted. */
export function sortedBook(lines: readonly BookLine[], { by, down }: BookSort, language: string): BookLine[] {
	const names = new Intl.Collator(language, { numeric: true });
	const byName = (one: BookLine, other: BookLine) =>
		names.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
	const sign = down ? -1 : 1;
	return [...lines].sort((one, other) => {
		const [a, b] = [valueOf(one, by), valueOf(other, by)];
		if (a === null || b === null) return Number(a === null) - Number(b === null) || byName(one, other);
		const order =
			typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b));
		return sign * order || byName(one, other);
	});
}

function valueOf({ name, language, summary, certificate }: BookLine, by: string): string | number | null {
	switch (by) {
		case 'language':
			return language;
		case 'lessons':
			return summary.lessonsDone;
		case 'writings':
			return summary.writings;
		case 'last':
			return summary.lastAt === null ? null : Date.parse(summary.lastAt);
		case 'certificate':
			return certificate === null ? null : certificate === 'completion' ? 2 : 1;
		case 'name':
			return name;
		default:
			return summary.quizzes[by.slice('quiz:'.length)]?.share ?? null;
	}
}
