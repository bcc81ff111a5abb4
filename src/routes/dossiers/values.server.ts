import { organisationsById } from '#network/index.server.ts';
import {
	dossierRoles,
	readDossier,
	textFields,
	type DossierFacts,
	type DossierInput,
	type DossierKind
} from '#research/index.ts';
import { resourceSlugs } from '#catalogue/index.server.ts';
import { Reading } from '#ui/form/reading.ts';
import type { Problem } from '#ui/form/problem.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { countryNames, finder } from '../[lang]/desk/entries/form/values.server.ts';
import type { DossierChoices } from './choices.server.ts';

const plain = [
	'language',
	'title',
	'url',
	'startedYear',
	'endedYear',
	'place',
	'wording',
	'locator',
	'copying'
] as const;
const ticked = ['topics', 'regions', 'sdgTargets', 'addressees'] as const;
const provenance = ['source', 'note'] as const;

/** One as its form shows it. Organisations and countries by the names the form offers. */
export async function dossierValues(facts: DossierFacts, choices: DossierChoices): Promise<Values> {
	const text = facts.texts.find(({ origin }) => origin === 'original');
	const [organisations, slugs] = await Promise.all([
		organisationsById(facts.organisations.map(({ id }) => id)),
		resourceSlugs(facts.entries)
	]);
	const named = (options: { value: string; label: string }[], id: string) =>
		options.find(({ value }) => value === id)?.label ?? id;
	const values: Record<string, readonly (string | number | null)[]> = {
		...Object.fromEntries(
			[...plain, ...provenance].map((name) => [name, [name === 'title' ? (text?.title ?? '') : facts[name]]])
		),
		...Object.fromEntries(ticked.map((name) => [name, facts[name]])),
		...Object.fromEntries(textFields[facts.kind].map((name) => [name, [text?.[name] ?? null]])),
		gcmObjectives: facts.gcmObjectives,
		countries: facts.countries.map((iso2) => named(choices.countries, iso2)),
		funders: [facts.funders.join('\n')],
		entries: [facts.entries.flatMap((id) => slugs.get(id) ?? []).join('\n')],
		illustrative: [facts.illustrative ? 'on' : null],
		...Object.fromEntries(
			dossierRoles.map((role) => [
				`organisations_${role}`,
				facts.organisations
					.filter((one) => one.role === role)
					.map(({ id }) => named(choices.organisations, organisations.get(id)?.slug ?? ''))
			])
		)
	};
	return Object.fromEntries(
		Object.entries(values).flatMap(([name, list]) => {
			const said = list.filter((value) => value !== null && value !== '').map(String);
			return said.length > 0 ? [[name, said]] : [];
		})
	);
}

type Read = { input: DossierInput; problems: null } | { input: null; problems: Problem[] };

/** What a person filled in. `all`: editors also say where the facts came from; for others that stays as it is. */
export function readDossierValues(
	kind: DossierKind,
	values: Values,
	choices: DossierChoices,
	{ all: everything, before }: { all: boolean; before: DossierFacts | null }
): Read {
	const form = new Reading(values);
	for (const [name, list] of Object.entries(values)) for (const entered of list) form.readable(name, entered);
	const organisation = finder(choices.organisations);
	const sent = {
		kind,
		...Object.fromEntries(plain.map((name) => [name, digits(one(values, name))])),
		title: one(values, 'title'),
		...Object.fromEntries(textFields[kind].map((name) => [name, one(values, name)])),
		...Object.fromEntries(ticked.map((name) => [name, all(values, name).filter(Boolean)])),
		gcmObjectives: all(values, 'gcmObjectives').filter(Boolean).map(Number),
		countries: form.named('countries', finder(choices.countries, countryNames()), { most: 250 }),
		organisations: dossierRoles.flatMap((role) =>
			form.named(`organisations_${role}`, organisation).map((slug) => ({ slug, role }))
		),
		funders: form.many('funders'),
		entries: form.many('entries', { longest: 400, most: 500 }).map(lastPart),
		...(everything
			? Object.fromEntries([...provenance, 'illustrative'].map((name) => [name, one(values, name)]))
			: { source: before?.source, note: before?.note, illustrative: before?.illustrative })
	};
	const read = readDossier(sent);
	for (const { path, code, details } of read.problems ?? [])
		form.refuse(fieldOf(path.split('.')[0] ?? ''), code, details);
	return form.problems.length > 0 || read.input === null
		? { input: null, problems: form.problems }
		: { input: read.input, problems: null };
}

function fieldOf(path: string): string {
	return path === 'organisations' ? 'organisations_lead' : path;
}

/** Years in the digits of Arabic keyboards. */
function digits(text: string): string {
	return /^[\s٠-٩]+$/u.test(text)
		? text.replace(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
		: text;
}

/** The address of a publication's page here, or only what it ends with. */
function lastPart(text: string): string {
	return (
		text
			.replace(/[?#].*$/u, '')
			.replace(/\/+$/u, '')
			.split('/')
			.at(-1) ?? ''
	);
}
