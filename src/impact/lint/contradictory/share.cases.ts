import type { Planted } from './planted.ts';

/** Shares beyond the whole, shares that no count gives, shares of another base. */
export const shares: Planted[] = [
	// shares
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
		'Forty-two per cent of staff are men; women make up 68 per cent.',
		'shares',
		'cannot-be-true',
		['Forty-two per cent', '68 per cent']
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
		'Participants came from Africa (44 per cent), Asia (43 per cent) and Latin America (34 per cent).',
		'shares',
		'cannot-be-true',
		['44 per cent', '34 per cent']
	],
	// percentage
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
		'Sur les 120 participants, 78 (55 %) étaient des femmes.',
		'percentage',
		'cannot-be-true',
		['120 participants', '55 %']
	],
	[
		'Se enviaron 400 cuestionarios y se recibieron 120, una tasa de respuesta del 40 por ciento.',
		'percentage',
		'cannot-be-true',
		['400 cuestionarios', '40 por ciento']
	],
	['Half of the 240 participants (110) were women.', 'percentage', 'doubtful', ['240 participants', '110']],
	[
		'Of 48 municipalities invited, 30 answered; the response rate was 72.5 per cent.',
		'percentage',
		'cannot-be-true',
		['48 municipalities', '72.5 per cent']
	],
	// base-change
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
	[
		'A total of 1,450 teachers answered. Of these, 870 (65 per cent) work in public schools.',
		'base-change',
		'cannot-be-true',
		['1,450 teachers', '65 per cent']
	]
];
