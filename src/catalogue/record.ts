import { certificateFrom, costFrom } from './cost.ts';
import type { DatePrecision } from './days.ts';
import { evidences, type Evidence, type PartOfAs } from './entry.ts';
import { readEntry, readOffering, type EntryInput, type OfferingInput, type Problem } from './input.ts';
import { hasControls, hasOverrides } from './text.ts';
import { zoneOf } from './zones.ts';

/** One record of an import file (README.md names its fields), read. */
export type CatalogueRecord = {
	slug: string;
	input: EntryInput;
	offerings: OfferingInput[];
	evidence: Evidence;
	/** As the file says; null: to be inferred (`kinship`). */
	partOfAs: PartOfAs | null;
};

export type Read = { record: CatalogueRecord; problems: null } | { record: null; problems: Problem[] };

type Raw = Record<string, unknown>;

/** Reads a record of the file format; what is wrong is told by the file's own names ('titles.es', 'gcm_objectives.2'). */
export function readRecord(sent: unknown): Read {
	if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return refused('', 'not_an_entry');
	const raw = sent as Raw;
	const hidden = [...hiddenCharacters(raw, '')];
	if (hidden.length > 0) return { record: null, problems: hidden };
	const slug = typeof raw['id'] === 'string' ? raw['id'] : '';
	const wrong: Problem[] = [];
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) || slug.length > 120)
		wrong.push({ path: 'id', code: slug ? 'not_a_slug' : 'required' });
	const evidence = raw['evidence'] ?? 'listing';
	if (!isEvidence(evidence)) wrong.push({ path: 'evidence', code: 'unknown_evidence' });
	const entry = readEntry(entryOf(raw));
	if (entry.problems)
		wrong.push(...entry.problems.map((problem) => ({ ...problem, path: sourcePath(problem.path) })));
	const runs = runsOf(raw).map(readOffering);
	for (const run of runs)
		if (run.problems && !entry.problems)
			wrong.push(...run.problems.map((problem) => ({ ...problem, path: sourcePath(problem.path) })));
	if (wrong.length > 0 || entry.problems || !isEvidence(evidence)) return { record: null, problems: wrong };
	return {
		record: {
			slug,
			input: entry.input,
			offerings: runs.flatMap((run) => run.input ?? []),
			evidence,
			partOfAs: raw['part_of_as'] ? entry.input.partOfAs : null
		},
		problems: null
	};
}

function refused(path: string, code: string): Read {
	return { record: null, problems: [{ path, code }] };
}

function isEvidence(value: unknown): value is Evidence {
	return evidences.includes(value as Evidence);
}

/** Where text is not what it looks like: an import refuses it, so that its maker mends the source. */
function* hiddenCharacters(value: unknown, path: string): Generator<Problem> {
	if (typeof value === 'string') {
		if (hasOverrides(value)) yield { path, code: 'hidden_direction' };
		else if (hasControls(value)) yield { path, code: 'unreadable_characters' };
	} else if (typeof value === 'object' && value !== null)
		for (const [key, one] of Object.entries(value))
			yield* hiddenCharacters(one, path ? `${path}.${key}` : key);
}

/** The record by the names of `entryInput`; wrong types go through, for it to refuse. */
function entryOf(raw: Raw): Raw {
	const cost = typeof raw['cost'] === 'string' ? costFrom(raw['cost']) : { kind: raw['cost'], note: null };
	const event = raw['kind'] === 'event';
	const titles = isObject(raw['titles']) ? raw['titles'] : { [String(raw['title_language'])]: raw['title'] };
	const abstracts = isObject(raw['abstract']) ? raw['abstract'] : {};
	return {
		...Object.fromEntries(plain.map((name) => [camel(name), raw[name]])),
		kind: raw['kind'] === 'training' ? 'course' : raw['kind'],
		texts:
			isObject(raw['titles'] ?? {}) && isObject(raw['abstract'] ?? {})
				? Object.fromEntries(
						[...new Set([...Object.keys(titles), ...Object.keys(abstracts)])].map((language) => [
							language,
							// An abstract in another language than any title stands under the original's title.
							{
								title: titles[language] ?? (abstracts[language] ? raw['title'] : undefined),
								abstract: abstracts[language]
							}
						])
					)
				: raw['titles'],
		place: raw['city'],
		partOf: raw['parent'],
		costKind: cost.kind,
		costNote: cost.note,
		certificate:
			typeof raw['certificate'] === 'string' ? certificateFrom(raw['certificate']) : raw['certificate'],
		...(event && datesOf(raw))
	};
}

