import { createHmac, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { secretKey } from '#people/index.server.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { db, type Reader } from '#platform/index.server.ts';
import type { AgencyId } from './series-agency.ts';
import type { SeriesId } from './series.ts';
import { seriesAgency, series } from './series-tables.server.ts';

/** What an agency's letter links to: nobody makes one without the hub's secret, and a new number ends those before. */
export async function agencyToken(id: AgencyId, linkNumber: number): Promise<string> {
	return `${id}.${(await mark(id, linkNumber)).toString('base64url')}`;
}

async function mark(id: AgencyId, linkNumber: number): Promise<Buffer> {
	const key = await secretKey('events.series.agency');
	return createHmac('sha256', key).update(`${id}.${linkNumber}`).digest().subarray(0, 16);
}

export type OpenedAgency = typeof seriesAgency.$inferSelect & { seriesId: SeriesId };

/** The agency whose link this is, in this year. Throws NotFound for one that is forged, ended, or of another year. */
export async function agencyOfLink(slug: string, token: string, reader: Reader = db): Promise<OpenedAgency> {
	const [text = '', given = ''] = token.length > 200 ? [] : token.split('.');
	const id = idFrom<'SeriesAgency'>(text);
	if (!id) throw new NotFound('agency');
	const [row] = await reader
		.select({ agency: seriesAgency, slug: series.slug })
		.from(seriesAgency)
		.innerJoin(series, eq(series.id, seriesAgency.seriesId))
		.where(eq(seriesAgency.id, id));
	if (!row || row.slug !== slug) throw new NotFound('agency');
	const right = await mark(id, row.agency.linkNumber);
	const sent = Buffer.from(given, 'base64url');
	if (sent.length !== right.length || !timingSafeEqual(sent, right)) throw new NotFound('agency');
	return row.agency;
}
