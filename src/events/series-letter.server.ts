import { eq } from 'drizzle-orm';
import { dayText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import { organisationNames } from '#network/index.server.ts';
import { db, sendMail, publicUrl } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { agencyToken } from './series-agency-link.server.ts';
import type { AgencyId } from './series-agency.ts';
import { seriesPath, seriesText } from './series.ts';
import { series, seriesAgency, seriesNeed } from './series-tables.server.ts';

export async function sendAgencyLetter(id: AgencyId): Promise<void> {
	const written = await writeAgencyLetter(id);
	if (written) await sendMail(written);
}

/** Null when it has no purpose any more: the agency or its contact is gone. The link is made now; no row holds it. */
export async function writeAgencyLetter(
	id: AgencyId
): Promise<{ to: string; subject: string; text: string } | null> {
	const [row] = await db
		.select({ agency: seriesAgency, series, closesOn: seriesNeed.closesOn })
		.from(seriesAgency)
		.innerJoin(series, eq(series.id, seriesAgency.seriesId))
		.leftJoin(seriesNeed, eq(seriesNeed.seriesId, series.id))
		.where(eq(seriesAgency.id, id));
	const to = row?.agency.email ?? null;
	if (!row || to === null) return null;
	const { agency } = row;
	const language = isUiLanguage(agency.language) ? agency.language : 'en';
	const locale = { locale: language };
	const centre = (await organisationNames([row.series.centreId], language)).get(row.series.centreId);
	const words = {
		name: agency.contactName ?? agency.name,
		agency: agency.name,
		centre: centre?.name ?? '',
		title: seriesText(row.series.texts, language).title,
		link: `${publicUrl()}${seriesPath(language, row.series.slug)}/agency/${await agencyToken(id, agency.linkNumber)}`,
		day: row.closesOn === null ? '' : dayText(row.closesOn, language)
	};
	return {
		to,
		subject: m.programmes_letter_subject(words, locale),
		text:
			row.closesOn === null
				? m.programmes_letter_calls(words, locale)
				: m.programmes_letter_need(words, locale)
	};
}
