import { donorGiven, donorKinds, type DonorGiven } from '#network/index.server.ts';
import { budgetOf } from '#network/index.ts';
import { NotFound } from '#platform/index.ts';
import { cameOf, type Came } from '../../../came.server.ts';
import { amountText } from '../../../words.ts';

/** All that a donor supports in public, and what came of all of it together. */
export type DonorReport = Came & DonorGiven & { budget: string[] };

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
		budget: budgetOf(given.partnerships.map((one) => one.given)).map(({ amount, currency }) =>
			amountText(amount, currency, language)
		)
	};
}
