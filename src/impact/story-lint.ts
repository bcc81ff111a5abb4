import type { Fact, FactKey } from './fact.ts';
import { knownFacts } from './fact-text.ts';
import { lint, lookedAt, type Finding, type Given, type Looked, type Place } from './lint/index.ts';
import type { StoryPart } from './story-part.ts';
import type { SaidWords } from './story-voice.ts';
import type { MethodWords, StoryWords } from './story.ts';

/** Those that the linter reads. */
export const lintedLanguages = ['en', 'es', 'fr'] as const;

/** Where of a story something stands; its line is one of that part. */
export type StoryPlace = Place & { part: StoryPart };
export type StoryFinding = Omit<Finding, 'places' | 'culprit'> & {
	language: string;
	places: StoryPlace[];
	culprit: StoryPlace | null;
};

/**
 * What in the words of a story does not go together, in each language that the linter reads: its text and what its team
 * says of the method are read as one.
 */
export function lintStory(
	words: Readonly<Record<string, StoryWords & { method?: MethodWords }>>,
	facts: Readonly<Record<FactKey, Fact>>
): StoryFinding[] {
	const known = knownFacts(facts);
	return lintedLanguages.flatMap((language) => {
		const written = words[language];
		if (!written) return [];
		const { title, summary, body, method } = written;
		const parts: Part[] = [
			{ part: { is: 'head' }, text: `${title}\n\n${summary}` },
			{ part: { is: 'text' }, text: body },
			...(['selection', 'limits', 'interviews'] as const).map((is) => ({
				...{ part: { is }, text: method?.[is] ?? '' }
			}))
		];
		const head = title.length + summary.length + 2;
		return (
			findingsIn(parts, language, { facts: known, head })
				// Words on the method carry no tokens: a number in them is typed by hand.
				.filter(({ kind, places }) => kind !== 'typed' || places.some(({ part: { is } }) => is === 'text'))
		);
	});
}

/** What was read of a text, for who is told that nothing was found; null where its language is not read. */
export function lookedAtStory(
	{ title, summary, body, method }: StoryWords & { method?: MethodWords },
	language: string,
	facts: Readonly<Record<FactKey, Fact>>
): Looked | null {
	const tongue = tongueNamed(language);
	const texts = [title, summary, body, method?.selection, method?.limits, method?.interviews];
	return tongue ? lookedAt(texts.join('\n\n'), { facts: knownFacts(facts), language: tongue }) : null;
}

/**
 * What somebody says that does not go together, by itself: they may count otherwise than the data. For the team to look
 * at; their words are theirs, and stand against no release.
 */
export function lintInterviews(
	interviews: readonly { id: string; said: readonly (SaidWords & { language: string })[] }[]
): StoryFinding[] {
	return interviews.flatMap(({ id, said }) =>
		said
			.filter(({ language }) => lintedLanguages.some((one) => one === language))
			.flatMap(({ language, title, lead, text }) => {
				const part: StoryPart = { is: 'interview', id, title: title ?? '' };
				// The title stands at its head, beside the first line.
				const head = [title, lead].filter(Boolean).join('\n\n');
				return findingsIn(
					[
						{ part, text: head },
						{ part, text }
					],
					language
				);
			})
	);
}

const tongueNamed = (language: string) => lintedLanguages.find((one) => one === language);

type Part = { part: StoryPart; text: string };

function findingsIn(
	parts: readonly Part[],
	language: string,
	given: Omit<Given, 'language'> = {}
): StoryFinding[] {
	const starts: { part: StoryPart; line: number }[] = [];
	let whole = '';
	for (const { part, text } of parts) {
		starts.push({ part, line: whole.split('\n').length });
		whole += `${text}\n\n`;
	}
	const placed = (place: Place): StoryPlace => {
		const start = starts.findLast(({ line }) => line <= place.line) ?? starts[0];
		const part = start?.part ?? { is: 'text' };
		return { ...place, line: place.line - (start?.line ?? 1) + 1, part };
	};
	return lint(whole, { ...given, language: tongueNamed(language) }).map((finding) => ({
		...finding,
		...{ language, places: finding.places.map(placed) },
		culprit: finding.culprit && placed(finding.culprit)
	}));
}
