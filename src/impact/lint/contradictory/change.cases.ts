import type { Planted } from './planted.ts';

/** Means, growth and decline. */
export const changes: Planted[] = [
	// average
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
		'Among women, 60 per cent applied what they learned; among men, 70 per cent did. Overall, 80 per cent of respondents did.',
		'average',
		'cannot-be-true',
		['60 per cent', '80 per cent']
	],
	[
		'On a scale from 1 to 5, respondents rated the course 5.6 on average.',
		'average',
		'cannot-be-true',
		['scale from 1 to 5', '5.6']
	],
	// change
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
		'The budget rose from 1.2 million to 1.5 million euros, an increase of 40 per cent.',
		'change',
		'cannot-be-true',
		['1.2', '40 per cent']
	]
];
