import type { Id } from '#platform/index.ts';

export type ModuleId = Id<'EventModule'>;

export type Point = { title: string; points: string[] };
export type ModuleWords = { title: string; summary: string; points: Point[] };

/** A part of what an event teaches. */
export type EventModule = {
	id: ModuleId;
	texts: Record<string, ModuleWords>;
	/** Topics of the vocabulary. */
	topics: string[];
};

const mostPoints = 40;
const longestPoint = 300;

/** A topic a line; those below it begin with a dash. */
export function pointsFrom(text: string): Point[] {
	const points: Point[] = [];
	for (const raw of text.split('\n')) {
		const line = raw.trim();
		const below = /^[-–•*]\s*(.+)$/u.exec(line)?.[1]?.slice(0, longestPoint);
		const last = points.at(-1);
		if (below !== undefined && last) last.points.push(below);
		else if (line !== '') points.push({ title: (below ?? line).slice(0, longestPoint), points: [] });
	}
	return points.slice(0, mostPoints);
}

/** The inverse: as the form shows it. */
export function pointsText(points: readonly Point[]): string {
	return points.flatMap(({ title, points: below }) => [title, ...below.map((one) => `- ${one}`)]).join('\n');
}

/** A module's words in one language: the page's, English, any; with the language that it was. */
export function moduleIn(
	module: EventModule,
	language: string
): { words: ModuleWords; language: string } | null {
	const said = Object.entries(module.texts).filter(([, words]) => words.title.trim() !== '');
	const found = said.find(([of]) => of === language) ?? said.find(([of]) => of === 'en') ?? said[0];
	return found ? { words: found[1], language: found[0] } : null;
}

/** Moves one up or down; the list as it was where that is impossible. */
export function reordered<Thing extends { id: string }>(
	all: readonly Thing[],
	id: string,
	by: -1 | 1
): Thing[] {
	const at = all.findIndex((one) => one.id === id);
	const [one, other] = [all[at], all[at + by]];
	if (!one || !other) return [...all];
	return all.map((thing, i) => (i === at ? other : i === at + by ? one : thing));
}
