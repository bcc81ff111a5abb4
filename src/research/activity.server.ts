import { sql } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import type { DossierId } from './dossier.ts';

/** Published projects by where they stand in time. A project of which no year is told is in none. */
export type ProjectTimes = {
	/** Begun, and not ended as far as is told; the latest begun first. */
	underWay: DossierId[];
	coming: DossierId[];
	/** The latest ended first. */
	ended: DossierId[];
	/** How many there are of each, listed or not. */
	totals: { underWay: number; coming: number; ended: number };
};

/** `most` of each. A project goes on through the whole of its last year, wherever it is. */
export async function projectTimes(now: Date, most: number): Promise<ProjectTimes> {
	const year = now.getUTCFullYear();
	const { rows } = await db.execute<{ id: DossierId; time: keyof ProjectTimes['totals']; total: number }>(sql`
		select id, time, total::int from (
			select id, time, count(*) over (partition by time) as total, row_number() over (partition by time order by
				case when time = 'ended' then ended_year else started_year end desc nulls last, started_year desc nulls last, id desc) as place
			from (select id, started_year, ended_year, case
					when ended_year < ${year} then 'ended'
					when started_year > ${year} then 'coming'
					else 'underWay' end as time
				from dossier where kind = 'project' and state = 'published'
					and (started_year is not null or ended_year is not null)) timed) placed
		where place <= ${most} order by time, place`);
	const of = (time: keyof ProjectTimes['totals']) => rows.filter((row) => row.time === time);
	const [underWay, coming, ended] = [of('underWay'), of('coming'), of('ended')];
	return {
		underWay: underWay.map(({ id }) => id),
		coming: coming.map(({ id }) => id),
		ended: ended.map(({ id }) => id),
		totals: {
			underWay: underWay[0]?.total ?? 0,
			coming: coming[0]?.total ?? 0,
			ended: ended[0]?.total ?? 0
		}
	};
}
