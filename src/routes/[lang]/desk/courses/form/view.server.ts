import { m } from '#messages/messages.js';
import {
	proseFrom,
	type ItemKind,
	type Prose,
	type QuestionKind,
	type Settings,
	type StoredFile,
	type Words
} from '#courses/index.ts';
import { one } from '#ui/form/values.ts';
import { questionValues } from './question.ts';
import type { Content } from './item.server.ts';

/** An item as its readers will have it, and with what they will not: which answers are right. */
export type View = {
	title: string | null;
	prose: Prose;
	lines: { text: string; right: boolean; note: string }[];
	ordered: boolean;
	image: { path: string; alt: string } | null;
	files: { name: string; path: string; bytes: number }[];
	link: string | null;
	after: Prose;
};

const nothing: View = {
	title: null,
	prose: [],
	lines: [],
	ordered: false,
	image: null,
	files: [],
	link: null,
	after: []
};
const text = (value: unknown) => (typeof value === 'string' ? value : '');

export function viewOf(kind: ItemKind, { settings, words }: Content): View {
	const file = (value: unknown) => (value ?? null) as StoredFile | null;
	const files = (...all: unknown[]) =>
		all.flatMap((one) => {
			const stored = file(one);
			return stored ? [{ name: stored.name, path: pathOf(stored), bytes: stored.bytes }] : [];
		});
	switch (kind) {
		case 'course':
		case 'module':
		case 'lesson':
			return { ...nothing, title: text(words['title']), prose: plain(text(words['summary'])) };
		case 'text':
		case 'reflection':
		case 'discussion':
			return { ...nothing, prose: proseFrom(text(words['prose'])) };
		case 'link':
			return {
				...nothing,
				title: text(words['title']),
				link: text(settings['url']),
				prose: plain(text(words['note']))
			};
		case 'image': {
			const shown = file(words['file']) ?? file(settings['file']);
			const image = shown ? { path: pathOf(shown), alt: text(words['alt']) } : null;
			return {
				...nothing,
				image,
				prose: plain(text(words['caption'])),
				lines: [{ text: text(words['alt']), right: false, note: '' }]
			};
		}
		case 'audio':
		case 'video':
		case 'file':
			return {
				...nothing,
				title: text(words['title']),
				prose: plain(text(words['note'])),
				files: files(
					words['file'] ?? settings['file'],
					settings['low'],
					settings['audio'],
					settings['poster'],
					words['captions']
				),
				after: plain(text(words['transcript']))
			};
		case 'quiz':
			return { ...nothing, title: text(words['title']) || null };
		case 'question':
			return questionView(settings, words);
	}
}

export function pathOf({ sha256, name }: StoredFile): string {
	return `/files/${sha256}/${encodeURIComponent(name)}`;
}

function questionView(settings: Settings, words: Words): View {
	const values = questionValues(settings, words);
	const said = (name: string) => one(values, name);
	const keys = (list: string) => values[list] ?? [];
	const right = values['right'] ?? [];
	const lines = (kind: QuestionKind): { text: string; right: boolean; note: string }[] => {
		switch (kind) {
			case 'one':
			case 'several':
				return keys('choices').map((key) => ({
					text: said(`choices.${key}`),
					right: right.includes(key),
					note: said(`feedback.${key}`)
				}));
			case 'true-false':
				return ['true', 'false'].map((key) => ({
					text: key === 'true' ? m.courses_true() : m.courses_false(),
					right: right.includes(key),
					note: said(`feedback.${key}`)
				}));
			case 'matching':
				return keys('left').map((key) => ({
					text: `${said(`left.${key}`)} – ${said(`options.${said(`right.${key}`)}`)}`,
					right: false,
					note: ''
				}));
			case 'ordering':
				return keys('choices').map((key) => ({ text: said(`choices.${key}`), right: false, note: '' }));
			case 'number':
				return [{ text: [said('right'), said('unit')].filter(Boolean).join(' '), right: true, note: '' }];
			case 'short':
				return said('accepted')
					.split('\n')
					.map((accepted) => ({ text: accepted, right: true, note: '' }));
			case 'open':
				return keys('rubric').map((key) => ({ text: said(`criteria.${key}`), right: false, note: '' }));
		}
	};
	const kind = settings['kind'] as QuestionKind;
	return {
		...nothing,
		prose: proseFrom(said('prompt')),
		lines: lines(kind).filter((line) => line.text.trim() !== ''),
		ordered: kind === 'ordering',
		after: proseFrom(said('explanation'))
	};
}

function plain(words: string): Prose {
	return words.trim() === '' ? [] : proseFrom(words);
}
