import {
	eventModalities,
	isQuarter,
	quarters,
	type CountrySeats,
	type LineInput,
	type Quarter,
	type SeriesLine
} from '#events/index.ts';
import { eventsToLead, titlesOfEvent } from '#events/index.server.ts';
import { listOrganisations, listPartnerships } from '#network/index.server.ts';
import { idFrom } from '#platform/index.ts';
import { courseNamed, editionsLed, editionsNamed } from '#training/index.server.ts';
import { runText } from '#training/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { conceptLabel, countries, labelIn, languageName, topics } from '#vocabulary/index.ts';
import { quarterText } from '../../../programmes/words.ts';
import { formLanguages } from './series-form.server.ts';

const spoken = ['en', 'es', 'fr', 'ar', 'ru', 'zh', 'tr', 'pt', 'az', 'ka', 'kk', 'fa', 'uk'];

/** What a line may name: the keeper's own events and editions, the centre's partnerships, and the vocabularies. */
export async function lineChoices(
	{ actor, language }: App.Locals,
	centreId: string,
	line: Pick<SeriesLine, 'eventId' | 'editionId'> | null
) {
	const collator = new Intl.Collator(language);
	const byLabel = (a: { label: string }, b: { label: string }) => collator.compare(a.label, b.label);
	const [events, led, here, partnerships, organisations] = await Promise.all([
		eventsToLead(actor),
		editionsLed(actor),
		editionsNamed(line?.editionId ? [line.editionId] : [], language),
		listPartnerships(actor, language, { organisation: centreId }),
		listOrganisations(language)
	]);
	const published = led.filter(({ state }) => state === 'published').slice(0, 200);
	const editions = new Map(
		[...here.map(({ edition }) => edition), ...published].map((one) => [one.id as string, one])
	);
	return {
		events: await Promise.all(
			events.slice(0, 300).map(async ({ id, slug, startsOn }) => {
				const titles = await titlesOfEvent(id);
				return {
					value: id as string,
					label: `${labelIn(titles, language).text || slug}${startsOn ? ` (${startsOn})` : ''}`
				};
			})
		),
		editions: await Promise.all(
			[...editions.values()].map(async (edition) => {
				const { title } = await courseNamed(edition, language);
				return { value: edition.id as string, label: `${title.text} – ${runText(edition, language)}` };
			})
		),
		partnerships: partnerships.map(({ id, text }) => ({
			value: id as string,
			label: text.title,
			lang: text.language
		})),
		organisations: organisations.map(({ id, slug, title }) => ({
			id: id as string,
			value: slug,
			label: title.text
		})),
		topics: topics
			.map(({ id, labels }) => ({ value: id, label: labelIn(labels, language).text }))
			.sort(byLabel),
		countries: countries
			.map(({ iso2, names }) => ({ value: iso2, label: labelIn(names, language).text }))
			.sort(byLabel),
		quarters: quarters.map((quarter) => ({ value: String(quarter), label: quarterText(quarter) })),
		languages: spoken.map((code) => ({ value: code, label: languageName(code), lang: code })),
		modalities: eventModalities.map((id) => ({
			value: id as string,
			label: conceptLabel(`modality:${id}`, language) ?? id
		})),
		titles: formLanguages(language)
	};
}

export type LineChoices = Awaited<ReturnType<typeof lineChoices>>;

export function lineValues(line: SeriesLine, choices: LineChoices): Values {
	const name = (options: readonly { value: string; label: string }[], value: string) =>
		options.find((option) => option.value === value)?.label ?? value;
	const values: Values = {
		quarter: [String(line.quarter)],
		event: [line.eventId ?? ''],
		edition: [line.editionId ?? ''],
		topics: line.topics.map((id) => name(choices.topics, id)),
		languages: line.languages,
		modality: [line.modality ?? ''],
		seats: [line.seats === null ? '' : String(line.seats)],
		donor: [choices.organisations.find(({ id }) => id === line.donorId)?.label ?? ''],
		partnership: [line.partnershipId ?? '']
	};
	for (const [code, title] of Object.entries(line.titles)) values[`title.${code}`] = [title];
	for (const [i, { country, seats }] of line.countries.entries()) {
		values[`country-${i}`] = [name(choices.countries, country)];
		values[`seats-${i}`] = [seats === null ? '' : String(seats)];
	}
	return values;
}

const mostCountryRows = 60;

/** How many countries the form shows: those filled in, and three more. */
export function countryRows(values: Values): number[] {
	const filled = Array.from({ length: mostCountryRows }, (_, i) => i).filter(
		(i) => one(values, `country-${i}`).trim() !== ''
	);
	return Array.from({ length: Math.min(mostCountryRows, (filled.at(-1) ?? -1) + 4) }, (_, i) => i);
}

/** What was entered; topics, countries and the donor may be named in the page's language or by their codes. */
export function enteredLine(values: Values, choices: LineChoices): { input: LineInput; form: Reading } {
	const form = new Reading(values);
	const find = (options: readonly { value: string; label: string }[]) => (text: string) => {
		const wanted = text.toLowerCase();
		const fits = ({ value, label }: { value: string; label: string }) =>
			value.toLowerCase() === wanted || label.toLowerCase() === wanted;
		return options.find(fits)?.value ?? null;
	};
	const chosen = (name: string, options: readonly { value: string }[]): string | null => {
		const value = one(values, name);
		if (value === '') return null;
		if (options.some((option) => option.value === value)) return value;
		form.refuse(name, 'not_known', { text: '' });
		return null;
	};
	const quarter = Number(one(values, 'quarter'));
	const donor = form.line('donor');
	const donorSlug = donor === null ? null : find(choices.organisations)(donor);
	if (donor !== null && donorSlug === null) form.refuse('donor', 'not_known', { text: donor.slice(0, 80) });
	const input: LineInput = {
		quarter: isQuarter(quarter) ? quarter : (0 as Quarter),
		eventId: idFrom<'Event'>(chosen('event', choices.events) ?? ''),
		editionId: chosen('edition', choices.editions),
		titles: Object.fromEntries(choices.titles.map(({ code }) => [code, form.line(`title.${code}`) ?? ''])),
		topics: form.named('topics', find(choices.topics), { most: 12 }),
		languages: all(values, 'languages').filter((code) => spoken.includes(code)),
		modality: eventModalities.find((id) => id === one(values, 'modality')) ?? null,
		seats: countIn(form, 'seats'),
		donorId: choices.organisations.find(({ value }) => value === donorSlug)?.id ?? null,
		partnershipId: chosen('partnership', choices.partnerships),
		countries: countriesIn(form, values, find(choices.countries))
	};
	return { input, form };
}

function countriesIn(form: Reading, values: Values, find: (text: string) => string | null): CountrySeats[] {
	return countryRows(values).flatMap((i) => {
		const text = form.line(`country-${i}`);
		const seats = countIn(form, `seats-${i}`);
		if (text === null) {
			if (seats !== null) form.refuse(`country-${i}`, 'required');
			return [];
		}
		const country = find(text);
		if (country === null) form.refuse(`country-${i}`, 'not_known', { text: text.slice(0, 80) });
		return country === null ? [] : [{ country, seats }];
	});
}

/** Null: nothing was entered, or no whole number, which is said. */
function countIn(form: Reading, field: string): number | null {
	const text = form.line(field, { longest: 10 });
	if (text === null) return null;
	if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
	form.refuse(field, 'seats_count', { most: 100_000 });
	return null;
}
