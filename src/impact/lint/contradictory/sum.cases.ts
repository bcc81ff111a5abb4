import type { Planted } from './planted.ts';

/** Parts and their total; what is announced and what is listed. */
export const sums: Planted[] = [
	['Of the 240 participants, 130 were women and 120 were men.', 'sum', 'cannot-be-true', ['240', '130']],
	[
		'The course ran ten times: ten iterations in four languages: English (5), Spanish (3), French (1) and Arabic (2).',
		'sum',
		'cannot-be-true',
		['ten iterations', '5']
	],
	['Of 50 trainees, 30 passed and the remaining 25 failed.', 'sum', 'cannot-be-true', ['50 trainees', '25']],
	['The hub held 12 workshops (5 online and 6 in person).', 'sum', 'cannot-be-true', ['12 workshops', '6']],
	[
		'There were 120 participants, of whom 70 were women and 60 men.',
		'sum',
		'cannot-be-true',
		['120 participants', '60']
	],
	[
		'The programme covered 124 countries: 40 in Africa, 50 in Asia and 44 in the Americas.',
		'sum',
		'cannot-be-true',
		['124 countries', '44']
	],
	[
		'The school gave 90 scholarships: 40 to women, 35 to men and 10 to families.',
		'sum',
		'cannot-be-true',
		['90 scholarships', '35']
	],
	[
		'Of the 90 trainees, 40 came from Peru, 35 from Chile and 25 from Bolivia.',
		'sum',
		'cannot-be-true',
		['90 trainees', '35']
	],
	[
		'The club played 38 matches: 20 wins, 10 draws and 9 defeats.',
		'sum',
		'cannot-be-true',
		['38 matches', '9 defeats']
	],
	[
		'Seventy women and 60 men took part, a total of 120 people.',
		'sum',
		'cannot-be-true',
		['Seventy women', '120 people']
	],
	[
		'The centre organised ten editions. Of these, four were launched in 2020 and seven in 2021.',
		'sum',
		'cannot-be-true',
		['ten editions', 'seven']
	],
	['Of the 40 participants, 45 completed the course.', 'sum', 'cannot-be-true', ['40 participants', '45']],
	[
		'The budget of $10 million was divided into $6.5 million for training, $4.5 million for travel and $1.5 million for evaluation.',
		'sum',
		'cannot-be-true',
		['10 million', '4.5 million']
	],
	['Of 84 cases, 61 were mild, 17 moderate and 16 severe.', 'sum', 'cannot-be-true', ['84 cases', '16']],
	[
		'The 30 projects were approved in three rounds:\n\n- 12 projects in the first round\n- 10 projects in the second\n- 9 projects in the third',
		'sum',
		'cannot-be-true',
		['30 projects', '9 projects']
	],
	[
		'| Region | Women | Men |\n|---|---|---|\n| Africa | 40 | 35 |\n| Asia | 22 | 28 |\n| Total | 62 | 73 |',
		'sum',
		'cannot-be-true',
		['73', '28']
	],
	[
		'| Region | Women | Men | Total |\n|---|---|---|---|\n| Africa | 40 | 35 | 75 |\n| Asia | 22 | 28 | 40 |',
		'sum',
		'cannot-be-true',
		['40', '28']
	],
	[
		'Of the 250 participants, 130 were women and 110 were men.',
		'sum',
		'doubtful',
		['250 participants', '110']
	],
	[
		'Of the 120 permits, 90 were renewed, 20 were refused and the remaining 20 are pending.',
		'sum',
		'cannot-be-true',
		['120 permits', '20']
	],
	[
		'De los 240 participantes, 130 eran mujeres y 120 hombres.',
		'sum',
		'cannot-be-true',
		['240 participantes', '130']
	],
	[
		'Asistieron 70 mujeres y 60 hombres, para un total de 120 personas.',
		'sum',
		'cannot-be-true',
		['70', '120 personas']
	],
	[
		'El curso tuvo diez ediciones: cinco en inglés, tres en español, una en francés y dos en árabe.',
		'sum',
		'cannot-be-true',
		['diez ediciones', 'cinco']
	],
	[
		'De los 40 talleres, 25 fueron presenciales, 10 virtuales y los 8 restantes híbridos.',
		'sum',
		'cannot-be-true',
		['40 talleres', '8']
	],
	[
		'Había 1.681 participantes, de los cuales 915 eran mujeres y 817 hombres.',
		'sum',
		'cannot-be-true',
		['1.681 participantes', '817']
	],
	['The team won 12 of its 20 games, drew 5 and lost 6.', 'sum', 'cannot-be-true', ['20 games', '12']],
	['The team played 20 games. It won 12, drew 5 and lost 6.', 'sum', 'cannot-be-true', ['20 games', '6']],
	[
		'The training had 64 participants. Forty were women and thirty were men.',
		'sum',
		'cannot-be-true',
		['64 participants', 'thirty']
	],
	[
		'Of the 18 municipalities that applied, 11 were selected. Seven of these are rural. The other five are large.',
		'sum',
		'cannot-be-true',
		['11', 'five']
	],
	[
		'The group was made up of 6 lawyers, 9 social workers and 5 nurses, 22 people in all.',
		'sum',
		'cannot-be-true',
		['22 people', '6 lawyers']
	],
	[
		'In 2020, 12 workshops were held; in 2021, 15; and in 2022, 19, making a total of 48.',
		'sum',
		'cannot-be-true',
		['12 workshops', '48']
	],
	[
		'Three languages were used: English, French, Spanish and Arabic.',
		'sum',
		'cannot-be-true',
		['Three languages', 'Arabic']
	],
	[
		'The academy trained 96 judges in 2021. Fifty-one were women and 48 were men.',
		'sum',
		'cannot-be-true',
		['96 judges', '48']
	],
	[
		'Eighty-eight migrants opened a business: 35 in trade, 30 in services and 28 in agriculture.',
		'sum',
		'cannot-be-true',
		['Eighty-eight migrants', '28']
	],
	[
		'In the ballot, 214 members voted: 120 in favour, 80 against and 24 abstained.',
		'sum',
		'cannot-be-true',
		['214 members', '24']
	],
	[
		'The grant supported 24 projects, 10 of them in Peru, 8 in Chile and 9 in Bolivia.',
		'sum',
		'cannot-be-true',
		['24 projects', '9']
	],
	[
		'The training lasted 5 days: 2 days of theory, 2 days of practice and 2 days of visits.',
		'sum',
		'cannot-be-true',
		['5 days', '2 days']
	],
	[
		'It was held in five cities: Quito, Lima, Bogotá and La Paz.',
		'sum',
		'cannot-be-true',
		['five cities', 'La Paz']
	],
	[
		'The committee has 9 members. Five are women. The other five are men.',
		'sum',
		'cannot-be-true',
		['9 members', 'five']
	],
	[
		'Participaron 86 estudiantes; 49 eran mujeres y 41 hombres.',
		'sum',
		'cannot-be-true',
		['86 estudiantes', '41 hombres']
	],
	[
		'El proyecto llegó a 3.000 hogares (1.800 urbanos y 1.400 rurales).',
		'sum',
		'cannot-be-true',
		['3.000 hogares', '1.400']
	],
	[
		'La formation a réuni 48 personnes : 26 femmes et 25 hommes.',
		'sum',
		'cannot-be-true',
		['48 personnes', '25 hommes']
	],
	[
		'A total of 312 people were interviewed, of whom 200 in Spanish, 90 in English and 40 in French.',
		'sum',
		'cannot-be-true',
		['312 people', '40']
	],
	[
		'The course has run twelve times: six in English, four in Spanish and three in French.',
		'sum',
		'cannot-be-true',
		['twelve', 'six']
	]
];
