/**
 * Who was trained in one edition, counted once when it was over, as it may be told: no number of fewer than five people,
 * and no country of so few. What is in no country's line is of all others together.
 */
export type EditionOutcome = {
	editionId: string;
	/** Null: fewer than five. */
	people: number | null;
	certified: number | null;
	countries: readonly { country: string; people: number }[];
};

export type Outcome = {
	people: number;
	certified: number;
	countries: { country: string; people: number }[];
	/** In countries of fewer than five in a run, or untold. */
	elsewhere: number;
	/** Runs in which so few took part that no number is told. */
	untold: number;
};

/**
 * What several editions come to: sums of what each of them tells, and nothing else. Each edition is told once and in one
 * way, so whoever compares two partnerships that share editions learns again what an edition tells, and no more. The
 * price: a country's few in one run are not added to its many in another.
 */
export function summedOutcome(editions: readonly EditionOutcome[]): Outcome {
	const told = editions.filter(({ people }) => people !== null);
	const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
	const lines = told.flatMap(({ countries }) => countries);
	const countries = [...Map.groupBy(lines, ({ country }) => country)]
		.map(([country, same]) => ({ country, people: sum(same.map(({ people }) => people)) }))
		.sort((a, b) => b.people - a.people || (a.country < b.country ? -1 : 1));
	const people = sum(told.map((one) => one.people));
	return {
		people,
		certified: sum(told.map(({ certified }) => certified)),
		countries,
		elsewhere: people - sum(lines.map((line) => line.people)),
		untold: editions.length - told.length
	};
}
