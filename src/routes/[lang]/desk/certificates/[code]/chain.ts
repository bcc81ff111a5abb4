import type { CertificateStatus, RevocationReason } from '#certificates/index.ts';

type Linked = {
	code: string;
	status: CertificateStatus;
	supersededBy: string | null;
	revocationReason: RevocationReason | null;
};
export type Relation = { how: 'supersedes' | 'superseded_by' | 'corrects' | 'corrected_by'; code: string };

/** How each certificate of a registration stands to the others, read from which of them now stands for which. */
export function chainLines<One extends Linked>(
	chain: readonly One[]
): { certificate: One; relations: Relation[] }[] {
	const corrected = (one: Linked) => one.revocationReason === 'name_corrected';
	return chain.map((certificate) => {
		const { supersededBy, code } = certificate;
		const forward: Relation[] =
			supersededBy === null
				? []
				: [{ how: corrected(certificate) ? 'corrected_by' : 'superseded_by', code: supersededBy }];
		const back = chain
			.filter((one) => one.supersededBy === code)
			.map((one): Relation => ({ how: corrected(one) ? 'corrects' : 'supersedes', code: one.code }));
		return { certificate, relations: [...forward, ...back] };
	});
}
