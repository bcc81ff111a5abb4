import type { Planted } from './planted.ts';

/** One thing with two numbers, or under two names. */
export const twice: Planted[] = [
	// counted-twice
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
	// respondents
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
	[
		'La encuesta tuvo 210 encuestados. El 64 por ciento de los participantes considera útil el curso.',
		'respondents',
		'doubtful',
		['encuestados', '64 por ciento']
	],
	[
		'1,684 participants took the course. Of the 1,700 participants, most were women.',
		'counted-twice',
		'cannot-be-true',
		['1,684', '1,700']
	],
	[
		'A total of 1,684 participants from 124 countries took part in the course.\n\nOf the 1,700 participants, 915 were women.',
		'counted-twice',
		'doubtful',
		['1,684', '1,700']
	],
	[
		'Forty teachers took part. Of the forty-two teachers, most had never used a computer.',
		'counted-twice',
		'cannot-be-true',
		['Forty', 'forty-two']
	],
	[
		'El curso tuvo 1.684 participantes. De los 1.700 participantes, 900 eran mujeres.',
		'counted-twice',
		'cannot-be-true',
		['1.684', '1.700']
	],
	[
		'Participaron 1.684 personas de 124 países.\n\nDe las 1.700 personas, 915 eran mujeres.',
		'counted-twice',
		'doubtful',
		['1.684', '1.700']
	]
];
