import { refusalToMove, stateAfter, type Evidence, type Move } from '#catalogue/index.ts';
import { Refusal } from '#platform/index.ts';
import type { DossierFacts, DossierId, DossierText } from './dossier.ts';
import type { DossierInput, ResolvedDossier } from './dossier-input.ts';

type Beginning = {
	id: DossierId;
	slug: string;
	evidence: Evidence;
	createdBy: string | null;
	now: Date;
};

/** A draft of what was sent. */
export function dossierFrom(
	input: DossierInput,
	resolved: ResolvedDossier,
	{ id, slug, evidence, createdBy, now }: Beginning
): DossierFacts {
	return withDossierInput(
		{
			...{ id, slug, evidence, createdBy, kind: input.kind, state: 'draft', revision: 0, texts: [] },
			...{ createdAt: now, updatedAt: now, confirmedOn: null },
			...{ inReviewSince: null, publishedAt: null, retiredAt: null, retiredReason: null }
		} as unknown as DossierFacts,
		input,
		resolved
	);
}

/**
 * A dossier as an input says it. Its original text takes a new source revision where it changed: translations made from
 * the older one are out of date then.
 */
export function withDossierInput(
	before: DossierFacts,
	input: DossierInput,
	{ organisations, entries }: ResolvedDossier
): DossierFacts {
	const { title, summary, results, conditions, passage, language, kind: _, ...plain } = input;
	const was = before.texts.find((row) => row.language === language && row.origin === 'original');
	const said = { title, summary, results, conditions, passage };
	const isSame =
		was !== undefined && Object.entries(said).every(([name, text]) => was[name as 'title'] === text);
	const original: DossierText = {
		...{ language, ...said, origin: 'original' },
		sourceRevision: isSame ? was.sourceRevision : before.revision + 1
	};
	const others = before.texts.filter((row) => row.origin === 'translation' && row.language !== language);
	return {
		...before,
		...plain,
		language,
		texts: sorted([original, ...others]),
		organisations: input.organisations.flatMap(({ slug, role }) => {
			const id = organisations.get(slug);
			return id === undefined ? [] : [{ id, role }];
		}),
		entries: input.entries.flatMap((slug) => entries.get(slug) ?? [])
	};
}

/** A translation added or mended; with an empty title taken away. */
export function withTranslation(
	before: DossierFacts,
	translation: Omit<DossierText, 'origin' | 'sourceRevision'>
): DossierFacts {
	if (translation.language === before.language) throw new Refusal('original_is_corrected');
	const others = before.texts.filter((row) => row.language !== translation.language);
	if (translation.title === '') return { ...before, texts: others };
	const sourceRevision = originalOfDossier(before.texts)?.sourceRevision ?? before.revision;
	return {
		...before,
		texts: sorted([...others, { ...translation, origin: 'translation', sourceRevision }])
	};
}

export function originalOfDossier(texts: readonly DossierText[]): DossierText | undefined {
	return texts.find(({ origin }) => origin === 'original');
}

/** True of a translation made from an older version of the original than the one that stands now. */
export function isOutdatedText(row: DossierText, texts: readonly DossierText[]): boolean {
	const original = originalOfDossier(texts);
	return (
		row.origin === 'translation' && original !== undefined && row.sourceRevision < original.sourceRevision
	);
}

/** The dossier after a move of its state, by the catalogue's states. Throws Refusal. */
export function movedDossier(dossier: DossierFacts, move: Move, now: Date): DossierFacts {
	const refusal = refusalToMove({ state: dossier.state, mergedIntoId: null }, move);
	const state = stateAfter(dossier.state, move);
	if (refusal !== null || state === null) throw new Refusal(refusal ?? 'not_published');
	return {
		...dossier,
		state,
		inReviewSince: state === 'in_review' ? now : null,
		// The first time counts: a confirmed or reopened one is not new.
		publishedAt: state === 'published' ? (dossier.publishedAt ?? now) : dossier.publishedAt,
		retiredAt: state === 'retired' ? now : null,
		retiredReason: null,
		...(move === 'confirm' && {
			confirmedOn: now.toISOString().slice(0, 10),
			evidence: 'checked-by-editor' as const
		})
	};
}

// Follow from others, or are the change itself.
const derived = new Set(['id', 'revision', 'updatedAt', 'createdAt', 'createdBy', 'inReviewSince']);

/** What differs between two versions, as the history keeps it: field → [before, after]. */
export function dossierChanges(
	before: DossierFacts,
	after: DossierFacts
): Record<string, [before: unknown, after: unknown]> {
	const [was, is] = [flat(before), flat(after)];
	return Object.fromEntries(
		[...new Set([...Object.keys(was), ...Object.keys(is)])]
			.map((name): [string, [unknown, unknown]] => [name, [was[name] ?? null, is[name] ?? null]])
			.filter(([, [a, b]]) => JSON.stringify(a) !== JSON.stringify(b))
	);
}

function flat({ texts, ...plain }: DossierFacts): Record<string, unknown> {
	const named = texts.map((row): [string, unknown] => [`texts.${row.language}`, row]);
	return Object.fromEntries([...Object.entries(plain).filter(([name]) => !derived.has(name)), ...named]);
}

function sorted(texts: DossierText[]): DossierText[] {
	return texts.sort((a, b) => (a.language < b.language ? -1 : 1));
}
