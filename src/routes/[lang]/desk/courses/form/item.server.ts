import { findKept, keepFile } from '#courses/index.server.ts';
import type { CourseId, FileUse, ItemKind, Settings, StoredFile, Words } from '#courses/index.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { one, type Values } from '#ui/form/values.ts';
import { isFileField, plainFields, type Field, type PlainKind } from './fields.ts';
import { questionValues, readQuestion, withoutEmpty } from './question.ts';
import { quizValues, readQuiz } from './quiz.ts';

export type Content = { settings: Settings; words: Words };

export function isPlain(kind: ItemKind): kind is PlainKind {
	return kind !== 'quiz' && kind !== 'question';
}

/** An item as a form, in one language. Files are not in it: they stay until another is sent. */
export function valuesOfItem(kind: ItemKind, { settings, words }: Content): Values {
	if (kind === 'quiz') return quizValues(settings, words);
	if (!isPlain(kind)) return questionValues(settings, words);
	return Object.fromEntries(
		plainFields[kind]
			.filter((field) => !isFileField(field))
			.map((field) => [field.name, [String((field.of === 'words' ? words : settings)[field.key] ?? '')]])
	);
}

/** What a form says, beside what it does not: files, and in a translation everything that is not words. */
export function readItem(kind: ItemKind, values: Values, base: Content, translating: boolean): Content {
	if (kind === 'quiz') {
		const title = one(values, 'title').trim();
		return { settings: translating ? base.settings : readQuiz(values), words: title === '' ? {} : { title } };
	}
	if (!isPlain(kind)) {
		// The choices are the question's: a translation says them, and adds none.
		const shape = translating
			? { ...values, ...questionValues(base.settings, {}), ...spoken(values) }
			: withoutEmpty(values, base.settings);
		const read = readQuestion(shape);
		return translating ? { settings: base.settings, words: read.words } : read;
	}
	const content: Content = { settings: { ...base.settings }, words: {} };
	for (const field of plainFields[kind]) {
		if (field.of === 'settings' && translating) continue;
		const place = content[field.of];
		if (isFileField(field)) {
			const now = base[field.of][field.key];
			if (field.of === 'words' || now !== undefined) place[field.key] = now ?? null;
			if (one(values, `drop.${field.name}`) === 'yes' && !field.needed) place[field.key] = null;
			if (field.needed && place[field.key] === undefined) delete place[field.key];
		} else place[field.key] = readField(field, one(values, field.name));
	}
	return content;
}

/** The fields of a question that are words. */
function spoken(values: Values): Values {
	return Object.fromEntries(
		Object.entries(values).filter(([name]) =>
			/^(prompt|explanation|accepted|(choices|left|options|criteria|feedback)\..*)$/u.test(name)
		)
	);
}

function readField({ as }: Field, entered: string): unknown {
	const text = as === 'prose' || as === 'lines' ? entered.replace(/^\n+|\s+$/gu, '') : entered.trim();
	if (as !== 'minutes' && as !== 'seconds') return text;
	return text === '' ? null : /^\d{1,5}$/u.test(text) ? Number(text) : text;
}

/** Without a script a form carries its files; it is as large as the hub takes at once, less its other fields. */
export const largestInForm = 11;

/** Keeps the files a form sent, each in its place. Throws Refusal with the field it is about. */
export async function withFiles(
	actor: Actor,
	courseId: CourseId,
	kind: ItemKind,
	form: FormData,
	content: Content
): Promise<Content> {
	if (!isPlain(kind)) return content;
	const kept: Content = { settings: { ...content.settings }, words: { ...content.words } };
	for (const field of plainFields[kind]) {
		if (!isFileField(field)) continue;
		const file = await fileOf(actor, courseId, field, form).catch((error: unknown) => {
			if (!(error instanceof Refusal)) throw error;
			throw new Refusal(error.code, { ...error.details, field: field.name });
		});
		if (file) kept[field.of][field.key] = file;
	}
	return kept;
}

/** Sent before its form was, or with it; null: neither. */
async function fileOf(
	actor: Actor,
	courseId: CourseId,
	{ name, as }: Field & { as: FileUse },
	form: FormData
): Promise<StoredFile | null> {
	const sent = /^([0-9a-f]{64}) (.{1,300})$/su.exec(String(form.get(`sent.${name}`) ?? ''));
	if (sent) return findKept(as, { sha256: sent[1] ?? '', name: sent[2] ?? '' });
	const carried = form.get(name);
	if (!(carried instanceof File) || carried.size === 0) return null;
	return keepFile(actor, courseId, as, {
		name: carried.name,
		bytes: new Uint8Array(await carried.arrayBuffer())
	});
}

/** The files an item has, by the names of their fields. */
export function filesOfItem(kind: ItemKind, { settings, words }: Content): Record<string, StoredFile> {
	if (!isPlain(kind)) return {};
	return Object.fromEntries(
		plainFields[kind].filter(isFileField).flatMap((field) => {
			const file = (field.of === 'words' ? words : settings)[field.key] as StoredFile | null | undefined;
			return file ? [[field.name, file]] : [];
		})
	);
}
