import type { Id } from '#platform/index.ts';

export type MaterialId = Id<'EventMaterial'>;

export const moments = ['before', 'during', 'after'] as const;
export type Moment = (typeof moments)[number];

export type Material = {
	id: MaterialId;
	moment: Moment;
	language: string;
	title: string;
	/** A file that the hub keeps, or a link. */
	sha256: string | null;
	fileName: string | null;
	url: string | null;
	/** Null: at once; for ever. */
	visibleFrom: Date | null;
	visibleUntil: Date | null;
};

export function isVisible(
	{ visibleFrom, visibleUntil }: Pick<Material, 'visibleFrom' | 'visibleUntil'>,
	now: Date
): boolean {
	return (visibleFrom === null || now >= visibleFrom) && (visibleUntil === null || now < visibleUntil);
}
