/** What an event says in one language. */
export type EventWords = {
	title: string;
	summary: string;
	/** One a line. */
	objectives: string;
	whoFor: string;
	costs: string;
	covered: string;
	practical: string;
};
export const eventWordNames = [
	'title',
	'summary',
	'objectives',
	'whoFor',
	'costs',
	'covered',
	'practical'
] as const satisfies readonly (keyof EventWords)[];

/** A rendering: hidden while it is a draft; `sourceRevision` is the event's when it was last said to say what its source says. */
export type EventText = EventWords & {
	language: string;
	state: 'draft' | 'ready';
	sourceRevision: number;
};

export const longestTitle = 500;
export const longestWords = 8000;

export const noWords: EventWords = {
	title: '',
	summary: '',
	objectives: '',
	whoFor: '',
	costs: '',
	covered: '',
	practical: ''
};

export type SaidWords = { text: string; language: string };

/**
 * The one fallback of an event's words: the page's language, English, the source, any; with the language that it was.
 * Null where nothing is said anywhere. `drafts`: for who works on it.
 */
export function eventWordsIn(
	texts: readonly EventText[],
	name: keyof EventWords,
	language: string,
	{ source, drafts = false }: { source: string; drafts?: boolean }
): SaidWords | null {
	const shown = texts.filter((one) => (drafts || one.state === 'ready') && one[name].trim() !== '');
	const found =
		shown.find((one) => one.language === language) ??
		shown.find((one) => one.language === 'en') ??
		shown.find((one) => one.language === source) ??
		shown[0];
	return found ? { text: found[name], language: found.language } : null;
}

/** True of a rendering made from an older source than the one that stands now. */
export function isTextOutdated(text: EventText, texts: readonly EventText[], source: string): boolean {
	const original = texts.find(({ language }) => language === source);
	return text.language !== source && original !== undefined && text.sourceRevision < original.sourceRevision;
}

/** What is wrong with it, by the field of its form. */
export function problemsOfWords(
	words: EventWords
): { field: string; code: string; details?: Record<string, number> }[] {
	if (words.title.trim() === '') return [{ field: 'title', code: 'required' }];
	return eventWordNames.flatMap((name) => {
		const most = name === 'title' ? longestTitle : longestWords;
		return words[name].length > most ? [{ field: name, code: 'longer_than', details: { most } }] : [];
	});
}

/** Lines that say something: objectives, as a list. */
export function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.replace(/^\s*[-–•*]\s*/u, '').trim())
		.filter(Boolean);
}
