import { paperDocx, paperPdf, paperTable } from '#impact/index.server.ts';
import { csvFrom } from '#training/index.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import { paperTypes, type PaperFile } from './signposts.ts';
import { tellStory, type Told } from './told.server.ts';

/** A release as a file. It never changes, except by what somebody withdraws: nobody keeps it for long. */
export async function paperFile(
	params: { slug: string; release: string },
	file: PaperFile,
	language: UiLanguage
): Promise<Response> {
	const told = await tellStory(params, language);
	const { slug, language: of, release } = told.paper;
	return new Response(await bytesOf(told, file), {
		headers: {
			'content-type': file === 'csv' ? `${paperTypes.csv}; charset=utf-8` : paperTypes[file],
			'content-language': of,
			'content-disposition': `${file === 'pdf' ? 'inline' : 'attachment'}; filename="${slug}-${release.number}-${of}.${file}"`,
			// A withdrawal takes words out of every file at once.
			'cache-control': 'no-cache'
		}
	});
}

async function bytesOf(
	{ story, paper, frozenPath }: Told,
	file: PaperFile
): Promise<Uint8Array<ArrayBuffer> | string> {
	const address = publicUrl() + frozenPath;
	switch (file) {
		case 'pdf':
			return new Uint8Array(await paperPdf(paper, address));
		case 'docx':
			return new Uint8Array(await paperDocx(paper, address));
		case 'csv':
			return csvFrom(paperTable(paper, story.facts));
	}
}
