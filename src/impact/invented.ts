import { chanceFrom, type Chance } from '#courses/index.ts';
import type { Answers } from '#surveys/index.ts';
import type { CohortDimension } from './cohort.ts';

/**
 * People who never lived, in the number of a real course’s first editions, so that a story can be told of them in the open.
 * The same seed gives the same people; nothing about them was taken from anybody.
 */
export type InventedPerson = {
	number: number;
	cohort: number;
	strata: Record<CohortDimension, string>;
	evaluation: Answers | null;
	followUp: Answers | null;
	/** How asking them half a year later ended. */
	disposition: 'complete' | 'partial' | 'break_off' | 'refusal' | 'non_contact' | 'unknown';
};

export const inventedCohorts = [
	{ language: 'en', size: 512 },
	{ language: 'en', size: 388 },
	{ language: 'en', size: 301 },
	{ language: 'es', size: 483 }
] as const;
export const inventedRespondents = 300;

// From where most come to where few do; how many is Zipf’s law.
const countries = (
	'EC MX IN CO KE PE NG PH JO VE CL UG LB TR GH HN GT BD PK CR AR BO ET EG MA IT DE ES SV NP ' +
	'RW US CH FR GB ZA TZ CM SN CA PA DO UY PY LK ID MY TH KH MM VN AF IR IQ SY YE PS SD SO DJ ' +
	'ER CD CG BI MZ ZM ZW MW BW NA LS AO ML NE TD BF CI TG BJ GN SL LR GM MR TN DZ LY PT NL BE ' +
	'SE NO DK FI IE AT PL CZ SK HU RO BG GR CY MT UA MD GE AM AZ KZ UZ KG TJ JP KR AU NZ FJ NI CU HT JM TT'
)
	.split(' ')
	.slice(0, 124);
const spanish = new Set('EC MX CO PE VE CL HN GT CR AR BO ES SV PA DO UY PY NI CU'.split(' '));

type Weights = Readonly<Record<string, number>>;
const genders: Weights = { female: 57, male: 36, other: 4, '': 3 };
const sectors: Weights = {
	ngo: 24,
	government: 14,
	international_organisation: 14,
	local_government: 7,
	academia: 10,
	student: 11,
	self_employed: 8,
	private_sector: 5,
	looking_for_work: 5,
	other: 2
};
const relations: Weights = {
	works_on_it: 42,
	supports_others: 9,
	curious: 22,
	studies_it: 10,
	has_business: 6,
	wants_business: 6,
	lives_it: 5
};
const ages: Weights = { '18_24': 12, '25_34': 41, '35_44': 28, '45_54': 13, '55_64': 5, '65_over': 1 };

// The follow-up asks in words of its own; a person is one of each.
const relationAsked: Record<string, string> = {
	works_on_it: 'works_on_it',
	supports_others: 'works_on_it',
	curious: 'interested',
	studies_it: 'student',
	has_business: 'migrant_entrepreneur',
	wants_business: 'migrant_entrepreneur',
	lives_it: 'migrant_entrepreneur'
};
const sectorAsked: Record<string, string> = {
	local_government: 'government',
	international_organisation: 'international',
	private_sector: 'private',
	self_employed: 'own_business',
	looking_for_work: 'no_work'
};
const appliesOf: Record<string, number> = {
	works_on_it: 83,
	migrant_entrepreneur: 84,
	student: 72,
	interested: 62,
	other: 60
};

export function inventParticipants(seed = 'serai'): InventedPerson[] {
	const chance = chanceFrom(seed);
	const people = peopleOf(chance);
	const asked = [...people].sort((a, b) => b.willing - a.willing).slice(0, inventedRespondents);
	const answering = new Map(asked.map(({ number }, at) => [number, at]));
	return people.map(({ willing: _, ...person }) => {
		const at = answering.get(person.number);
		const partial = at !== undefined && at % 23 === 11;
		return {
			...person,
			evaluation: drawn(chance, evaluates[person.strata.certificate] ?? 0)
				? evaluationBy(person, chance)
				: null,
			followUp: at === undefined ? null : followUpBy(person, chance, partial),
			disposition:
				at === undefined
					? (pick(chance, { non_contact: 88, refusal: 5, break_off: 3, unknown: 4 }) as 'non_contact')
					: partial
						? 'partial'
						: 'complete'
		};
	});
}

