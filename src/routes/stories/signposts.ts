import { storyPath } from '#impact/index.ts';

export const paperTypes = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	csv: 'text/csv'
} as const;
export type PaperFile = keyof typeof paperTypes;

type Release = { slug: string; language: string; number: number };

/** This release as a file: the same for ever, so that a page leads to what it shows. */
export function filePath({ slug, language, number }: Release, file: PaperFile): string {
	return `${storyPath(language, slug, number)}.${file}`;
}

/**
 * The value of a `Link` header: where a programme finds the files of a release, its number-by-number data, and the release
 * itself. Source: Signposting (signposting.org/FAIR), RFC 8288.
 */
export function signpostsOf(release: Release, origin: string): string {
	const { language, slug, number } = release;
	return [
		`<${origin}${storyPath(language, slug, number)}>; rel="cite-as"`,
		'<https://schema.org/Report>; rel="type"',
		...(['pdf', 'docx', 'csv'] as const).map(
			(file) => `<${origin}${filePath(release, file)}>; rel="item"; type="${paperTypes[file]}"`
		)
	].join(', ');
}

/** As search engines and reference managers read a report. */
export function jsonLdOf(
	story: Release & {
		title: string;
		summary: string;
		languages: readonly string[];
		at: Date;
		dataVersion: string;
		about: readonly { title: { text: string }; href: string | null }[];
	},
	origin: string
): object {
	const { language, slug, number } = story;
	const numbers = origin + filePath(story, 'csv');
	return {
		'@context': 'https://schema.org',
		'@type': 'Report',
		'@id': origin + storyPath(language, slug, number),
		url: origin + storyPath(language, slug),
		name: story.title,
		abstract: story.summary,
		inLanguage: language,
		version: String(number),
		about: story.about.map(({ title, href }) => ({
			'@type': 'Thing',
			name: title.text,
			...(href === null ? {} : { url: origin + href })
		})),
		isBasedOn: {
			'@type': 'Dataset',
			'@id': numbers,
			name: story.title,
			description: story.summary,
			version: story.dataVersion,
			distribution: { '@type': 'DataDownload', encodingFormat: paperTypes.csv, contentUrl: numbers }
		},
		workTranslation: story.languages
			.filter((other) => other !== language)
			.map((other) => ({
				'@type': 'Report',
				'@id': origin + storyPath(other, slug, number),
				inLanguage: other
			})),
		datePublished: story.at.toISOString(),
		isAccessibleForFree: true,
		publisher: { '@type': 'Organization', name: 'Serai', url: origin },
		encoding: (['pdf', 'docx', 'csv'] as const).map((file) => ({
			'@type': file === 'csv' ? 'DataDownload' : 'MediaObject',
			encodingFormat: paperTypes[file],
			contentUrl: origin + filePath(story, file)
		}))
	};
}
