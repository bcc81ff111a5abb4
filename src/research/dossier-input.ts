import * as v from 'valibot';
import { fields, problemsOf, type EntryId, type Problem } from '#catalogue/index.ts';
import { country, isLanguage, objectives, region, targets, topic } from '#vocabulary/index.ts';
import {
	addressees,
	copyings,
	dossierKinds,
	dossierRoles,
	wordings,
	type Copying,
	type Wording
} from './dossier.ts';

const { flag, known, line, link, list, oneOf, optionalLine, optionalLines, optionalWhole, orEmpty, whole } =
	fields;

const slug = v.pipe(line(120), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'not_a_slug'));
const year = optionalWhole(1900, 2200, 'not_a_year');

/** Everything a person or a file may say about a dossier; what follows from it (state, history) is not here. */
const dossierFields = v.object(
	{
		kind: v.picklist(dossierKinds, 'unknown_kind'),
		language: known(isLanguage, 'unknown_language'),
		title: v.pipe(line(600), v.minLength(1, 'title_required')),
		summary: optionalLines(8000),
		results: optionalLines(8000),
		conditions: optionalLines(8000),
		passage: optionalLines(8000),
		/** By slug, in the order they are named. */
		organisations: v.nullish(
			v.pipe(v.array(v.object({ slug, role: v.picklist(dossierRoles) }), 'not_list'), v.maxLength(100)),
			[]
		),
		/** Publications of the catalogue, by slug. */
		entries: list(slug, 500),
		topics: list(known((id) => topic(id) !== undefined, 'unknown_topic')),
		countries: list(known((iso2) => country(iso2) !== undefined, 'unknown_country')),
		regions: list(known((m49) => region(m49) !== undefined, 'unknown_region')),
		sdgTargets: list(known((id) => targets.some((one) => one.id === id), 'unknown_sdg_target')),
		gcmObjectives: list(whole(1, objectives.length, 'unknown_gcm_objective')),
		url: orEmpty(link, 'link_unreadable'),
		startedYear: year,
		endedYear: year,
		place: optionalLine(200),
		funders: list(v.pipe(line(300), v.minLength(1, 'required')), 50),
		addressees: list(v.picklist(addressees, 'unknown_addressee')),
		wording: oneOf(wordings, 'unknown_wording'),
		locator: optionalLine(200),
		copying: oneOf(copyings, 'unknown_copying'),
		source: optionalLine(1000),
		note: optionalLines(2000),
		illustrative: flag
	},
	'not_a_dossier'
);

type Fields = v.InferOutput<typeof dossierFields>;

/** The boundary: forms and files go through here, and nothing else makes a `DossierInput`. */
const dossierInput = v.pipe(
	dossierFields,
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		for (const [key, message] of disagreements(input))
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
	}),
	v.transform(fitted)
);
export type DossierInput = ReturnType<typeof fitted>;

/** What single fields cannot see. */
function disagreements(input: Fields): [keyof Fields, string][] {
	const wrong: [keyof Fields, string][] = [];
	const { startedYear: from, endedYear: to, organisations } = input;
	if (from !== null && to !== null && to < from) wrong.push(['endedYear', 'ends_before_start']);
	if (new Set(organisations.map((one) => `${one.slug} ${one.role}`)).size < organisations.length)
		wrong.push(['organisations', 'organisation_twice']);
	if (input.kind === 'practice' && input.summary === null) wrong.push(['summary', 'practice_without_text']);
	return wrong;
}

/** Only what its kind has: a recommendation did not run from year to year. */
function fitted(input: Fields) {
	const ran = input.kind !== 'recommendation';
	const recommends = input.kind === 'recommendation';
	return {
		...input,
		startedYear: ran ? input.startedYear : null,
		endedYear: ran ? input.endedYear : null,
		place: input.kind === 'practice' ? input.place : null,
		copying: (input.kind === 'practice' ? input.copying : null) as Copying | null,
		funders: input.kind === 'project' ? input.funders : [],
		addressees: recommends ? input.addressees : [],
		wording: (recommends ? (input.wording ?? 'curator') : null) as Wording | null,
		locator: recommends ? input.locator : null,
		results: ran ? input.results : null,
		conditions: input.kind === 'practice' ? input.conditions : null,
		passage: recommends ? input.passage : null
	};
}

/** Reads what was sent; the problems name fields by path ('topics.2'). */
export function readDossier(
	sent: unknown
): { input: DossierInput; problems: null } | { input: null; problems: Problem[] } {
	const read = v.safeParse(dossierInput, sent);
	return read.success
		? { input: read.output, problems: null }
		: { input: null, problems: problemsOf(read.issues) };
}

/** What an input names by slug, as ids. */
export type ResolvedDossier = {
	organisations: ReadonlyMap<string, string>;
	entries: ReadonlyMap<string, EntryId>;
};
