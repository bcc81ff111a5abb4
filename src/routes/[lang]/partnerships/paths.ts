import { partnershipPath } from '#network/index.ts';

/** Where a document is opened by whoever may see its partnership, for as long as it is there. */
export function documentPath(language: string, slug: string, id: string): string {
	return `${partnershipPath(language, slug)}/documents/${id}`;
}
