import type { FileUse, ItemKind } from '#courses/index.ts';

/** The kinds whose words and settings are a handful of fields; a quiz and a question have forms of their own. */
export type PlainKind = Exclude<ItemKind, 'quiz' | 'question'>;

export type Field = {
	/** Its name in the form; a file of one language is told apart from the file of all. */
	name: string;
	/** Where it is kept: in the words of one language, or in what is the same in all. */
	of: 'words' | 'settings';
	key: string;
	as: 'line' | 'lines' | 'prose' | 'address' | 'minutes' | 'seconds' | FileUse;
	needed: boolean;
};

const line = (key: string, needed = true): Field => ({ name: key, of: 'words', key, as: 'line', needed });
const lines = (key: string): Field => ({ name: key, of: 'words', key, as: 'lines', needed: false });
const file = (key: string, as: FileUse, needed = false): Field => ({
	name: key,
	of: 'settings',
	key,
	as,
	needed
});
const own = (key: string, as: FileUse): Field => ({
	name: `own-${key}`,
	of: 'words',
	key,
	as,
	needed: false
});
const seconds: Field = {
	...{ name: 'seconds', of: 'settings', key: 'seconds', as: 'seconds' },
	needed: false
};
const prose: Field[] = [{ name: 'prose', of: 'words', key: 'prose', as: 'prose', needed: true }];
const titled = [line('title'), lines('summary')];

export const plainFields: Record<PlainKind, readonly Field[]> = {
	course: titled,
	module: titled,
	lesson: [...titled, { name: 'minutes', of: 'settings', key: 'minutes', as: 'minutes', needed: false }],
	text: prose,
	reflection: prose,
	discussion: prose,
	link: [
		{ name: 'url', of: 'settings', key: 'url', as: 'address', needed: true },
		line('title'),
		lines('note')
	],
	image: [file('file', 'image', true), line('alt'), lines('caption'), own('file', 'image')],
	audio: [file('file', 'audio', true), seconds, line('title'), lines('transcript'), own('file', 'audio')],
	video: [
		file('file', 'video', true),
		seconds,
		line('title'),
		lines('transcript'),
		own('captions', 'captions'),
		file('low', 'video'),
		file('audio', 'audio'),
		file('poster', 'image')
	],
	file: [file('file', 'document', true), line('title'), lines('note'), own('file', 'document')]
};

export function isFileField(field: Field): field is Field & { as: FileUse } {
	return ['image', 'audio', 'video', 'captions', 'document'].includes(field.as);
}

/** In a translation only the words are asked for: the rest is the same in every language. */
export function fieldsToAsk(kind: PlainKind, translating: boolean): readonly Field[] {
	return plainFields[kind].filter(({ of }) => of === 'words' || !translating);
}
