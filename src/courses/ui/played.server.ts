import { direction } from '#vocabulary/index.ts';
import { wordsIn, type Block, type Lesson, type StoredFile } from '../content.ts';
import { knownProse } from '../prose.ts';
import type { PlayedBlock, PlayedFile, PlayedLesson } from './played.ts';
import { playedQuestion } from './played-question.server.ts';
import { said, type Reader } from './reader.ts';

/** A lesson in the reader's language; what is not there in it comes in the source's, and says so. */
export function playedLesson(lesson: Lesson, reader: Reader): PlayedLesson {
	const title = said(lesson.titles, reader);
	return {
		id: lesson.id,
		key: lesson.key,
		title: title.words,
		summary: wordsIn(lesson.summaries, title.language, reader.source)?.words ?? '',
		language: title.language,
		minutes: lesson.minutes,
		blocks: lesson.blocks.map((block) => playedBlock(block, reader))
	};
}

function playedBlock(block: Block, reader: Reader): PlayedBlock {
	const { id, key } = block;
	switch (block.kind) {
		case 'text':
		case 'reflection':
		case 'discussion': {
			const { words: prose, language } = said(block.prose, reader);
			return { id, key, kind: block.kind, language, prose };
		}
		case 'link': {
			const { words, language } = said(block.words, reader);
			return {
				id,
				key,
				kind: 'link',
				language,
				url: block.url,
				title: words.title,
				note: knownProse(words.note)
			};
		}
		case 'file': {
			const { words, language } = said(block.words, reader);
			const file = playedFile(words.file ?? block.file);
			return { id, key, kind: 'file', language, file, title: words.title, note: knownProse(words.note) };
		}
		case 'image': {
			const { words, language } = said(block.words, reader);
			const file = playedFile(words.file ?? block.file);
			return { id, key, kind: 'image', language, file, alt: words.alt, caption: knownProse(words.caption) };
		}
		case 'audio': {
			const { words, language } = said(block.words, reader);
			const file = playedFile(words.file ?? block.file);
			const transcript = knownProse(words.transcript);
			const { seconds = null } = block;
			return { id, key, kind: 'audio', language, file, seconds, title: words.title, transcript };
		}
		case 'video': {
			const { words, language } = said(block.words, reader);
			const ways = [
				{ way: 'video' as const, file: block.file },
				{ way: 'smaller' as const, file: block.low },
				{ way: 'sound' as const, file: block.audio }
			].flatMap(({ way, file }) => (file ? [{ way, file: playedFile(file) }] : []));
			return {
				...{ id, key, kind: 'video', language, ways, title: words.title },
				transcript: knownProse(words.transcript),
				poster: block.poster && playedFile(block.poster),
				captions: words.captions && playedFile(words.captions),
				seconds: block.seconds ?? null
			};
		}
		case 'quiz': {
			const { attempts, mark, minutes, pass, feedback, draw } = block;
			const questions = block.questions.map((question) => playedQuestion(question, reader));
			const rules = { attempts, mark, minutes, pass, feedback, draw };
			const title = wordsIn(block.titles ?? {}, reader.language, reader.source);
			return {
				...{ id, key, kind: 'quiz', language: reader.language, ...rules, questions },
				title: title && { text: title.words, language: title.language }
			};
		}
	}
}

function playedFile({ sha256, type, bytes, name }: StoredFile): PlayedFile {
	return { url: `/files/${sha256}/${encodeURIComponent(name)}`, type, bytes };
}

/** Of every language that stands on a page: so that a part in another than the page's is shown its own way round. */
export function directionsOf(lesson: PlayedLesson): { [language: string]: 'ltr' | 'rtl' } {
	const parts = lesson.blocks.flatMap((block): { language: string }[] =>
		block.kind === 'quiz' ? [...(block.title ? [block.title] : []), ...block.questions] : [block]
	);
	return Object.fromEntries(
		[lesson, ...parts].map(({ language }) => [language, direction(language)] as const)
	);
}