const plain = [
	'type',
	'title_language',
	'url',
	'url_level',
	'doi',
	'year',
	'authors',
	'part_of_as',
	'languages',
	'topics',
	'sdgs',
	'sdg_targets',
	'gcm_objectives',
	'countries',
	'regions',
	'audiences',
	'modality',
	'duration',
	'providers',
	'partners',
	'source',
	'rights',
	'flags',
	'note',
	'illustrative',
	'featured'
];

/** An event with only a year takes place some time in it. */
function datesOf(raw: Raw): Raw {
	const { start_date: start, end_date: end, year } = raw;
	const yearOnly = !start && typeof year === 'number';
	return {
		startsOn: yearOnly ? `${year}-01-01` : start,
		endsOn: end,
		datePrecision: yearOnly ? 'year' : precisionOf(raw),
		zone: raw['zone'] ?? placeZone(raw)
	};
}

/** Some notes tell that the day is not the provider's. */
function precisionOf(raw: Raw): DatePrecision | unknown {
	if (raw['date_precision'] !== undefined) return raw['date_precision'];
	return raw['start_date'] && /first of the month is used|of the news item/iu.test(String(raw['note'] ?? ''))
		? 'month'
		: 'day';
}

/** A course's one run: its dates; or always open, when one learns at one's own pace. Otherwise it has none that is known. */
function runsOf(raw: Raw): Raw[] {
	if (raw['kind'] !== 'training' && raw['kind'] !== 'course') return [];
	const selfPaced = raw['modality'] === 'online-self-paced' && !raw['end_date'];
	if (!raw['start_date'] && !selfPaced) return [];
	return [
		{
			ongoing: selfPaced,
			startsOn: raw['start_date'],
			endsOn: raw['end_date'],
			datePrecision: raw['start_date'] ? precisionOf(raw) : null,
			registrationClosesOn: raw['registration_closes_on'],
			zone: raw['zone'] ?? placeZone(raw),
			modality: raw['modality'],
			place: raw['city'],
			country: onlyCountry(raw),
			languages: raw['languages']
		}
	];
}

function onlyCountry(raw: Raw): string | null {
	const countries = Array.isArray(raw['countries']) ? raw['countries'] : [];
	return countries.length === 1 && typeof countries[0] === 'string' ? countries[0] : null;
}

function placeZone(raw: Raw): string | null {
	return zoneOf(onlyCountry(raw), typeof raw['city'] === 'string' ? raw['city'] : null);
}

function isObject(value: unknown): value is Raw {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function camel(name: string): string {
	return name.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

const renamed: Record<string, string> = {
	place: 'city',
	partOf: 'parent',
	startsOn: 'start_date',
	endsOn: 'end_date',
	costKind: 'cost',
	costNote: 'cost'
};

/** 'texts.es.title' → 'titles.es', 'sdgTargets.2' → 'sdg_targets.2'. */
function sourcePath(path: string): string {
	const [head = '', ...rest] = path.split('.');
	if (head === 'texts')
		return rest[1] === 'abstract' ? `abstract.${rest[0]}` : ['titles', rest[0]].filter(Boolean).join('.');
	return [renamed[head] ?? head.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`), ...rest].join(
		'.'
	);
}

/**
 * How a record belongs to its parent: as the same thing in another language where the parent exists in that language and
 * its own title is in another; else as a part (a chapter, a cohort). A file may say so itself by `part_of_as`.
 */
export function kinship(
	child: EntryInput,
	parent: { type: string; titleLanguage: string; languages: readonly string[] }
): 'part' | 'language' {
	const [language] = child.languages;
	const translated =
		child.languages.length === 1 &&
		language !== undefined &&
		parent.languages.includes(language) &&
		child.titleLanguage !== parent.titleLanguage &&
		child.type === parent.type;
	return translated && !/\b(chapter|module|part|annex)\b/iu.test(child.texts['en']?.title ?? '')
		? 'language'
		: 'part';
}
