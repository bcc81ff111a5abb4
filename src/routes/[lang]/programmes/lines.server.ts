import { editionPath } from '#catalogue/index.ts';
import { daysText, dayText } from '#catalogue/ui/when.ts';
import { eventPath, phaseOfEvent, quarterOf, quarters, type Quarter } from '#events/index.ts';
import type { SeriesPage, ShownLine } from '#events/index.server.ts';
import { m } from '#messages/messages.js';
import { listPartnerships, organisationNames } from '#network/index.server.ts';
import { partnershipPath } from '#network/index.ts';
import { editionsNamed, type Taught } from '#training/index.server.ts';
import { runText } from '#training/index.ts';
import { conceptLabel, country, labelIn, languageName, typeLabel } from '#vocabulary/index.ts';
import { quarterText } from './words.ts';

type Named = { name: string; language: string; href: string; slug: string };

/** A training of the year as every page shows it: in words, joined from its event or its edition. */
export type DisplayLine = {
	id: string;
	title: { text: string; language: string };
	/** Null: planned, it has no page yet. */
	href: string | null;
	kind: string;
	state: 'planned' | 'dated' | 'cancelled';
	quarter: Quarter;
	/** Its days, or its quarter where they are not decided. */
	when: string;
	/** 1–12, of the year; null: not decided. */
	month: number | null;
	startsOn: string | null;
	endsOn: string | null;
	topics: { id: string; name: string }[];
	countries: { iso2: string; name: string; seats: number | null }[];
	languages: { code: string; name: string }[];
	modality: string | null;
	seats: number | null;
	donor: Named | null;
	partnership: Named | null;
	/** People may be nominated for it now. */
	call: { href: string; until: string | null } | null;
};

type Asked = { language: string; now: Date };

export async function displayLines(page: SeriesPage, { language, now }: Asked): Promise<DisplayLine[]> {
	const { lines } = page;
	const editionIds = lines.flatMap(({ editionId }) => editionId ?? []);
	const [donors, partnerships, taught] = await Promise.all([
		organisationNames(
			lines.flatMap(({ donorId }) => donorId ?? []),
			language
		),
		lines.some(({ partnershipId }) => partnershipId !== null)
			? listPartnerships({ kind: 'visitor' }, language, { organisation: page.centreId })
			: [],
		editionsNamed(editionIds, language)
	]);
	const editions = new Map(taught.map((one) => [one.edition.id as string, one]));
	const shown = lines.map((line): DisplayLine => {
		const donor = line.donorId === null ? undefined : donors.get(line.donorId);
		const partnership = partnerships.find(({ id }) => id === line.partnershipId);
		const edition = line.editionId === null ? undefined : editions.get(line.editionId);
		return {
			id: line.id,
			...standingOf(line, edition, page.year, { language, now }),
			topics: line.topics.map((id) => ({ id, name: conceptLabel(`topic:${id}`, language) ?? id })),
			countries: line.countries.map(({ country: iso2, seats }) => ({
				...{ iso2, seats },
				name: labelIn(country(iso2)?.names ?? {}, language).text || iso2
			})),
			languages: line.languages.map((code) => ({ code, name: languageName(code) })),
			modality: line.modality && conceptLabel(`modality:${line.modality}`, language),
			seats: line.seats,
			donor: donor
				? {
						...{ name: donor.name, language: donor.language, slug: donor.slug },
						href: `/${language}/organisations/${donor.slug}`
					}
				: null,
			partnership: partnership
				? {
						...{ name: partnership.text.title, language: partnership.text.language, slug: partnership.slug },
						href: partnershipPath(language, partnership.slug)
					}
				: null
		};
	});
	return shown.sort(byTime);
}

/** In the order of the year; what has no day yet comes last in its quarter. */
function byTime(a: DisplayLine, b: DisplayLine): number {
	return (
		a.quarter - b.quarter ||
		((a.startsOn ?? '~') < (b.startsOn ?? '~') ? -1 : a.startsOn === b.startsOn ? 0 : 1)
	);
}

type Standing = Pick<
	DisplayLine,
	'title' | 'href' | 'kind' | 'state' | 'quarter' | 'when' | 'month' | 'startsOn' | 'endsOn' | 'call'
>;

