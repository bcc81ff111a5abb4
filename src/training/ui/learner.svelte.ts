import type { PlayedBlock, PlayedQuiz, PlayedReflection } from '#courses/ui/played.ts';
import { packedQuiz, unpackedQuiz } from '#courses/ui/packed.ts';
import type { Statement } from '#records/player.ts';
import { DeviceLog } from '../device/log.svelte.ts';
import { fromWire, instantOf, type Wire } from '../device/wire.ts';

/** What a page of lessons must know to be more than read: it travels as JSON in the page, and prose does not. */
export type Studied = {
	language: string;
	/** Null: nothing that is done here is recorded. */
	person: string | null;
	registration: string;
	/** What is still to be done for the certificate that one can still earn; null: none. */
	towards: Towards | null;
	lesson: StudiedLesson | null;
};

/** Each condition that is not met in a sentence; none: all are. */
export type Towards = { kind: 'completion' | 'participation'; parts: string[] };

export type StudiedLesson = {
	id: string;
	blocks: (PlayedQuiz | PlayedReflection)[];
	directions: { [language: string]: 'ltr' | 'rtl' };
	/** The hub's part of the learner's log. */
	log: StoredWire[];
	now: string;
	until: string | null;
	/** By quiz: the attempt that its first answer begins. */
	proposed: { [quiz: string]: string };
	/** The quiz that is asked about before it is handed in with questions unanswered; null: none. */
	asking: string | null;
	lessons: { id: string; path: string; title: string; state: 'untouched' | 'opened' | 'done' }[];
	label: string;
	base: string;
	before: Way | null;
	after: Way | null;
};
export type Way = { path: string; title: string; language: string };
export type StoredWire = Wire & { storedAt: string | null; flags: readonly Statement['flags'][number][] };

/** Who studies, for the parts of a page: their log, here and at the hub, and the moment. */
export class Learner {
	readonly studied: Studied;
	readonly log: DeviceLog;
	now: Date = $state.raw(instantOf('1970-01-01'));
	#lesson: StudiedLesson | null = $state.raw(null);
	towards: Towards | null = $state.raw(null);
	#refreshing: Promise<void> | null = null;
	/** The hub's and the device's together. */
	readonly statements: readonly Statement[] = $derived.by(() => [
		...(this.#lesson?.log ?? []).map(stored),
		...this.log.statements
	]);

	constructor(studied: Studied, clock: () => Date) {
		const { person, registration, language } = studied;
		this.studied = studied;
		this.log = new DeviceLog({ person, registration, language, clock });
		this.learn(studied);
		this.now = studied.lesson ? instantOf(studied.lesson.now) : clock();
	}

	/** What the hub says now: solutions after handing in, and what is still to be done. */
	learn({ lesson, towards }: Pick<Studied, 'lesson' | 'towards'>): void {
		this.#lesson = lesson;
		this.towards = towards;
	}

	get lesson(): StudiedLesson {
		if (!this.#lesson) throw new Error('no lesson on this page');
		return this.#lesson;
	}

	/** Whether time runs somewhere on the page. */
	get hasClock(): boolean {
		return this.lesson.blocks.some((block) => block.kind === 'quiz' && block.minutes !== null);
	}

	get records(): boolean {
		return this.studied.person !== null;
	}

	get until(): Date | null {
		const until = this.#lesson?.until ?? null;
		return until === null ? null : instantOf(until);
	}

	quiz(id: string): PlayedQuiz {
		return this.#block(id, 'quiz');
	}

	reflection(id: string): PlayedReflection {
		return this.#block(id, 'reflection');
	}

	#block<Kind extends 'quiz' | 'reflection'>(id: string, kind: Kind): Extract<PlayedBlock, { kind: Kind }> {
		const block = this.lesson.blocks.find((one) => one.id === id);
		if (block?.kind !== kind) throw new Error('no such block on this page');
		return block as Extract<PlayedBlock, { kind: Kind }>;
	}

	isDone(lesson: string): boolean {
		return (
			this.lesson.lessons.some(({ id, state }) => id === lesson && state === 'done') ||
			this.log.statements.some(({ verb, object }) => verb === 'completed' && object === lesson)
		);
	}

	/** `lang` and `dir` of what is not in the page's language. */
	spokenIn(language: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
		const dir = this.lesson.directions[language];
		return language === this.studied.language || !dir ? {} : { lang: language, dir };
	}

	/** Asks the hub for the page again, and takes from it what may be known now: once, however many parts ask. */
	async refresh(): Promise<void> {
		this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null));
		await this.#refreshing;
	}

	async #refresh(): Promise<void> {
		const response = await fetch(location.pathname).catch(() => null);
		if (!response?.ok) return;
		const text = carriedIn(await response.text());
		const studied = text === null ? null : unpacked(text);
		if (studied?.lesson) this.learn(studied);
	}
}

/** What the page carries; null: nothing, or nothing for a learner. */
export function studiedOn(page: Document): Studied | null {
	const text = page.getElementById('studied')?.textContent;
	return text ? unpacked(text) : null;
}

/** As the page's JSON; quizzes, which are most of it, as short as they can be said. */
export function packed(studied: Studied): string {
	const { lesson } = studied;
	const blocks = lesson?.blocks.map((block) => (block.kind === 'quiz' ? packedQuiz(block) : block));
	return JSON.stringify(lesson ? { ...studied, lesson: { ...lesson, blocks } } : studied);
}

function unpacked(text: string): Studied {
	const studied = JSON.parse(text) as Studied;
	const { lesson } = studied;
	if (!lesson) return studied;
	const blocks = lesson.blocks.map((block) =>
		block.kind === 'quiz' ? unpackedQuiz(block as unknown as Parameters<typeof unpackedQuiz>[0]) : block
	);
	return { ...studied, lesson: { ...lesson, blocks } };
}

/** The same in a page's text. It is not made a document for that: its styles would be refused, and each refusal reported. */
function carriedIn(page: string): string | null {
	return /id="studied"[^>]*>([^<]+)</u.exec(page)?.[1] ?? null;
}

function stored({ storedAt, flags, ...wire }: StoredWire): Statement {
	return { ...fromWire(wire), storedAt: storedAt === null ? null : instantOf(storedAt), flags };
}
