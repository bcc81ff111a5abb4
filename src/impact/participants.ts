import { cohortDimensions, type CohortDimension } from './cohort.ts';
import type { Cell } from './group.ts';
import { categoryNamed, plainValue } from './participant-value.ts';

/** Which column of a list says what; `count`: how many people a row stands for, one without it. */
export type PeopleMapping = Partial<Record<PeopleColumn, string>>;
export type PeopleColumn = CohortDimension | 'count';
export const peopleColumns: readonly PeopleColumn[] = [...cohortDimensions, 'count'];

/** What values that are no category mean, as who brings the list says: dimension → `plainValue` → category, '' for not known. */
export type PeopleMeanings = Partial<Record<CohortDimension, ReadonlyMap<string, string>>>;

/** `row` as a spreadsheet numbers it; `value` for who brings the list alone: it may be anything, also a name. */
export type RefusedPerson = { row: number; column: string; code: string; value: string };
/** A value that is no category, as it first stood in the list, and in how many rows it does. */
export type UnknownValue = { plain: string; text: string; rows: number };
export type UnknownColumn = { of: CohortDimension; column: string; values: UnknownValue[] };
export type TakenPeople = {
	cells: Cell[];
	people: number;
	refused: RefusedPerson[];
	/** Column by column, the most frequent first; said or not. */
	unknown: UnknownColumn[];
};

const called: Record<PeopleColumn, readonly string[]> = {
	country: [
		'country',
		'pais',
		'país',
		'pays',
		'nationality',
		'country_of_residence',
		'البلد',
		'страна',
		'国家'
	],
	gender: ['gender', 'sex', 'genero', 'género', 'sexo', 'genre', 'sexe', 'الجنس', 'пол', '性别'],
	sector: ['sector', 'secteur', 'organisation_type', 'القطاع', 'сектор', '部门'],
	relation: ['relation', 'topic_relation', 'relacion', 'relación'],
	age_band: ['age_band', 'age', 'edad', 'age_group', 'âge'],
	language: ['language', 'lang', 'idioma', 'langue', 'اللغة', 'язык', '语言'],
	certificate: ['certificate', 'certificado', 'certificat', 'الشهادة', 'сертификат', '证书'],
	count: ['count', 'people', 'participants', 'total', 'personas', 'personnes', 'n']
};

/** Columns that are called as what they say; the rest is for a person to say. */
export function likelyPeopleMapping(head: readonly string[]): PeopleMapping {
	const plain = head.map((column) =>
		column
			.trim()
			.toLowerCase()
			.replaceAll(/[\s-]+/gu, '_')
	);
	return Object.fromEntries(
		peopleColumns.flatMap((column) => {
			const at = plain.findIndex((name) => called[column].includes(name));
			return at < 0 ? [] : [[column, head[at]]];
		})
	);
}

/** Each row as people who are alike, or why it is not taken: a row that says anything that nobody understands. Pure. */
export function takePeople(
	table: readonly string[][],
	mapping: PeopleMapping,
	meanings: PeopleMeanings = {}
): TakenPeople {
	const [head = [], ...rows] = table;
	const columns = peopleColumns.flatMap((of) => {
		const at = mapping[of] === undefined ? -1 : head.indexOf(mapping[of]);
		return at < 0 ? [] : [{ at, name: head[at] ?? '', ...columnOf(of, meanings) }];
	});
	const taken: TakenPeople = { cells: [], people: 0, refused: [], unknown: [] };
	for (const [index, cells] of rows.entries()) {
		if (cells.every((cell) => cell.trim() === '')) continue;
		const within: Record<string, string> = {};
		let count = 1;
		let wrong: RefusedPerson | null = null;
		for (const { of, at, name, read, code } of columns) {
			const text = (cells[at] ?? '').trim();
			const value = read(text);
			if (value === null) wrong ??= { row: index + 2, column: name, code, value: text };
			else if (of === 'count') count = Number(value);
			else within[of] = value;
		}
		if (wrong) taken.refused.push(wrong);
		else {
			taken.cells.push({ in: within, count });
			taken.people += count;
		}
	}
	taken.unknown = columns.flatMap(({ of, name, asked }) =>
		of === 'count' || asked.size === 0
			? []
			: [{ of, column: name, values: [...asked.values()].sort((a, b) => b.rows - a.rows) }]
	);
	return taken;
}

const mostPeople = 10_000_000;
const codes: Partial<Record<PeopleColumn, string>> = {
	country: 'impact_not_a_country',
	language: 'impact_not_a_language',
	certificate: 'impact_not_a_certificate',
	count: 'impact_not_a_count'
};

/** Reads the cells of one column: each value is looked up once, however many rows have it. `asked`: those nobody knows. */
function columnOf(of: PeopleColumn, meanings: PeopleMeanings) {
	const asked = new Map<string, UnknownValue>();
	const known = new Map<string, string | null>();
	const read = (text: string): string | null => {
		if (of === 'count') return isCount(text) ? text : null;
		let category = known.get(text);
		if (category === undefined) known.set(text, (category = categoryNamed(of, text)));
		if (category !== null) return category;
		const plain = plainValue(text);
		const before = asked.get(plain);
		if (before) before.rows++;
		else asked.set(plain, { plain, text, rows: 1 });
		return meanings[of]?.get(plain) ?? null;
	};
	return { of, read, asked, code: codes[of] ?? 'impact_not_a_category' };
}

function isCount(text: string): boolean {
	return /^\d{1,8}$/u.test(text) && Number(text) > 0 && Number(text) <= mostPeople;
}