const evaluates: Record<string, number> = { completion: 82, participation: 46, none: 6 };

type Known = Pick<InventedPerson, 'number' | 'strata'>;
type Drawn = Omit<InventedPerson, 'evaluation' | 'followUp' | 'disposition'> & { willing: number };

function peopleOf(chance: Chance): Drawn[] {
	const seats = inventedCohorts.map(({ size }) => size as number);
	const from = allocated(
		seats.reduce((sum, size) => sum + size, 0),
		countries.map((_, i) => 1 / (i + 3) ** 1.12)
	).flatMap((count, i) => Array.from({ length: count }, () => countries[i] ?? ''));
	// Whoever speaks Spanish chooses first, so that the edition in Spanish is theirs.
	const order = [...from.keys()].sort(
		(a, b) => Number(spanish.has(from[b] ?? '')) - Number(spanish.has(from[a] ?? ''))
	);
	const people = order.map((number): Drawn => {
		const country = from[number] ?? '';
		const inSpanish = spanish.has(country) ? drawn(chance, 88) : drawn(chance, 1);
		const cohort = seatFor(inSpanish ? [3, 0, 1, 2] : [0, 1, 2, 3], seats, chance);
		const gender = pick(chance, genders);
		const certificate = pick(chance, { completion: 28, participation: 29, none: 43 });
		const eager =
			(certificate === 'completion' ? 4 : certificate === 'participation' ? 2.4 : 0.7) *
			(gender === 'female' ? 1.15 : 1);
		return {
			...{ number, cohort, willing: ((chance(100_000) + 1) / 100_001) ** (1 / eager) },
			strata: {
				...{ country, gender, certificate, language: inventedCohorts[cohort]?.language ?? 'en' },
				...{ sector: pick(chance, sectors), relation: pick(chance, relations), age_band: pick(chance, ages) }
			}
		};
	});
	return people.sort((a, b) => a.number - b.number);
}

/** A free seat in the first cohort that has one; among those of one language by chance, so that they are alike. */
function seatFor(wanted: readonly number[], seats: number[], chance: Chance): number {
	const english = wanted[0] !== 3;
	const among = english ? [0, 1, 2].filter((one) => (seats[one] ?? 0) > 0) : [];
	const cohort = among[chance(Math.max(1, among.length))] ?? wanted.find((one) => (seats[one] ?? 0) > 0) ?? 0;
	seats[cohort] = (seats[cohort] ?? 0) - 1;
	return cohort;
}

function evaluationBy({ number, strata }: Known, chance: Chance): Answers {
	const score = (): number => Number(pick(chance, { 5: 52, 4: 36, 3: 9, 2: 2, 1: 1 }));
	return {
		...{ useful: score(), relevant: score() },
		intends: pick(chance, { yes: 71, partly: 24, unsure: 3, no: 2 }),
		topics_wanted: some(chance, wanted),
		consent_quote: 'no',
		...(number % 7 === 0 && {
			parts: { content: 'good', facilitation: strata.language === 'es' ? 'good' : 'fair' }
		})
	};
}

const topics: Weights = {
	barriers: 58,
	strategies: 55,
	regulation: 49,
	contributions: 46,
	networks: 31,
	skills: 29,
	finance: 24,
	technology: 17
};
const wanted: Weights = {
	finance: 41,
	technology: 33,
	skills: 30,
	networks: 28,
	climate: 22,
	protection: 18,
	labour: 17,
	data: 9
};
const hindered: Weights = { funds: 44, time: 35, hierarchy: 24, opportunity: 9, law: 14, skills: 11 };

