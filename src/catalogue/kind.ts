/** What an entry is. A course is any training: workshop, MOOC, academy, field school… */
export const kinds = ['course', 'event', 'resource'] as const;
export type Kind = (typeof kinds)[number];

export const kindSegments = { course: 'courses', event: 'events', resource: 'resources' } as const;
export type KindSegment = (typeof kindSegments)[Kind];

/** The kind of '/courses/…'; null when the segment is no kind's. */
export function kindOf(segment: string): Kind | null {
	return kinds.find((kind) => kindSegments[kind] === segment) ?? null;
}

/** The address that stays: '/es/courses/academy-on-labour-migration'. */
export function entryPath(language: string, entry: { kind: Kind; slug: string }): string {
	return `/${language}/${kindSegments[entry.kind]}/${entry.slug}`;
}

/** The page of one run of a course that is taught here. */
export function editionPath(language: string, courseSlug: string, editionSlug: string): string {
	return `/${language}/courses/${courseSlug}/editions/${editionSlug}`;
}
