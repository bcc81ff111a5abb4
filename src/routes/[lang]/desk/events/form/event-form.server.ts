import { eventAdmissions, eventKinds, eventModalities, type EventInput } from '#events/index.ts';
import { costKinds } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import { conceptLabel, typeLabel } from '#vocabulary/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { choicesFor as choicesOfEntries, type Option } from '../../entries/form/choices.server.ts';
import { admissionTexts } from '../event-words.server.ts';

/** What an event's form offers, in words of the page's language. */
export async function choicesFor(language: string) {
	const { languages, topics, goals, objectives, audiences, countries, organisations, zones } =
		await choicesOfEntries('event', language);
	const costs = { free: m.desk_cost_free, paid: m.desk_cost_paid, scholarships: m.desk_cost_scholarships };
	return {
		languages,
		topics,
		objectives,
		audiences,
		countries,
		organisations,
		zones,
		targets: goals.flatMap((goal) => goal.targets),
		kinds: eventKinds.map((value) => ({ value, label: typeLabel('event', value, language) })),
		modalities: eventModalities.map((value) => ({
			value,
			label: conceptLabel(`modality:${value}`, language) ?? value
		})),
		admissions: eventAdmissions.map((value) => ({ value, label: admissionTexts[value]() })),
		costs: costKinds.map((value) => ({ value, label: costs[value]() }))
	};
}

export type EventChoices = Awaited<ReturnType<typeof choicesFor>>;

const behind = ['hosts', 'partners', 'donors'] as const;
const ticked = ['languages', 'topics', 'countries', 'audiences', 'sdgTargets'] as const;
const lines = [
	'zone',
	'startsOn',
	'endsOn',
	'applyFrom',
	'applyUntil',
	'contactName',
	'contactEmail'
] as const;
const chosen = ['kind', 'sourceLanguage', 'modality', 'admission', 'costKind'] as const;

/** An event as its form shows it. */
export function valuesFrom(input: EventInput, choices: EventChoices): Values {
	const named = (slugs: readonly string[]) => slugs.map((slug) => labelOf(choices.organisations, slug));
	return {
		...Object.fromEntries(
			[...lines, ...chosen].map((name) => [name, input[name] === null ? [] : [String(input[name])]])
		),
		...Object.fromEntries(ticked.map((name) => [name, input[name]])),
		...Object.fromEntries(behind.map((name) => [name, named(input[name])])),
		gcmObjectives: input.gcmObjectives.map(String),
		seats: input.seats === null ? [] : [String(input.seats)],
		illustrative: input.illustrative ? ['on'] : []
	};
}

/** What was entered. What cannot be chosen stays as it was. */
export function inputFrom(
	values: Values,
	before: EventInput,
	choices: EventChoices
): { input: EventInput; form: Reading } {
	const form = new Reading(values);
	const line = (name: (typeof lines)[number]) => form.line(name, { longest: 320 });
	const pick = <Value extends string>(known: readonly Value[], name: string, otherwise: Value): Value =>
		known.find((value) => value === one(values, name)) ?? otherwise;
	const organisations = (name: (typeof behind)[number]) => form.named(name, finder(choices.organisations));
	const seats = form.line('seats', { longest: 12 });
	const input: EventInput = {
		kind: pick(eventKinds, 'kind', before.kind),
		languages: all(values, 'languages').filter(Boolean),
		sourceLanguage: one(values, 'sourceLanguage') || before.sourceLanguage,
		zone: line('zone') ?? 'UTC',
		startsOn: line('startsOn'),
		endsOn: line('endsOn'),
		modality: pick(eventModalities, 'modality', before.modality),
		admission: pick(eventAdmissions, 'admission', before.admission),
		applyFrom: line('applyFrom'),
		applyUntil: line('applyUntil'),
		seats: seats === null ? null : Number(seats),
		topics: all(values, 'topics').filter(Boolean),
		countries: all(values, 'countries').filter(Boolean),
		audiences: all(values, 'audiences').filter(Boolean),
		sdgTargets: all(values, 'sdgTargets').filter(Boolean),
		gcmObjectives: all(values, 'gcmObjectives').filter(Boolean).map(Number),
		costKind: costKinds.find((kind) => kind === one(values, 'costKind')) ?? null,
		contactName: line('contactName'),
		contactEmail: line('contactEmail'),
		illustrative: one(values, 'illustrative') === 'on',
		hosts: organisations('hosts'),
		partners: organisations('partners'),
		donors: organisations('donors')
	};
	return { input, form };
}

/** An organisation's slug by its label or its slug. */
export function finder(options: readonly Option[]): (text: string) => string | null {
	const folded = (text: string) => text.normalize('NFC').toLowerCase();
	return (text) =>
		options.find(({ value, label }) => value === text || folded(label) === folded(text))?.value ?? null;
}

function labelOf(options: readonly Option[], value: string): string {
	return options.find((option) => option.value === value)?.label ?? value;
}