function followUpBy({ number, strata }: Known, chance: Chance, partial: boolean): Answers {
	const relation = relationAsked[strata.relation] ?? 'other';
	const applied = drawn(chance, appliesOf[relation] ?? 60) ? 'yes' : 'no';
	const about: Answers = {
		country: strata.country,
		gender: strata.gender === '' ? null : strata.gender,
		...{ topic_relation: relation, sector: sectorAsked[strata.sector] ?? strata.sector, applied }
	};
	const use: Answers =
		applied === 'yes'
			? {
					applied_where: some(chance, {
						daily: 55,
						project: 38,
						teaching: 22,
						research: 18,
						policy: 15,
						business: 14
					}),
					topics_applied: some(chance, topics),
					attribution: Math.min(100, Math.max(5, 5 * Math.round((45 + chance(48)) / 5)))
				}
			: { not_applied_why: some(chance, { no_occasion: 46, other_work: 30, no_means: 28, not_sure: 14 }) };
	if (partial) return { ...about, ...use };
	const obstacles = some(chance, hindered);
	const said = saidOf[strata.language] ?? [];
	return {
		...{ ...about, ...use },
		...(applied === 'yes' && number % 11 === 0 && { applied_how: said[(number / 11) % said.length] ?? '' }),
		importance: Number(
			pick(chance, applied === 'yes' ? { 5: 44, 4: 41, 3: 12, 2: 3 } : { 5: 12, 4: 39, 3: 34, 2: 15 })
		),
		...(drawn(chance, 94) && { obstacles: drawn(chance, 9) ? ['none'] : obstacles }),
		...(drawn(chance, 91) && { topics_wanted: some(chance, wanted) }),
		consent_quote: pick(chance, { no: 58, role: 33, name: 9 }),
		consent_interview: number % 6 === 0 ? 'yes' : 'no'
	};
}

const saidOf: Readonly<Record<string, readonly string[]>> = {
	en: [
		'I rewrote the questions of our intake interview so that skills come before papers.',
		'We now send people who want to open a business to the credit union first, with a plan they wrote themselves.',
		'I used the mapping exercise with the town council, and they named a contact person for newcomers who trade.',
		'I teach a class on migration law and added a session on the right to work for oneself.',
		'I started a savings group with seven women from my street; two of them sell at the market now.'
	],
	es: [
		'Cambié la entrevista de orientación: primero preguntamos qué sabe hacer la persona.',
		'Ayudé a escribir la parte sobre personas migrantes del plan de empleo del cantón.',
		'Con lo aprendido abrimos una ventanilla para quienes quieren registrar su negocio.'
	]
};

/** Each as likely as its weight, in hundredths; at least one. */
function some(chance: Chance, weights: Weights): string[] {
	const chosen = Object.keys(weights).filter((one) => drawn(chance, weights[one] ?? 0));
	return chosen.length > 0 ? chosen : [pick(chance, weights)];
}

const drawn = (chance: Chance, hundredths: number): boolean => chance(100) < hundredths;

function pick(chance: Chance, weights: Weights): string {
	const all = Object.entries(weights);
	let left = chance(all.reduce((sum, [, weight]) => sum + weight, 0));
	for (const [one, weight] of all) {
		if (left < weight) return one;
		left -= weight;
	}
	return all[0]?.[0] ?? '';
}

/** Whole numbers that make the sum, in proportion, each at least one (largest remainders). */
function allocated(sum: number, weights: readonly number[]): number[] {
	const all = weights.reduce((total, weight) => total + weight, 0);
	const shares = weights.map((weight) => Math.max(1, (weight / all) * sum));
	const scale = sum / shares.reduce((total, share) => total + share, 0);
	const whole = shares.map((share) => Math.max(1, Math.floor(share * scale)));
	let missing = sum - whole.reduce((total, one) => total + one, 0);
	const byRest = [...shares.keys()].sort(
		(a, b) => (((shares[b] ?? 0) * scale) % 1) - (((shares[a] ?? 0) * scale) % 1)
	);
	for (let at = 0; missing > 0; at = (at + 1) % byRest.length, missing--) whole[byRest[at] ?? 0]!++;
	for (; missing < 0; missing++) whole[0]!--;
	return whole;
}
