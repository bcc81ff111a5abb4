/** What may be stored and served, by what the bytes are: media type → largest size in megabytes and the ending of its name. */
export const fileKinds = {
	'image/png': { megabytes: 10, ending: 'png' },
	'image/jpeg': { megabytes: 10, ending: 'jpg' },
	'image/webp': { megabytes: 10, ending: 'webp' },
	'image/gif': { megabytes: 10, ending: 'gif' },
	'image/avif': { megabytes: 10, ending: 'avif' },
	'image/svg+xml': { megabytes: 1, ending: 'svg' },
	'audio/mpeg': { megabytes: 100, ending: 'mp3' },
	'audio/ogg': { megabytes: 100, ending: 'ogg' },
	'audio/mp4': { megabytes: 100, ending: 'm4a' },
	'audio/wav': { megabytes: 100, ending: 'wav' },
	'video/mp4': { megabytes: 500, ending: 'mp4' },
	'video/webm': { megabytes: 500, ending: 'webm' },
	'text/vtt': { megabytes: 1, ending: 'vtt' },
	'text/plain': { megabytes: 5, ending: 'txt' },
	'text/csv': { megabytes: 20, ending: 'csv' },
	'application/pdf': { megabytes: 50, ending: 'pdf' },
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
		megabytes: 50,
		ending: 'docx'
	},
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { megabytes: 50, ending: 'xlsx' },
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
		megabytes: 50,
		ending: 'pptx'
	},
	'application/vnd.oasis.opendocument.text': { megabytes: 50, ending: 'odt' },
	'application/vnd.oasis.opendocument.spreadsheet': { megabytes: 50, ending: 'ods' },
	'application/vnd.oasis.opendocument.presentation': { megabytes: 50, ending: 'odp' }
} as const;
export type FileKind = keyof typeof fileKinds;

export function isFileKind(type: string): type is FileKind {
	return Object.hasOwn(fileKinds, type);
}

/** What the bytes are called elsewhere. */
const otherNames: Record<string, FileKind> = {
	'audio/x-m4a': 'audio/mp4',
	'video/x-m4v': 'video/mp4',
	'audio/opus': 'audio/ogg',
	'audio/ogg; codecs=opus': 'audio/ogg',
	'video/ogg': 'audio/ogg'
};

/** The kind by the name a detector gives it, or null for what is not served. */
export function fileKindOf(detected: string): FileKind | null {
	const type = otherNames[detected] ?? detected;
	return isFileKind(type) ? type : null;
}

const drawing = new Set(
	(
		'svg g path rect circle ellipse line polyline polygon title desc defs use symbol clippath mask pattern ' +
		'lineargradient radialgradient stop text tspan'
	).split(' ')
);

/**
 * Why a drawing is not served, or null. An SVG is a document that can run code and fetch: only shapes are let in, no
 * script, style sheet, event, entity or reference to anything outside itself.
 */
export function refusalToServeSvg(svg: string): 'svg_unsafe' | null {
	if (/<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)|<!\[CDATA\[/iu.test(svg)) return 'svg_unsafe';
	const text = svg.replace(/<!--[\s\S]*?-->/gu, '');
	for (const [, name = ''] of text.matchAll(/<\/?\s*([^\s/>]+)/gu))
		if (!drawing.has(name.toLowerCase()) && !/^\?xml$/iu.test(name)) return 'svg_unsafe';
	if (/[\s"'/]on[a-z]+\s*=|[\s"'/]style\s*=/iu.test(text)) return 'svg_unsafe';
	for (const [, value = ''] of text.matchAll(/[\s"'/](?:[a-z]+:)?href\s*=\s*["']?([^"'\s>]*)/giu))
		if (!value.startsWith('#')) return 'svg_unsafe';
	if (/url\(\s*["']?(?!#)/iu.test(text)) return 'svg_unsafe';
	return null;
}
