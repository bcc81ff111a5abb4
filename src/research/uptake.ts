import * as v from 'valibot';
import { fields, problemsOf, type Problem } from '#catalogue/index.ts';
import type { Id } from '#platform/index.ts';
import { country, isLanguage } from '#vocabulary/index.ts';

export type UptakeId = Id<'Uptake'>;

/** reported → accepted (shown) or refused, with a reason. */
export const uptakeStates = ['reported', 'accepted', 'refused'] as const;
export type UptakeState = (typeof uptakeStates)[number];

/** Where a recommendation was taken up, as somebody reports it. */
export type Uptake = {
	id: UptakeId;
	language: string;
	what: string;
	country: string | null;
	year: number | null;
	byWhom: string | null;
	evidenceUrl: string;
	illustrative: boolean;
};

const { known, line, lines, link, optionalKnown, optionalLine, optionalWhole } = fields;

const uptakeInput = v.object(
	{
		language: known(isLanguage, 'unknown_language'),
		what: v.pipe(lines(4000), v.minLength(1, 'required')),
		country: optionalKnown((iso2) => country(iso2) !== undefined, 'unknown_country'),
		year: optionalWhole(1950, 2200, 'not_a_year'),
		byWhom: optionalLine(300),
		/** Without it nobody could look. */
		evidenceUrl: v.pipe(line(2000), v.minLength(1, 'evidence_needed'), link)
	},
	'not_a_dossier'
);
export type UptakeInput = v.InferOutput<typeof uptakeInput>;

/** Reads what was sent; the problems name fields. */
export function readUptake(
	sent: unknown
): { input: UptakeInput; problems: null } | { input: null; problems: Problem[] } {
	const read = v.safeParse(uptakeInput, sent);
	return read.success
		? { input: read.output, problems: null }
		: { input: null, problems: problemsOf(read.issues) };
}