function standingOf(
	line: ShownLine,
	edition: Taught | undefined,
	year: number,
	{ language, now }: Asked
): Standing {
	if (line.event) {
		const { slug, kind, state, startsOn, endsOn, applyUntil } = line.event;
		const isApplying = phaseOfEvent(line.event, now) === 'applying';
		return {
			...{ title: line.event.title, href: state === 'draft' ? null : eventPath(language, slug) },
			kind: typeLabel('event', kind, language),
			state: state === 'cancelled' ? 'cancelled' : 'dated',
			...whenOf(startsOn, endsOn, line.quarter, year, language),
			call: isApplying
				? {
						href: `${eventPath(language, slug)}/nominate`,
						until: applyUntil && dayText(applyUntil, language)
					}
				: null
		};
	}
	if (edition) {
		const { edition: run, course } = edition;
		const when = whenOf(run.startsOn, run.endsOn, line.quarter, year, language);
		return {
			...{ title: course.title, href: editionPath(language, course.slug, run.slug) },
			...{ kind: m.programmes_course(), state: 'dated', ...when },
			...(run.startsOn !== null && { when: runText(run, language) }),
			call: null
		};
	}
	return {
		...{ title: line.title, href: null, kind: m.programmes_planned(), state: 'planned' },
		...whenOf(null, null, line.quarter, year, language),
		call: null
	};
}

function whenOf(
	startsOn: string | null,
	endsOn: string | null,
	planned: Quarter,
	year: number,
	language: string
): Pick<DisplayLine, 'quarter' | 'when' | 'month' | 'startsOn' | 'endsOn'> {
	if (startsOn === null)
		return { quarter: planned, when: quarterText(planned), month: null, startsOn, endsOn };
	const isOfYear = startsOn.startsWith(`${year}-`);
	return {
		quarter: isOfYear ? quarterOf(startsOn) : planned,
		when: daysText(startsOn, endsOn, language),
		month: isOfYear ? Number(startsOn.slice(5, 7)) : null,
		...{ startsOn, endsOn }
	};
}

export const narrowings = ['quarter', 'topic', 'country', 'donor'] as const;
export type Narrowing = (typeof narrowings)[number];
export type Narrowed = Record<Narrowing, string | null>;
type Choice = { value: string; name: string; count: number };

const valuesOf: Record<Narrowing, (line: DisplayLine) => { value: string; name: string }[]> = {
	quarter: ({ quarter }) => [{ value: String(quarter), name: quarterText(quarter) }],
	topic: ({ topics }) => topics.map(({ id, name }) => ({ value: id, name })),
	country: ({ countries }) => countries.map(({ iso2, name }) => ({ value: iso2, name })),
	donor: ({ donor }) => (donor ? [{ value: donor.slug, name: donor.name }] : [])
};

/** The lines that the address asks for, and what else it may ask: each choice with how many it leaves. */
export function narrowed(
	lines: readonly DisplayLine[],
	params: URLSearchParams,
	language: string
): { chosen: Narrowed; choices: Record<Narrowing, Choice[]>; shown: DisplayLine[] } {
	const chosen = each((by) => {
		const asked = params.get(by);
		return lines.some((line) => valuesOf[by](line).some(({ value }) => value === asked)) ? asked : null;
	});
	const fits = (line: DisplayLine, by: Narrowing) =>
		chosen[by] === null || valuesOf[by](line).some(({ value }) => value === chosen[by]);
	const collator = new Intl.Collator(language);
	const choices = each((by) => {
		const others = lines.filter((line) => narrowings.every((one) => one === by || fits(line, one)));
		const counted = new Map<string, Choice>();
		for (const line of others)
			for (const { value, name } of valuesOf[by](line)) {
				const before = counted.get(value);
				counted.set(value, { value, name, count: (before?.count ?? 0) + 1 });
			}
		const all = [...counted.values()];
		return by === 'quarter'
			? quarters.flatMap((quarter) => all.find(({ value }) => value === String(quarter)) ?? [])
			: all.sort((a, b) => collator.compare(a.name, b.name));
	});
	return { chosen, choices, shown: lines.filter((line) => narrowings.every((by) => fits(line, by))) };
}

function each<Value>(of: (by: Narrowing) => Value): Record<Narrowing, Value> {
	return { quarter: of('quarter'), topic: of('topic'), country: of('country'), donor: of('donor') };
}
