import type { Kind, Severity } from './finding.ts';

/** A passage, the kind of its contradiction, how sure, and what two of the quoted places hold. */
export type Planted = [passage: string, kind: Kind, severity: Severity, quotes: [string, string]];

export const contradictory: Planted[] = [
	// Sums
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
	// Shares
	[
		'Sixty per cent were women and the remaining 45 per cent were men.',
		'shares',
		'cannot-be-true',
		['Sixty per cent', '45 per cent']
	],
	[
		'Some 57 per cent of participants were women and 48 per cent were men.',
		'shares',
		'cannot-be-true',
		['57 per cent', '48 per cent']
	],
	[
		'In the poll 72 per cent agreed, 28 per cent disagreed and 10 per cent had no opinion.',
		'shares',
		'cannot-be-true',
		['72 per cent', '28 per cent']
	],
	[
		'Sixty per cent of participants were women. The remaining 45 per cent were men.',
		'shares',
		'cannot-be-true',
		['Sixty per cent of participants', '45 per cent']
	],
	[
		'A third of the staff were new; the remaining 57 per cent had been there for years.',
		'shares',
		'cannot-be-true',
		['A third', '57 per cent']
	],
	[
		'El 60 por ciento eran mujeres y el 45 por ciento eran hombres.',
		'shares',
		'cannot-be-true',
		['60 por ciento', '45 por ciento']
	],
	[
		'The exam was hard: 80 per cent passed and 30 per cent failed.',
		'shares',
		'cannot-be-true',
		['80 per cent', '30 per cent']
	],
	[
		'About the guests: 45 per cent came from Asia, 40 per cent from Africa and 25 per cent from Europe.',
		'shares',
		'cannot-be-true',
		['45 per cent', '25 per cent']
	],
	[
		'| Answer | Share |\n|---|---|\n| Often | 43% |\n| Sometimes | 33% |\n| Never | 33% |\n| Total | 100% |',
		'shares',
		'cannot-be-true',
		['100%', '43%']
	],
	// Percentages
	[
		'Of the 7 respondents, 33 per cent said yes.',
		'percentage',
		'cannot-be-true',
		['7 respondents', '33 per cent']
	],
	[
		'Thirty-three per cent of the 7 trainers came from abroad.',
		'percentage',
		'cannot-be-true',
		['Thirty-three per cent', '7 trainers']
	],
	[
		'In all, 54 of the 120 participants (57 per cent) were women.',
		'percentage',
		'cannot-be-true',
		['54', '57 per cent']
	],
	[
		'Of the 1,681 participants, 915 (57 per cent) were women.',
		'percentage',
		'cannot-be-true',
		['1,681 participants', '915']
	],
	[
		'The survey was sent to teachers. Of the 300 teachers invited, 120 responded, a response rate of 45 per cent.',
		'percentage',
		'cannot-be-true',
		['300 teachers', '45 per cent']
	],
	[
		'There were 130 women (60 per cent) and 110 men (40 per cent).',
		'percentage',
		'cannot-be-true',
		['130 women', '110 men']
	],
	['Only 31 per cent (12 of 40) needed help.', 'percentage', 'cannot-be-true', ['31 per cent', '12']],
	[
		'De los 7 docentes, el 33 por ciento venía de fuera.',
		'percentage',
		'cannot-be-true',
		['7 docentes', '33 por ciento']
	],
	[
		'Un total de 54 de las 120 participantes (57 %) terminó el curso.',
		'percentage',
		'cannot-be-true',
		['54', '57 %']
	],
	['In the end 2 of 3 (66 per cent) agreed.', 'percentage', 'doubtful', ['2', '66 per cent']],
	// Bases
	[
		'The course had 200 participants. One hundred and ten participants were women (60 per cent).',
		'base-change',
		'cannot-be-true',
		['200 participants', '60 per cent']
	],
	[
		'The course had 1,681 participants. Eighty per cent of respondents applied what they learned.',
		'base-change',
		'doubtful',
		['1,681 participants', 'Eighty per cent of respondents']
	],
	[
		'The course had 200 participants. There, 110 were women (60 per cent).',
		'base-change',
		'doubtful',
		['200 participants', '110']
	],
	[
		'Asistieron 200 participantes. Eran mujeres 110 participantes (60 por ciento).',
		'base-change',
		'cannot-be-true',
		['200 participantes', '60 por ciento']
	],
	// Twice
	[
		'The programme trained a total of 1,681 participants. Its method was simple. All 1,618 participants received a handbook.',
		'counted-twice',
		'cannot-be-true',
		['1,681 participants', '1,618 participants']
	],
	[
		'Eighty per cent of respondents applied the knowledge.\n\nIn sum, 85 per cent of respondents applied the knowledge.',
		'counted-twice',
		'cannot-be-true',
		['Eighty per cent', '85 per cent']
	],
	[
		'The application rate was 80 per cent.\n\nThe overall application rate was 72 per cent.',
		'counted-twice',
		'doubtful',
		['80 per cent', '72 per cent']
	],
	[
		'Participaron 312 docentes. Todos los 321 docentes recibieron un manual.',
		'counted-twice',
		'cannot-be-true',
		['312 docentes', '321 docentes']
	],
	// Words
	[
		'Most participants (42 per cent) worked for governments.',
		'words',
		'cannot-be-true',
		['Most', '42 per cent']
	],
	[
		'The majority of respondents, 38 per cent, agreed.',
		'words',
		'cannot-be-true',
		['majority', '38 per cent']
	],
	[
		'They were primarily young professionals (40 per cent).',
		'words',
		'doubtful',
		['primarily', '40 per cent']
	],
	[
		'Students were a large proportion of the total (7 per cent).',
		'words',
		'doubtful',
		['large proportion', '7 per cent']
	],
	['Few respondents (62 per cent) had heard of it.', 'words', 'cannot-be-true', ['Few', '62 per cent']],
	[
		'A third of participants (45 per cent) lived abroad.',
		'words',
		'cannot-be-true',
		['third', '45 per cent']
	],
	['More than half (48 per cent) came by bus.', 'words', 'cannot-be-true', ['More than half', '48 per cent']],
	['Most of the 40 participants (18) were new.', 'words', 'cannot-be-true', ['Most', '18']],
	[
		'La mayoría de las personas encuestadas (42 %) aplicó lo aprendido.',
		'words',
		'cannot-be-true',
		['La mayoría', '42 %']
	],
	['Muy pocas personas (35 por ciento) lo sabían.', 'words', 'doubtful', ['Muy pocas', '35 por ciento']],
	[
		'The knowledge application rate was 80 per cent. Very few participants said that they did not apply the knowledge.',
		'words',
		'doubtful',
		['80 per cent', 'Very few']
	],
	// Order
	[
		'The largest group were officials (28 per cent), followed by NGO staff (37 per cent).',
		'order',
		'cannot-be-true',
		['28 per cent', '37 per cent']
	],
	[
		'Teachers were the smallest group (12 per cent), beside nurses (9 per cent).',
		'order',
		'cannot-be-true',
		['12 per cent', '9 per cent']
	],
	// Averages and changes
	[
		'In the self-evaluation 97 per cent, on average, intended to use it.',
		'average',
		'doubtful',
		['97 per cent', 'on average']
	],
	['Scores ranged from 2.1 to 4.3, with a mean of 4.6.', 'average', 'cannot-be-true', ['4.6', '2.1']],
	[
		'The 5 editions had an average of 20 participants per edition, 150 participants in all.',
		'average',
		'cannot-be-true',
		['20 participants', '150 participants']
	],
	[
		'Enrolment rose from 200 to 250 learners, an increase of 40 per cent.',
		'change',
		'cannot-be-true',
		['200', '40 per cent']
	],
	['Attendance fell from 120 to 150 people.', 'change', 'cannot-be-true', ['120', '150']],
	['The number of centres doubled from 40 to 60.', 'change', 'cannot-be-true', ['40', '60']],
	[
		'La matrícula creció de 500 a 600 estudiantes, un aumento del 35 por ciento.',
		'change',
		'cannot-be-true',
		['500', '35 por ciento']
	],
	// Respondents
	[
		'The survey had 312 respondents. The 312 participants came from 40 countries.',
		'respondents',
		'doubtful',
		['312 respondents', '312 participants']
	],
	[
		'Of 900 participants 312 answered; the respondents were busy. Seventy per cent of participants found the course useful.',
		'respondents',
		'doubtful',
		['respondents', 'Seventy per cent']
	],
	[
		'Respondents from companies represented the smallest number of participants (2 per cent).',
		'respondents',
		'doubtful',
		['Respondents', 'participants']
	],
	[
		'Survey respondents asked for the course to be promoted in government institutions.\n\nParticipants repeatedly mentioned promoting the course in government institutions.',
		'respondents',
		'doubtful',
		['respondents', 'Participants']
	],
	// More of each
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
		'Response: 1,204 invitations were sent and 589 people completed the questionnaire, a response rate of 61 per cent.',
		'percentage',
		'cannot-be-true',
		['589 people', '61 per cent']
	],
	[
		'In a sample of 12 people, 40 per cent agreed.',
		'percentage',
		'cannot-be-true',
		['12 people', '40 per cent']
	],
	[
		'The overall pass rate was 82 per cent: 78 per cent among women and 65 per cent among men.',
		'average',
		'cannot-be-true',
		['82 per cent', '65 per cent']
	],
	[
		'Each of the 6 classes had 25 pupils, 160 pupils in total.',
		'average',
		'cannot-be-true',
		['25 pupils', '160 pupils']
	],
	[
		'Men made up 45 per cent of participants and women made up 60 per cent.',
		'shares',
		'cannot-be-true',
		['45 per cent', '60 per cent']
	],
	[
		'Asked whether it helped, 58 per cent said a lot, 41 per cent a little and 12 per cent not at all.',
		'shares',
		'cannot-be-true',
		['58 per cent', '41 per cent']
	],
	[
		'A majority of the board, 5 of 12 members, voted in favour.',
		'words',
		'cannot-be-true',
		['majority', '5']
	],
	['Five of the 12 members, a majority, voted in favour.', 'words', 'cannot-be-true', ['majority', 'Five']],
	[
		'Two out of three respondents (56 per cent) would recommend the course.',
		'words',
		'cannot-be-true',
		['Two out of three', '56 per cent']
	],
	[
		'Solo una minoría (el 72 por ciento) estaba de acuerdo.',
		'words',
		'cannot-be-true',
		['minoría', '72 por ciento']
	],
	[
		'The report is based on 312 interviews. The 321 interviews took place in May.',
		'counted-twice',
		'cannot-be-true',
		['312 interviews', '321 interviews']
	],
	[
		'El programa formó a 1.240 personas. Las 1.420 personas formadas recibieron un certificado.',
		'counted-twice',
		'cannot-be-true',
		['1.240 personas', '1.420 personas']
	],
	[
		'Costs rose by 10 per cent, from 200,000 to 240,000 euros.',
		'change',
		'cannot-be-true',
		['200,000', '10 per cent']
	],
	[
		'El costo bajó de 300 a 240 dólares, es decir, un 25 por ciento.',
		'change',
		'cannot-be-true',
		['300', '25 por ciento']
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
		'A total of 1,450 teachers answered. Of these, 870 (65 per cent) work in public schools.',
		'base-change',
		'cannot-be-true',
		['1,450 teachers', '65 per cent']
	],
	[
		'The referendum passed with 54 per cent in favour and 48 per cent against.',
		'shares',
		'cannot-be-true',
		['54 per cent', '48 per cent']
	],
	[
		'Women accounted for 55 per cent of learners, men for 50 per cent.',
		'shares',
		'cannot-be-true',
		['55 per cent', '50 per cent']
	],
	[
		'Un 30 por ciento trabaja en el gobierno, un 45 por ciento en ONG y el 35 por ciento restante en empresas.',
		'shares',
		'cannot-be-true',
		['30 por ciento', '35 por ciento']
	],
	[
		'Just a few participants (55 per cent) needed help.',
		'words',
		'cannot-be-true',
		['Just a few', '55 per cent']
	],
	[
		'La encuesta tuvo 210 encuestados. El 64 por ciento de los participantes considera útil el curso.',
		'respondents',
		'doubtful',
		['encuestados', '64 por ciento']
	],
	[
		'La formation a réuni 48 personnes : 26 femmes et 25 hommes.',
		'sum',
		'cannot-be-true',
		['48 personnes', '25 hommes']
	],
	[
		'Sur les 120 participants, 78 (55 %) étaient des femmes.',
		'percentage',
		'cannot-be-true',
		['120 participants', '55 %']
	],
	[
		'Forty-two per cent of staff are men; women make up 68 per cent.',
		'shares',
		'cannot-be-true',
		['Forty-two per cent', '68 per cent']
	],
	[
		'The budget rose from 1.2 million to 1.5 million euros, an increase of 40 per cent.',
		'change',
		'cannot-be-true',
		['1.2', '40 per cent']
	],
	[
		'A total of 312 people were interviewed, of whom 200 in Spanish, 90 in English and 40 in French.',
		'sum',
		'cannot-be-true',
		['312 people', '40']
	],
	[
		'El 80 por ciento aprobó y el 35 por ciento no aprobó.',
		'shares',
		'cannot-be-true',
		['80 por ciento', '35 por ciento']
	],
	[
		'La muestra fue de 600 personas: el 54 por ciento mujeres y el 50 por ciento hombres.',
		'shares',
		'cannot-be-true',
		['54 por ciento', '50 por ciento']
	],
	[
		'Se enviaron 400 cuestionarios y se recibieron 120, una tasa de respuesta del 40 por ciento.',
		'percentage',
		'cannot-be-true',
		['400 cuestionarios', '40 por ciento']
	],
	['Half of the 240 participants (110) were women.', 'percentage', 'doubtful', ['240 participants', '110']],
	[
		'Among women, 60 per cent applied what they learned; among men, 70 per cent did. Overall, 80 per cent of respondents did.',
		'average',
		'cannot-be-true',
		['60 per cent', '80 per cent']
	],
	[
		'Participants came from Africa (44 per cent), Asia (43 per cent) and Latin America (34 per cent).',
		'shares',
		'cannot-be-true',
		['44 per cent', '34 per cent']
	],
	[
		'Of 48 municipalities invited, 30 answered; the response rate was 72.5 per cent.',
		'percentage',
		'cannot-be-true',
		['48 municipalities', '72.5 per cent']
	],
	[
		'On a scale from 1 to 5, respondents rated the course 5.6 on average.',
		'average',
		'cannot-be-true',
		['scale from 1 to 5', '5.6']
	],
	[
		'The course has run twelve times: six in English, four in Spanish and three in French.',
		'sum',
		'cannot-be-true',
		['twelve', 'six']
	]
];
