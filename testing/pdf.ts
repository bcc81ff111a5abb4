/** A PDF as a reader of screens finds it. */
export type ReadPdf = {
	title: unknown;
	language: unknown;
	isTagged: boolean;
	/** PDF/UA-1, as the file says of itself. */
	isUniversal: boolean;
	pages: number;
	text: string;
	/** Where it leads out of itself. */
	links: string[];
	/** Each tag in reading order. */
	tags: { role: string; alt: string | null; text: string }[];
};

type Node = { role?: string; alt?: string; type?: string; id?: string; children?: Node[] };

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
	// It draws nothing here, and asks for what it would draw with as soon as it is loaded.
	const drawing = globalThis as { DOMMatrix?: unknown };
	drawing.DOMMatrix ??= class {};
	const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
	const isUniversal = Buffer.from(bytes).toString('latin1').includes('<pdfuaid:part>1</pdfuaid:part>');
	const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
	const { info } = (await file.getMetadata()) as unknown as { info: Record<string, unknown> };
	const tags: ReadPdf['tags'] = [];
	const links: string[] = [];
	let text = '';
	for (let number = 1; number <= file.numPages; number++) {
		const page = await file.getPage(number);
		for (const one of (await page.getTextContent()).items)
			if ('str' in one) text += one.str + (one.hasEOL ? '\n' : '');
		const notes = (await page.getAnnotations()) as { url?: string }[];
		links.push(...notes.flatMap(({ url }) => url ?? []));
		const { items } = await page.getTextContent({ includeMarkedContent: true });
		const marked = new Map<string, string>();
		const open: (string | null)[] = [];
		for (const one of items) {
			if ('str' in one) {
				for (const id of open) if (id !== null) marked.set(id, (marked.get(id) ?? '') + one.str);
			} else if (one.type === 'endMarkedContent') open.pop();
			else open.push(one.id ?? null);
		}
		const words = (node: Node): string =>
			node.type === 'content' ? (marked.get(node.id ?? '') ?? '') : (node.children ?? []).map(words).join('');
		const walk = (node: Node): void => {
			if (node.role !== undefined) tags.push({ role: node.role, alt: node.alt ?? null, text: words(node) });
			node.children?.forEach(walk);
		};
		walk(((await page.getStructTree()) as Node | null) ?? {});
	}
	const { mark, pages } = { mark: await file.getMarkInfo(), pages: file.numPages };
	await file.loadingTask.destroy();
	return {
		...{ title: info['Title'], language: info['Language'] },
		...{
			isTagged: (mark as { Marked?: boolean } | null)?.Marked === true,
			isUniversal,
			pages,
			text,
			links,
			tags
		}
	};
}
