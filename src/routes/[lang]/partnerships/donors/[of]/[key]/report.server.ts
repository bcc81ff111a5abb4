import { donorGiven, donorKinds, type DonorGiven } from '#network/index.server.ts';
import { budgetOf } from '#network/index.ts';
import { NotFound } from '#platform/index.ts';
import { projectsFundedBy } from '#research/index.server.ts';
import { dossiersFound } from '../../../../../found/dossiers.server.ts';
import type { Found } from '../../../../../found/found.ts';
import { cameOf, type Came } from '../../../came.server.ts';
import { amountText } from '../../../words.ts';

/** All that a donor supports in public, what came of all of it together, and the research projects that it pays for. */
export type DonorReport = Came & DonorGiven & { budget: string[]; projects: Found[] };

export async function donorReportOf(
	{ language, now }: App.Locals,
	{ of, key }: { of: string; key: string }
): Promise<DonorReport> {
	const kind = donorKinds.find((one) => one === of);
	if (!kind) throw new NotFound('donor');
	const given = await donorGiven(kind, key, language);
	return {
		...given,
		...(await cameOf(given.editionIds, language, now)),
		projects: kind === 'organisations' ? await fundedBy(key, language) : [],
		budget: budgetOf(given.partnerships.map((one) => one.given)).map(({ amount, currency }) =>
			amountText(amount, currency, language)
		)
	};
}

async function fundedBy(slug: string, language: string): Promise<Found[]> {
	const ids = await projectsFundedBy(slug);
	const found = await dossiersFound(ids, language);
	return ids.flatMap((id) => found.get(id) ?? []);
}
