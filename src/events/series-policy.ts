import { mayKeep, mayKeepSome } from '#network/index.ts';
import type { Actor } from '#people/index.ts';
import type { Series } from './series.ts';

/** Who keeps a centre's page keeps its yearly programmes: lines, agencies, needs, figures. */
export function mayKeepSeries(actor: Actor, { centreId }: Pick<Series, 'centreId'>): boolean {
	return mayKeep(actor, centreId);
}

/** Keeps those of some centre. */
export const mayKeepSomeSeries: (actor: Actor) => boolean = mayKeepSome;

/** A draft is seen by who keeps it. `seriesVisibleTo` (series.server.ts) says the same in SQL. */
export function maySeeSeries(actor: Actor, series: Pick<Series, 'state' | 'centreId'>): boolean {
	return series.state === 'published' || mayKeepSeries(actor, series);
}
