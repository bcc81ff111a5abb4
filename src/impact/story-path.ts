/** A story's page; with a number that release's, which never changes. */
export function storyPath(language: string, slug: string, release: number | null = null): string {
	return `/${language}/stories/${slug}${release === null ? '' : `/releases/${release}`}`;
}
