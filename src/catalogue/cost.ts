export const costKinds = ['free', 'paid', 'scholarships'] as const;
export type CostKind = (typeof costKinds)[number];

export type Cost = { kind: CostKind | null; note: string | null };

/**
 * What a source says about cost: 'free', 'EUR 750', 'scholarships (EU-funded)', 'EUR 500 (EUR 200 with scholarship)'.
 * The kind is for the filter; what else the words say is kept as the note. Nothing said: both null, never 'free'.
 */
export function costFrom(text: string | null | undefined): Cost {
	const said = text?.trim() ?? '';
	if (said === '') return { kind: null, note: null };
	if (/^free\b/iu.test(said)) return { kind: 'free', note: noteAfter(said, /^free\b/iu) };
	if (/scholarship/iu.test(said))
		return { kind: 'scholarships', note: noteAfter(said, /^scholarships?\b/iu) };
	return { kind: 'paid', note: noteAfter(said, /^paid\b/iu) };
}

function noteAfter(said: string, kind: RegExp): string | null {
	const rest = said.replace(kind, '').trim();
	const inner = /^\(([^()]*)\)$/u.exec(rest)?.[1] ?? rest.replace(/^[,:;–-]\s*/u, '');
	return inner || null;
}

/** What a source says about a certificate: its own words, or null when it says nothing or none. */
export function certificateFrom(text: string | null | undefined): string | null {
	const said = text?.trim() ?? '';
	return said === '' || /^(no|none|false|0)$/iu.test(said) ? null : said;
}
