import { m } from '#messages/messages.js';
import { datePrecisions, type EntryState, type Kind, type Offering } from '#catalogue/index.ts';
import { dayText, daysText, instantText } from '#catalogue/ui/when.ts';
import { nameIn } from '#network/index.ts';
import { organisationsById, organisationsBySlug } from '#network/index.server.ts';
import { conceptLabel, country, labelIn, languageName, targets, typeLabel } from '#vocabulary/index.ts';
import { evidenceText, flagText } from './form/choices.server.ts';
import { costText } from './form/terms.ts';
import type { Words } from './words.ts';

/** What turning values into words needs to know: the page's language, the entry's kind, organisations by id and slug. */
export type Speaker = {
	language: string;
	kind: Kind;
	organisations: ReadonlyMap<string, { name: string; language: string }>;
};

/** A speaker who knows the organisations named, by id or slug. */
export async function speakerFor(
	language: string,
	kind: Kind,
	named: { ids?: readonly string[]; slugs?: readonly string[] }
): Promise<Speaker> {
	const [byId, bySlug] = await Promise.all([
		organisationsById(named.ids ?? []),
		organisationsBySlug(named.slugs ?? [])
	]);
	const organisations = new Map(
		[...byId, ...bySlug].map(([key, one]) => [key, nameIn(one, language)] as const)
	);
	return { language, kind, organisations };
}

type Say = (value: unknown, speaker: Speaker) => Words;

const plain: Say = (value) => [{ text: String(value), free: true }];
const link: Say = (value) => [{ text: String(value), href: String(value) }];
const yes: Say = (value) => [{ text: value ? m.desk_yes() : m.desk_no() }];
const concept =
	(scheme: string): Say =>
	(values, { language }) =>
		list(values).map((id) => ({ text: conceptLabel(`${scheme}:${id}`, language) ?? id }));
const numberedConcept =
	(scheme: string): Say =>
	(values, { language }) =>
		list(values).map((id) => ({ text: `${id}. ${conceptLabel(`${scheme}:${id}`, language) ?? ''}` }));
const organisations: Say = (values, { organisations: known }) =>
	list(values).map((key) => {
		const found = known.get(key);
		return found ? { text: found.name, lang: found.language } : { text: key };
	});
const languages: Say = (values) => list(values).map((code) => ({ text: languageName(code), lang: code }));
const day: Say = (value, { language }) => [{ text: dayText(String(value), language) }];
const instant: Say = (value, { language }) => [
	{ text: instantText(new Date(value as string), null, 'UTC', language) }
];

const says: Record<string, Say> = {
	type: (value, { kind, language }) => [{ text: typeLabel(kind, String(value), language) }],
	kind: (value) => [{ text: kindText(value as Kind) }],
	state: (value) => [{ text: stateText(value as EntryState) }],
	url: link,
	source: (value) => (/^https?:\/\//.test(String(value)) ? link : plain)(value, {} as Speaker),
	urlLevel: (value) => [{ text: value === 'item' ? m.desk_url_level_item() : m.desk_url_level_landing() }],
	doi: (value) => [{ text: String(value), href: `https://doi.org/${encodeURI(String(value))}` }],
	authors: (values) => list(values).map((text) => ({ text, free: true })),
	titleLanguage: languages,
	languages,
	topics: concept('topic'),
	sdgs: numberedConcept('sdg'),
	gcmObjectives: numberedConcept('gcm'),
	sdgTargets: (values, { language }) =>
		list(values).map((id) => {
			const titles = targets.find((target) => target.id === id)?.titles ?? {};
			return { text: `${id} ${labelIn(titles, language).text}` };
		}),
	countries: (values, { language }) =>
		list(values).map((iso2) => ({ text: labelIn(country(iso2)?.names ?? {}, language).text || iso2 })),
	regions: concept('region'),
	audiences: concept('audience'),
	modality: concept('modality'),
	costKind: (value) => [{ text: costText(value as never) }],
	datePrecision: (value) => [{ text: precisionText(String(value)) }],
	startsOn: day,
	endsOn: day,
	confirmedOn: day,
	startsAt: instant,
	endsAt: instant,
	cancelledAt: instant,
	publishedAt: instant,
	retiredAt: instant,
	inReviewSince: instant,
	evidence: (value) => [{ text: evidenceText(String(value)) }],
	flags: (values) => list(values).map((flag) => ({ text: flagText(flag) })),
	partOfAs: (value) => [{ text: value === 'part' ? m.desk_part_of_as_part() : m.desk_part_of_as_language() }],
	illustrative: yes,
	featured: yes,
	providers: organisations,
	partners: organisations,
	offerings: (value, speaker) => [{ text: runText(value as Offering, speaker.language) }]
};

/** A value of an entry in words of the page's language; none when there is nothing. */
export function wordsOf(field: string, value: unknown, speaker: Speaker): Words {
	if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
		return [];
	const [first = '', of, part] = field.split('.');
	if (first === 'texts')
		return part === 'origin'
			? [{ text: value === 'original' ? m.desk_origin_original() : m.desk_origin_translation() }]
			: [{ text: String(value), ...(of && { lang: of }), free: true }];
	return (says[first] ?? plain)(value, speaker);
}

/** One run of a course: its days, place and whether it was called off. */
export function runText(run: Offering, language: string): string {
	const days = run.startsOn
		? daysText(run.startsOn, run.endsOn, language, run.datePrecision)
		: m.desk_run_ongoing();
	return [days, run.place, run.cancelledAt ? m.desk_run_cancelled() : null].filter(Boolean).join(' · ');
}

export function kindText(kind: Kind): string {
	return { course: m.desk_kind_course, event: m.desk_kind_event, resource: m.desk_kind_resource }[kind]();
}

export function stateText(state: EntryState): string {
	return {
		draft: m.desk_state_draft,
		in_review: m.desk_state_in_review,
		published: m.desk_state_published,
		retired: m.desk_state_retired
	}[state]();
}

function precisionText(precision: string): string {
	const texts = { day: m.desk_precision_day, month: m.desk_precision_month, year: m.desk_precision_year };
	return texts[datePrecisions.find((one) => one === precision) ?? 'day']();
}

function list(values: unknown): string[] {
	return (Array.isArray(values) ? values : [values]).map(String);
}
