/** A PDF as another program finds it. */
export type ReadPdf = {
	title: unknown;
	language: unknown;
	text: string;
	/** Where it leads out of itself. */
	links: string[];
};

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	// It draws nothing here, and asks for what it would draw with as soon as it is loaded.
	const drawing = globalThis as { DOMMatrix?: unknown };
	drawing.DOMMatrix ??= class {};
	const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
	const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
	const { info } = (await file.getMetadata()) as unknown as { info: Record<string, unknown> };
	const links: string[] = [];
	let text = '';
	for (let number = 1; number <= file.numPages; number++) {
		const page = await file.getPage(number);
		for (const one of (await page.getTextContent()).items)
			if ('str' in one) text += one.str + (one.hasEOL ? '\n' : '');
		const notes = (await page.getAnnotations()) as { url?: string }[];
		links.push(...notes.flatMap(({ url }) => url ?? []));
	}
	await file.loadingTask.destroy();
	return { title: info['Title'], language: info['Language'], text, links };
}
