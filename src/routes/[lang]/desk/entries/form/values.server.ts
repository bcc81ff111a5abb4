import { readEntry, type EntryInput } from '#catalogue/index.ts';
import { foldedName } from './name.ts';
import { Reading } from '#ui/form/reading.ts';
import type { Problem } from '#ui/form/problem.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { countries } from '#vocabulary/index.ts';
import type { Choices } from './choices.server.ts';

const plain = [
	'type',
	'url',
	'urlLevel',
	'doi',
	'titleLanguage',
	'modality',
	'place',
	'duration',
	'costKind',
	'costNote',
	'certificate',
	'zone',
	'datePrecision'
] as const;
const provenance = ['source', 'rights', 'note', 'partOf', 'partOfAs'] as const;
const ticked = [
	'languages',
	'topics',
	'sdgs',
	'sdgTargets',
	'gcmObjectives',
	'regions',
	'audiences'
] as const;

/** An entry as its form shows it. Organisations and countries by the names the form offers. */
export function valuesFrom(input: EntryInput, choices: Choices): Values {
	const text = input.texts[input.titleLanguage];
	const named = (options: Choices['countries'], ids: readonly string[]) =>
		ids.map((id) => options.find(({ value }) => value === id)?.label ?? id);
	const [startsOn, startsTime] = dayAndTime(input.startsOn, input.startsAt);
	const [endsOn, endsTime] = dayAndTime(input.endsOn, input.endsAt);
	const values: Record<string, string | number | null | readonly (string | number)[]> = {
		...Object.fromEntries(
			[...plain, ...provenance, ...ticked, 'flags' as const].map((name) => [name, input[name]])
		),
		kind: input.kind,
		datePrecision: input.datePrecision === 'day' ? null : input.datePrecision,
		title: text?.title ?? null,
		abstract: text?.abstract ?? null,
		year: input.year,
		authors: input.authors.join('\n'),
		providers: named(choices.organisations, input.providers),
		partners: named(choices.organisations, input.partners),
		countries: named(choices.countries, input.countries),
		startsOn,
		startsTime,
		endsOn,
		endsTime,
		illustrative: input.illustrative ? 'on' : null,
		featured: input.featured ? 'on' : null
	};
	return Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) => {
			const list = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== '');
			return list.length > 0 ? [[name, list.map(String)]] : [];
		})
	);
}

function dayAndTime(day: string | null, local: string | null): [string | null, string | null] {
	return local ? [local.slice(0, 10), local.slice(11, 16)] : [day, null];
}

type Read = { input: EntryInput; problems: null } | { input: null; problems: Problem[] };

/**
 * What a person filled in, as the catalogue takes it. What their form did not show (texts in other languages; for
 * contributors, where the facts came from) stays as it is in `before`, whatever was sent.
 */
export function readValues(
	values: Values,
	choices: Choices,
	{ before, all: everything }: { before: EntryInput | null; all: boolean }
): Read {
	const form = new Reading(values);
	for (const [name, list] of Object.entries(values))
		if (name !== 'began') for (const entered of list) form.readable(name, entered);
	const organisation = finder(choices.organisations);
	const titleLanguage = one(values, 'titleLanguage');
	const [starts, ends] = [times(values, 'starts'), times(values, 'ends')];
	const sent = {
		...before,
		// What this kind's form does not show was not sent, and stays as it was.
		...Object.fromEntries(plain.filter((name) => name in values).map((name) => [name, one(values, name)])),
		...Object.fromEntries(
			ticked.map((name) => [name, all(values, name).filter(Boolean).map(numbered(name))])
		),
		kind: one(values, 'kind'),
		...('year' in values && {
			year: one(values, 'year').replace(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
		}),
		...('authors' in values && { authors: form.many('authors', { longest: 200 }) }),
		providers: form.named('providers', organisation),
		partners: form.named('partners', organisation),
		countries: form.named('countries', finder(choices.countries, countryNames()), { most: 250 }),
		...(everything && {
			...Object.fromEntries(provenance.map((name) => [name, one(values, name)])),
			flags: all(values, 'flags').filter(Boolean),
			illustrative: one(values, 'illustrative'),
			featured: one(values, 'featured')
		}),
		startsOn: starts.day,
		startsAt: starts.local,
		endsOn: ends.day,
		endsAt: ends.local,
		texts: {
			...before?.texts,
			[titleLanguage]: { title: one(values, 'title'), abstract: one(values, 'abstract') }
		}
	};
	const read = readEntry(sent);
	for (const { path, code } of read.problems ?? []) form.refuse(fieldOf(path, values), code);
	return form.problems.length > 0 || read.input === null
		? { input: null, problems: form.problems }
		: { input: read.input, problems: null };
}

/** A day alone lasts the whole day; a day and a time is a moment. An end without a time ends with its beginning's day. */
function times(values: Values, which: 'starts' | 'ends'): { day: string; local: string } {
	const day = one(values, `${which}On`);
	const time = one(values, `${which}Time`).slice(0, 5);
	if (one(values, 'startsTime') === '') return { day, local: '' };
	if (time === '') return { day: '', local: '' };
	return { day: '', local: `${day || one(values, 'startsOn')}T${time}` };
}

const fields: Record<string, string> = { startsAt: 'startsTime', endsAt: 'endsTime' };

/** Where on the form a problem belongs: 'topics.2' is the topics', 'texts.es.title' the title. */
function fieldOf(path: string, values: Values): string {
	const [first = '', language, part] = path.split('.');
	if (first !== 'texts') return fields[first] ?? first;
	return language === one(values, 'titleLanguage') && part ? part : 'titleLanguage';
}

function numbered(name: string): (text: string) => string | number {
	return name === 'sdgs' || name === 'gcmObjectives'
		? (text) => (/^\d+$/.test(text) ? Number(text) : text)
		: (text) => text;
}

/**
 * What was ticked in the order the record had it, then what is new: a browser sends boxes in the order of the page, and
 * the order alone is no change.
 */
export function inOrderOf(began: Values, values: Values): Values {
	const reordered = [...ticked, 'flags' as const].map((name): [string, string[]] => {
		const now = all(values, name);
		const before = all(began, name).filter((value) => now.includes(value));
		return [name, [...before, ...now.filter((value) => !before.includes(value))]];
	});
	return { ...values, ...Object.fromEntries(reordered.filter(([, list]) => list.length > 0)) };
}

/** Finds by what the form offers, by a name in any language, or by the id itself. */
export function finder(
	options: Choices['countries'],
	more: Iterable<[string, string]> = []
): (text: string) => string | null {
	const ids = new Map(more);
	for (const { value, label } of options) {
		ids.set(foldedName(value), value);
		for (const name of [label, ...label.split(' – ')]) ids.set(foldedName(name), value);
	}
	return (text) => ids.get(foldedName(text)) ?? null;
}

export function* countryNames(): Generator<[string, string]> {
	for (const { iso2, names } of countries)
		for (const name of Object.values(names)) if (name) yield [foldedName(name), iso2];
}
