import * as v from 'valibot';
import {
	audiences,
	country,
	goals,
	isLanguage,
	modalities,
	objectives,
	region,
	targets,
	topic,
	types
} from '#vocabulary/index.ts';
import { costKinds } from './cost.ts';
import { datePrecisions, isZone } from './days.ts';
import { flags } from './entry.ts';
import {
	day,
	flag,
	known,
	line,
	link,
	list,
	localTime,
	oneOf,
	optionalKnown,
	optionalLine,
	optionalLines,
	optionalWhole,
	orEmpty,
	orNull,
	whole
} from './fields.ts';
import { kinds } from './kind.ts';
import { doiFrom } from './link.ts';
import { cleanLine } from './text.ts';

/** What is wrong with what was sent: where, the code of a sentence (`refusal_<code>`), and what fills that in. */
export type Problem = { path: string; code: string; details?: Record<string, string | number> };

const isType = (type: string) => kinds.some((kind) => types(kind).some(({ id }) => id === type));
const isModality = (id: string) => modalities.some((one) => one.id === id);
const slug = v.pipe(line(120), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'not_a_slug'));

/** Everything a person or a file may say about an entry; what follows from it (state, history, keys) is not here. */
const entryFields = v.object(
	{
		kind: v.picklist(kinds, 'unknown_kind'),
		type: known(isType, 'unknown_type'),
		url: link,
		urlLevel: v.nullish(v.picklist(['item', 'landing'], 'unknown_url_level'), 'item'),
		doi: v.pipe(
			optionalLine(300),
			v.check((text) => text === null || doiFrom(text) !== null, 'not_a_doi'),
			v.transform((text) => (text === null ? null : doiFrom(text)))
		),
		year: optionalWhole(1500, 2200, 'not_a_year'),
		authors: list(v.pipe(line(200), v.minLength(1, 'required'))),
		/** The slug of what it is a part of, or a language of. */
		partOf: v.pipe(v.nullish(v.union([v.literal(''), slug], 'not_a_slug'), ''), orNull),
		partOfAs: oneOf(['part', 'language'], 'unknown_part_of_as'),
		titleLanguage: known(isLanguage, 'unknown_language'),
		texts: v.record(
			known(isLanguage, 'unknown_language'),
			v.object({ title: optionalLine(500), abstract: optionalLines(8000) }, 'not_texts'),
			'not_texts'
		),
		languages: list(known(isLanguage, 'unknown_language')),
		topics: list(known((id) => topic(id) !== undefined, 'unknown_topic')),
		sdgs: list(whole(1, goals.length, 'unknown_sdg')),
		sdgTargets: list(known((id) => targets.some((one) => one.id === id), 'unknown_sdg_target')),
		gcmObjectives: list(whole(1, objectives.length, 'unknown_gcm_objective')),
		countries: list(known((iso2) => country(iso2) !== undefined, 'unknown_country')),
		regions: list(known((m49) => region(m49) !== undefined, 'unknown_region')),
		audiences: list(known((id) => audiences.some((one) => one.id === id), 'unknown_audience')),
		modality: optionalKnown(isModality, 'unknown_modality'),
		place: optionalLine(200),
		duration: optionalLine(200),
		costKind: oneOf(costKinds, 'unknown_cost'),
		costNote: optionalLine(300),
		certificate: optionalLine(300),
		zone: optionalKnown(isZone, 'unknown_zone'),
		startsOn: day,
		endsOn: day,
		startsAt: localTime,
		endsAt: localTime,
		datePrecision: oneOf(datePrecisions, 'unknown_date_precision'),
		/** Slugs of organisations, in the order they are named. */
		providers: list(slug, 50),
		partners: list(slug, 50),
		source: optionalLine(1000),
		rights: optionalLine(500),
		flags: list(v.picklist(flags, 'unknown_flag')),
		note: optionalLines(2000),
		illustrative: flag,
		featured: flag
	},
	'not_an_entry'
);

/** The boundary: forms and imports go through here, and nothing else makes an `EntryInput`. */
export const entryInput = v.pipe(
	entryFields,
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		for (const { path, code } of disagreements(dataset.value))
			addIssue({ message: code, path: pathOf(dataset.value, path) });
	}),
	v.transform(({ texts, ...input }) => ({
		...input,
		datePrecision: input.startsOn ? (input.datePrecision ?? 'day') : null,
		partOfAs: input.partOf ? (input.partOfAs ?? 'part') : null,
		texts: Object.fromEntries(
			Object.entries(texts).flatMap(([language, { title, abstract }]) =>
				title ? [[language, { title, abstract }]] : []
			)
		) as Record<string, { title: string; abstract: string | null }>
	}))
);
export type EntryInput = v.InferOutput<typeof entryInput>;

