import { refusalToLink } from '#catalogue/index.ts';
import type { Id } from '#platform/index.ts';
import { isLanguage } from '#vocabulary/index.ts';

export type MaterialId = Id<'EventMaterial'>;

/** When it is read: it says so, and does nothing else. */
export const moments = ['before', 'during', 'after'] as const;
export type Moment = (typeof moments)[number];

export const materialAudiences = ['everybody', 'participants'] as const;
export type MaterialAudience = (typeof materialAudiences)[number];

export type Material = {
	id: MaterialId;
	moment: Moment;
	audience: MaterialAudience;
	language: string;
	title: string;
	/** A file that the hub keeps, or a link. */
	sha256: string | null;
	fileName: string | null;
	/** Of the file. */
	bytes: number | null;
	url: string | null;
	/** Null: at once; for ever. */
	visibleFrom: Date | null;
	visibleUntil: Date | null;
};

/** As a form says it. `url` null: a file. */
export type MaterialInput = Omit<Material, 'id' | 'sha256' | 'fileName' | 'bytes'>;

/** Megabytes of a file; what is larger lies elsewhere and is linked to. */
export const largestMaterial = 10;
export const mostMaterials = 40;
const longestMaterialTitle = 300;

/** Whether it can be opened by the clock. */
export function isVisible(
	{ visibleFrom, visibleUntil }: Pick<Material, 'visibleFrom' | 'visibleUntil'>,
	now: Date
): boolean {
	return (visibleFrom === null || now >= visibleFrom) && (visibleUntil === null || now < visibleUntil);
}

/** Who looks at a programme's materials: somebody of the team, somebody who takes part, or anybody. */
export type MaterialReader = { follows: boolean; takesPart: boolean };
export const everybody: MaterialReader = { follows: false, takesPart: false };

/** The team sees all of it, also before and after its time. */
export function mayOpenMaterial(
	{ follows, takesPart }: MaterialReader,
	material: Pick<Material, 'audience' | 'visibleFrom' | 'visibleUntil'>,
	now: Date
): boolean {
	return follows || (isVisible(material, now) && (takesPart || material.audience === 'everybody'));
}

/** What is wrong with a material, by the field of its form. `hasFile`: one is sent, or was sent before. */
export function problemsOfMaterial(
	{ title, language, url, visibleFrom, visibleUntil }: MaterialInput,
	hasFile: boolean
): { field: string; code: string; details?: Record<string, number> }[] {
	const link = url === null ? null : refusalToLink(url);
	return [
		...(title.trim() === '' ? [{ field: 'title', code: 'required' }] : []),
		...(title.length > longestMaterialTitle
			? [{ field: 'title', code: 'longer_than', details: { most: longestMaterialTitle } }]
			: []),
		...(isLanguage(language) ? [] : [{ field: 'language', code: 'not_chosen' }]),
		...(link ? [{ field: 'url', code: link }] : []),
		...(url === null && !hasFile ? [{ field: 'file', code: 'material_nothing' }] : []),
		...(url !== null && hasFile ? [{ field: 'url', code: 'material_both' }] : []),
		...(visibleFrom && visibleUntil && visibleUntil <= visibleFrom
			? [{ field: 'visibleUntil', code: 'material_ends_first' }]
			: [])
	];
}

/** Read before, during, after; of one moment as they were added. */
export function materialsInOrder<One extends Pick<Material, 'id' | 'moment'>>(
	materials: readonly One[]
): One[] {
	const rank = (one: One) => moments.indexOf(one.moment);
	return materials.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
