import * as v from 'valibot';
import { readYaml, writeYaml } from './yaml.ts';

/** One lesson in one language: the front matter's words, and the prose of its blocks by their keys. */
export type LessonText = {
	title: string;
	summary: string;
	questions: Record<string, unknown>;
	/** Of blocks that are not prose: captions, titles of links, transcripts. */
	words: Record<string, unknown>;
	/** Keys of what changed in the source since it was translated, and of what is not ready; the lesson's for its title. */
	outdated: string[];
	drafts: string[];
	prose: Map<string, string>;
};

const frontMatter = v.strictObject({
	title: v.string(),
	summary: v.optional(v.string(), ''),
	questions: v.optional(v.record(v.string(), v.unknown()), {}),
	words: v.optional(v.record(v.string(), v.unknown()), {}),
	outdated: v.optional(v.array(v.string()), []),
	drafts: v.optional(v.array(v.string()), [])
});

const marker = /^<!--[ \t]*([a-z0-9-]+)[ \t]*-->[ \t]*$/u;

/** Reads `---`, YAML, `---`, and then prose in which a line `<!-- key -->` begins a block. */
export function readLessonText(file: string): LessonText | { path: string; code: string } {
	const lines = file.replace(/^\uFEFF/u, '').split(/\r?\n/u);
	const end = lines.indexOf('---', 1);
	if (lines[0] !== '---' || end < 0) return { path: '', code: 'no_front_matter' };
	const yaml = readYaml(lines.slice(1, end).join('\n'));
	if (yaml.problem) return { path: `line ${yaml.problem.line + 1}`, code: 'not_yaml' };
	const read = v.safeParse(frontMatter, yaml.value);
	if (!read.success) return { path: v.getDotPath(read.issues[0]) ?? '', code: 'wrong_front_matter' };
	const prose = new Map<string, string[]>();
	let block: string[] | null = null;
	for (const [at, line] of lines.slice(end + 1).entries()) {
		const key = marker.exec(line)?.[1];
		if (key !== undefined) {
			if (prose.has(key)) return { path: key, code: 'block_twice' };
			prose.set(key, (block = []));
		} else if (block) block.push(line);
		else if (line.trim() !== '') return { path: `line ${end + at + 2}`, code: 'prose_before_block' };
	}
	return {
		...read.output,
		prose: new Map([...prose].map(([key, body]) => [key, body.join('\n').trim()]))
	};
}

/** The same as a file; reading it again gives the same. */
export function writeLessonText(text: LessonText): string {
	const { prose, questions, words, outdated, drafts, title, summary } = text;
	const front = {
		title,
		...(summary === '' ? {} : { summary }),
		...(Object.keys(questions).length === 0 ? {} : { questions }),
		...(Object.keys(words).length === 0 ? {} : { words }),
		...(outdated.length === 0 ? {} : { outdated }),
		...(drafts.length === 0 ? {} : { drafts })
	};
	const blocks = [...prose].map(([key, body]) => `<!-- ${key} -->\n\n${body}\n`);
	return `---\n${writeYaml(front)}---\n\n${blocks.join('\n')}`;
}
