import { fileKinds, type FileKind } from '#platform/index.ts';

/** What a file is wanted for: a drawing or photo, something to hear, to see, the words to it, or to take along. */
export type FileUse = 'image' | 'audio' | 'video' | 'captions' | 'document';

const fits: Record<FileUse, (type: FileKind) => boolean> = {
	image: (type) => type.startsWith('image/'),
	audio: (type) => type.startsWith('audio/'),
	video: (type) => type.startsWith('video/'),
	captions: (type) => type === 'text/vtt',
	document: () => true
};

export function fileFits(use: FileUse, type: FileKind): boolean {
	return fits[use](type);
}

/** What may be given for a use: the endings of names, and the largest of its kinds in megabytes. */
export function filesFor(use: FileUse): { endings: string[]; megabytes: number } {
	const kinds = (Object.keys(fileKinds) as FileKind[]).filter((type) => fits[use](type));
	return {
		endings: kinds.map((type) => fileKinds[type].ending),
		megabytes: Math.max(...kinds.map((type) => fileKinds[type].megabytes))
	};
}
