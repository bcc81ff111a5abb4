import { countries } from '#vocabulary/index.ts';
import { cohortDimensions, type CohortDimension } from './cohort.ts';
import type { Cell } from './group.ts';

/** Which column of a list says what; `count`: how many people a row stands for, one without it. */
export type PeopleMapping = Partial<Record<PeopleColumn, string>>;
export type PeopleColumn = CohortDimension | 'count';
export const peopleColumns: readonly PeopleColumn[] = [...cohortDimensions, 'count'];

/** `row` as a spreadsheet numbers it. */
export type RefusedPerson = { row: number; column: string; code: string };
export type TakenPeople = { cells: Cell[]; people: number; refused: RefusedPerson[] };

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

/** Each row as people who are alike, or why it is not taken: a row that says anything that is not understood. Pure. */
export function takePeople(table: readonly string[][], mapping: PeopleMapping): TakenPeople {
	const [head = [], ...rows] = table;
	const columns = peopleColumns.flatMap((of) => {
		const at = mapping[of] === undefined ? -1 : head.indexOf(mapping[of]);
		return at < 0 ? [] : [{ of, at, name: head[at] ?? '' }];
	});
	const taken: TakenPeople = { cells: [], people: 0, refused: [] };
	for (const [index, cells] of rows.entries()) {
		if (cells.every((cell) => cell.trim() === '')) continue;
		const within: Record<string, string> = {};
		let count = 1;
		let wrong: RefusedPerson | null = null;
		for (const { of, at, name } of columns) {
			const read = readCell(of, (cells[at] ?? '').trim());
			if ('code' in read) wrong ??= { row: index + 2, column: name, code: read.code };
			else if (of === 'count') count = Number(read.value);
			else within[of] = read.value;
		}
		if (wrong) taken.refused.push(wrong);
		else {
			taken.cells.push({ in: within, count });
			taken.people += count;
		}
	}
	return taken;
}

const genders: Record<string, string> = {
	...{ f: 'female', w: 'female', woman: 'female', women: 'female', mujer: 'female', femme: 'female' },
	...{ femenino: 'female', féminin: 'female', أنثى: 'female', женский: 'female', 女: 'female' },
	...{ m: 'male', man: 'male', men: 'male', hombre: 'male', homme: 'male', masculino: 'male' },
	...{ masculin: 'male', ذكر: 'male', мужской: 'male', 男: 'male' }
};
const certificates = ['completion', 'participation', 'none'];
const mostPeople = 10_000_000;

function readCell(of: PeopleColumn, cell: string): { value: string } | { code: string } {
	if (cell === '' && of !== 'count') return { value: '' };
	switch (of) {
		case 'country': {
			const code = countryFrom(cell);
			return code === null ? { code: 'impact_not_a_country' } : { value: code };
		}
		case 'count':
			return /^\d{1,8}$/u.test(cell) && Number(cell) > 0 && Number(cell) <= mostPeople
				? { value: cell }
				: { code: 'impact_not_a_count' };
		case 'certificate':
			return certificates.includes(cell.toLowerCase())
				? { value: cell.toLowerCase() }
				: { code: 'impact_not_a_certificate' };
		case 'language':
			return /^[a-z]{2,3}$/iu.test(cell) ? { value: cell.toLowerCase() } : { code: 'impact_not_a_language' };
		case 'gender':
		case 'sector':
		case 'relation':
		case 'age_band': {
			const plain = cell.toLowerCase();
			const code = (of === 'gender' ? genders[plain] : undefined) ?? plain.replaceAll(/[\s–-]+/gu, '_');
			return /^[a-z0-9_]{1,40}$/u.test(code) ? { value: code } : { code: 'impact_not_a_code' };
		}
	}
}

let byName: Map<string, string> | null = null;

/** A country by its code of two or three letters, or by its name in one of the hub’s languages. */
function countryFrom(text: string): string | null {
	byName ??= new Map(
		countries.flatMap(({ iso2, iso3, names }) =>
			[iso2, iso3, ...Object.values(names)].map((name): [string, string] => [
				String(name).toLowerCase(),
				iso2
			])
		)
	);
	return byName.get(text.toLowerCase()) ?? null;
}
