import type { Problem } from '#ui/form/problem.ts';

/** ordinary: about the work; personal: about the person; sensitive: what could be held against them, kept only as they agree. */
export const sensitivities = ['ordinary', 'personal', 'sensitive'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** `keptDays`: how many days after the event the answer is erased. */
export type Retention = { sensitivity: Sensitivity; keptDays: number };

/** The same bounds are constraints of the database (0021). */
export const longestKeptDays: Record<Sensitivity, number> = { ordinary: 365, personal: 365, sensitive: 90 };

export function problemsOfRetention({ sensitivity, keptDays }: Retention): Problem[] {
	const most = longestKeptDays[sensitivity];
	return Number.isInteger(keptDays) && keptDays >= 0 && keptDays <= most
		? []
		: [{ field: 'keptDays', code: 'field_kept_too_long', details: { most } }];
}
