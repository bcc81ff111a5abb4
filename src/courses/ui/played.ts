import type { Inline, Prose } from '../prose.ts';
import type { QuestionKind, Question } from '../question.ts';
import type { QuizRules } from '../content.ts';

/** A lesson as a page shows it: in one language, its Markdown read already, without what a learner may not know yet. */
export type PlayedLesson = {
	id: string;
	key: string;
	title: string;
	summary: string;
	language: string;
	minutes: number | null;
	blocks: PlayedBlock[];
};

/** `language`: the one its words came in, which may be another than the page's. */
type Played<Kind extends string> = { id: string; key: string; kind: Kind; language: string };

export type PlayedFile = { url: string; type: string; bytes: number };
export type PlayedText = Played<'text'> & { prose: Prose };
export type PlayedReflection = Played<'reflection'> & { prose: Prose };
export type PlayedDiscussion = Played<'discussion'> & { prose: Prose };
export type PlayedLink = Played<'link'> & { url: string; title: string; note: Prose };
export type PlayedDocument = Played<'file'> & { file: PlayedFile; title: string; note: Prose };
export type PlayedImage = Played<'image'> & { file: PlayedFile; alt: string; caption: Prose };
/** `seconds`: null where nobody said how long it lasts. */
export type PlayedAudio = Played<'audio'> & {
	file: PlayedFile;
	seconds: number | null;
	title: string;
	transcript: Prose;
};
export type PlayedVideo = Played<'video'> & {
	/** From the best picture to sound alone. */
	ways: { way: 'video' | 'smaller' | 'sound'; file: PlayedFile }[];
	poster: PlayedFile | null;
	captions: PlayedFile | null;
	seconds: number | null;
	title: string;
	transcript: Prose;
};
/** `title`: null where it has none of its own. */
export type PlayedQuiz = Played<'quiz'> &
	QuizRules & { title: { text: string; language: string } | null; questions: PlayedQuestion[] };

export type PlayedBlock =
	| PlayedText
	| PlayedReflection
	| PlayedDiscussion
	| PlayedLink
	| PlayedDocument
	| PlayedImage
	| PlayedAudio
	| PlayedVideo
	| PlayedQuiz;

export type PlayedQuestion = {
	id: string;
	key: string;
	kind: QuestionKind;
	points: number;
	pool: string | null;
	language: string;
	prompt: Prose;
	/** Of one, several and ordering: in no order. */
	choices: string[];
	/** Of matching. */
	left: string[];
	options: string[];
	/** By key: of choices, or of the left side. */
	words: { [key: string]: Inline[] };
	optionWords: { [key: string]: string };
	unit: string | null;
	/** What an open answer is marked by. */
	criteria: Inline[][];
	/** Null: the learner may not know it yet. */
	solution: PlayedSolution | null;
};

export type PlayedSolution = {
	/** As far as marking needs it. */
	question: Question;
	feedback: { [given: string]: Prose };
	explanation: Prose;
};