/** One run of a course. */
export const offeringInput = v.pipe(
	v.object(
		{
			ongoing: flag,
			startsOn: day,
			endsOn: day,
			datePrecision: oneOf(datePrecisions, 'unknown_date_precision'),
			registrationClosesOn: day,
			zone: optionalKnown(isZone, 'unknown_zone'),
			modality: optionalKnown(isModality, 'unknown_modality'),
			place: optionalLine(200),
			country: optionalKnown((iso2) => country(iso2) !== undefined, 'unknown_country'),
			languages: list(known(isLanguage, 'unknown_language')),
			costKind: oneOf(costKinds, 'unknown_cost'),
			costNote: optionalLine(300),
			certificate: optionalLine(300),
			url: orEmpty(link, 'link_unreadable')
		},
		'not_an_offering'
	),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const run = dataset.value;
		const wrong = (path: string, message: string) => addIssue({ message, path: pathOf(run, path) });
		if (!run.ongoing && !run.startsOn) wrong('startsOn', 'required');
		if (run.endsOn && (!run.startsOn || run.endsOn < run.startsOn)) wrong('endsOn', 'ends_before_start');
	}),
	v.transform((run) => ({ ...run, datePrecision: run.startsOn ? (run.datePrecision ?? 'day') : null }))
);
export type OfferingInput = v.InferOutput<typeof offeringInput>;

type Fields = v.InferOutput<typeof entryFields>;

/** What single fields cannot see. */
function disagreements(input: Fields): Problem[] {
	const wrong: Problem[] = [];
	const say = (path: string, code: string) => wrong.push({ path, code });
	if (!types(input.kind).some(({ id }) => id === input.type) && isType(input.type))
		say('type', 'type_of_another_kind');
	if (!input.texts[input.titleLanguage]?.title) say(`texts.${input.titleLanguage}.title`, 'title_required');
	for (const [language, { title, abstract }] of Object.entries(input.texts))
		if (abstract && !title && language !== input.titleLanguage)
			say(`texts.${language}.title`, 'title_required');
	if (input.endsOn && (!input.startsOn || input.endsOn < input.startsOn)) say('endsOn', 'ends_before_start');
	if (input.endsAt && (!input.startsAt || input.endsAt < input.startsAt)) say('endsAt', 'ends_before_start');
	if (input.startsOn && input.startsAt) say('startsAt', 'day_or_time');
	if (input.startsAt && !input.zone) say('zone', 'zone_required');
	if (input.kind !== 'event' && (input.startsOn || input.startsAt))
		say(input.startsOn ? 'startsOn' : 'startsAt', 'only_events_have_dates');
	for (const both of input.providers.filter((one) => input.partners.includes(one)))
		say('partners', both && 'provider_and_partner');
	return wrong;
}

function pathOf(input: object, path: string): [v.IssuePathItem, ...v.IssuePathItem[]] {
	const items = path
		.split('.')
		.map((key) => ({ type: 'object', origin: 'value', input, key, value: undefined }));
	return items as unknown as [v.IssuePathItem, ...v.IssuePathItem[]];
}

/** Reads what was sent; the problems name fields by path ('texts.es.title', 'topics.2'). */
export function readEntry(
	sent: unknown
): { input: EntryInput; problems: null } | { input: null; problems: Problem[] } {
	const read = v.safeParse(entryInput, sent);
	return read.success
		? { input: read.output, problems: null }
		: { input: null, problems: problemsOf(read.issues) };
}

export function readOffering(
	sent: unknown
): { input: OfferingInput; problems: null } | { input: null; problems: Problem[] } {
	const read = v.safeParse(offeringInput, sent);
	return read.success
		? { input: read.output, problems: null }
		: { input: null, problems: problemsOf(read.issues) };
}

/** Valibot's own sentences (a missing key) become 'required'; 'too_long:500' is a code and the most there may be. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): Problem[] {
	return issues.map((issue): Problem => {
		const path = v.getDotPath(issue) ?? '';
		if (issue.received === 'undefined' && issue.kind === 'schema') return { path, code: 'required' };
		const [, code = 'not_text', most] = /^([a-z_]+)(?::(\d+))?$/u.exec(issue.message) ?? [];
		if (most !== undefined) return { path, code, details: { most: Number(most) } };
		if (!code.startsWith('unknown_')) return { path, code };
		return { path, code, details: { text: cleanLine(String(issue.input).slice(0, 200)).slice(0, 80) } };
	});
}
