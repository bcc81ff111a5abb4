import type { Paper } from './paper.ts';

/** A release as a DOCX. What writes it is large, and loaded by whoever first asks. */
export async function paperDocx(paper: Paper, address: string): Promise<Uint8Array> {
	const { documentOf } = await import('./docx-document.server.ts');
	return documentOf(paper, address);
}
