import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { organisationsBySlug } from '#network/index.server.ts';
import { system } from '#people/index.ts';
import { NotFound } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { eq } from 'drizzle-orm';
import type { EventId, EventKind, EventModality } from './event.ts';
import { noWords } from './event-text.ts';
import { createEvent, publishEvent, putEventText } from './event-writing.server.ts';
import { answerNeeds, askNeeds } from './need.server.ts';
import type { NeedModality } from './need.ts';
import { addAgency, agencyLink } from './series-agency.server.ts';
import { putLine } from './series-line.server.ts';
import type { LineId, Quarter } from './series-line.ts';
import { recordLineOutcome } from './series-outcome.server.ts';
import type { OutcomeCell, OutcomeMeasure } from './series-outcome.ts';
import type { SeriesTexts } from './series.ts';
import { createSeries, showSeries } from './series-writing.server.ts';
import { series } from './series-tables.server.ts';

const actor = system('demonstration');

type ToldLine = {
	quarter: Quarter;
	/** It is an event of this hub, to which agencies nominate. */
	run?: {
		slug: string;
		kind: EventKind;
		zone: string;
		starts_on: string;
		ends_on: string;
		apply_until: string;
		summaries: Record<string, string>;
	};
	titles: Record<string, string>;
	topics: string[];
	languages: string[];
	modality: EventModality | null;
	seats: number | null;
	donor?: string;
	partnership?: string;
	countries: [string, number | null][];
	outcome?: Record<OutcomeMeasure, number | null> & {
		cells: [OutcomeMeasure, 'country' | 'gender', string, number][];
	};
};

type Told = {
	centre: string;
	years: { slug: string; year: number; texts: SeriesTexts; lines: ToldLine[]; needs?: ToldNeeds }[];
};

type ToldNeeds = {
	topics: string[];
	closes_on: string;
	agencies: {
		name: string;
		country: string;
		language: string;
		/** Topic → priority and how many would come; none: it has not answered. */
		answer?: Record<string, [number, number | null]>;
		quarters?: Quarter[];
		languages?: string[];
		modalities?: NeedModality[];
		words?: string;
	}[];
};

/** The illustrative centre's years of `content/programmes.json`. Everything in them is invented, and every page says so. */
export async function loadSeriesDemonstration({
	directory = fileURLToPath(new URL('../../content/', import.meta.url)),
	partnershipOf,
	now = new Date()
}: {
	directory?: string;
	/** A partnership's id by its slug. */
	partnershipOf: (slug: string) => Promise<string | null>;
	now?: Date;
}): Promise<void> {
	const told = JSON.parse(await readFile(`${directory}/programmes.json`, 'utf8')) as Told;
	for (const { slug, year, texts, lines, needs } of told.years) {
		const [here] = await db.select({ id: series.id }).from(series).where(eq(series.slug, slug));
		if (here) continue;
		await createSeries(actor, { slug, centre: told.centre, illustrative: true }, { year, texts }, now);
		for (const line of lines) {
			const id = await putToldLine(slug, told.centre, line, partnershipOf, now);
			if (line.outcome) await recordToldOutcome(id, line.outcome, now);
		}
		await showSeries(actor, slug, 'published', now);
		if (needs) await loadNeeds(slug, needs, now);
	}
}

async function putToldLine(
	slug: string,
	centre: string,
	{ run, donor, partnership, countries, outcome: _, ...line }: ToldLine,
	partnershipOf: (slug: string) => Promise<string | null>,
	now: Date
): Promise<LineId> {
	const eventId = run ? await putToldEvent(centre, { ...line, countries }, run, now) : null;
	const donorId = donor === undefined ? null : (await organisationsBySlug([donor])).get(donor)?.id;
	if (donorId === undefined) throw new NotFound('organisation');
	return putLine(
		actor,
		slug,
		null,
		{
			...line,
			...{ eventId, editionId: null, donorId },
			partnershipId: partnership === undefined ? null : await partnershipOf(partnership),
			countries: countries.map(([country, seats]) => ({ country, seats }))
		},
		now
	);
}

/** Named and described in every language that the year is. */
async function putToldEvent(
	centre: string,
	line: Pick<ToldLine, 'titles' | 'topics' | 'languages' | 'modality' | 'seats' | 'countries'>,
	{ slug, kind, zone, starts_on, ends_on, apply_until, summaries }: NonNullable<ToldLine['run']>,
	now: Date
): Promise<EventId> {
	const input = {
		...{ kind, zone, startsOn: starts_on, endsOn: ends_on, applyFrom: null, applyUntil: apply_until },
		...{ languages: line.languages, sourceLanguage: 'en', topics: line.topics, seats: line.seats },
		modality: line.modality ?? ('face-to-face' as const),
		admission: 'nomination' as const,
		countries: line.countries.map(([country]) => country),
		...{ audiences: [], sdgTargets: [], gcmObjectives: [], costKind: 'free' as const },
		...{ contactName: null, contactEmail: null, illustrative: true },
		...{ hosts: [centre], partners: [], donors: [] }
	};
	let { revision } = await createEvent(actor, slug, input, line.titles['en'] ?? slug, now);
	for (const [language, title] of Object.entries(line.titles)) {
		const words = { ...noWords, title, summary: summaries[language] ?? '' };
		({ revision } = await putEventText(actor, slug, revision, language, words, 'ready', now));
	}
	return (await publishEvent(actor, slug, revision, now)).id;
}

async function recordToldOutcome(
	lineId: LineId,
	{ cells, ...told }: NonNullable<ToldLine['outcome']>,
	now: Date
): Promise<void> {
	const rows = cells.map(([measure, dimension, key, people]): OutcomeCell => ({
		measure,
		dimension,
		key,
		people
	}));
	await recordLineOutcome({ lineId, ...told, cells: rows }, now);
}

async function loadNeeds(slug: string, { topics, closes_on, agencies }: ToldNeeds, now: Date): Promise<void> {
	// Answered before the questions closed, whenever the demonstration is loaded.
	const then = now.toISOString().slice(0, 10) <= closes_on ? now : new Date(`${closes_on}T10:00:00Z`);
	await askNeeds(actor, slug, { topics, closesOn: closes_on }, then);
	for (const {
		name,
		country,
		language,
		answer,
		quarters = [],
		languages = [],
		modalities = [],
		words = ''
	} of agencies) {
		const input = { name, country, language, contactName: null, email: null };
		const id = await addAgency(actor, slug, input, { illustrative: true });
		if (!answer) continue;
		const given = Object.entries(answer).map(([topic, [priority, staff]]) => ({ topic, priority, staff }));
		const token = await agencyLink(actor, slug, id);
		await answerNeeds(
			slug,
			token,
			{ topics: given, quarters, languages, modalities, words },
			{ sent: true },
			then
		);
	}
}
