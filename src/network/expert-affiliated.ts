import type { Affiliation } from './expert.ts';

/** What somebody does at an organisation in a year; null: they do not belong to it then. An end that is told has come when its year has passed. */
export function positionAt(
	affiliations: readonly Affiliation[] | undefined,
	organisation: string,
	year: number
): Affiliation | null {
	return (
		affiliations?.find(
			(one) => one.organisation === organisation && (one.until === null || one.until >= year)
		) ?? null
	);
}
