import { departureNumbers, entriesOf } from '#catalogue/index.server.ts';
import { mayReview } from '#catalogue/index.ts';
import { dayText } from '#catalogue/ui/when.ts';
import { findOrganisation } from '#network/index.server.ts';
import { isContributorOf } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { confirmedText } from '#catalogue/ui/confirmed.ts';
import { typeLabel } from '#vocabulary/index.ts';
import { doneText } from '../done.ts';
import { onlyFor } from '../../only.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { locals, params, url } = event;
	const { actor, language, now } = locals;
	const organisation = await findOrganisation(params.slug, language);
	if (!mayReview(actor) && !isContributorOf(actor, organisation.id)) throw new NotFound('organisation');
	const [entries, sent] = await Promise.all([
		entriesOf(actor, organisation.id, language, { now }),
		departureNumbers(actor, organisation.id, yearBefore(now))
	]);
	return {
		done: doneText(url),
		title: organisation.title,
		slug: organisation.slug,
		entries: entries.map((entry) => ({
			id: entry.id,
			title: entry.title,
			type: typeLabel(entry.kind, entry.type, language),
			confirmed: confirmedText(entry.confirmedOn, language, now).text,
			sent: sent.byEntry.find(({ slug }) => slug === entry.slug)?.count ?? 0
		})),
		total: sent.total,
		months: sent.byMonth.map(({ month, count }) => ({
			month,
			name: dayText(`${month}-01`, language, 'month'),
			count
		}))
	};
};

function yearBefore(now: Date): string {
	return `${now.getUTCFullYear() - 1}${now.toISOString().slice(4, 8)}01`;
}
