import type { Planted } from './planted.ts';

/** Parts larger than their whole, and shares of more than all. */
export const parts: Planted[] = [
	['12 of 10 participants came back.', 'sum', 'cannot-be-true', ['12', '10 participants']],
	['In the end, 12 out of 10 women came back.', 'sum', 'cannot-be-true', ['12', '10 women']],
	['Twelve of the ten participants came back.', 'sum', 'cannot-be-true', ['Twelve', 'ten participants']],
	['The rooms were small: 15 of the 12 seats were taken.', 'sum', 'cannot-be-true', ['15', '12 seats']],
	['Women were few; the other group was larger (12 of 10).', 'sum', 'cannot-be-true', ['12', '10']],
	['Volvieron 12 de 10 participantes.', 'sum', 'cannot-be-true', ['12', '10 participantes']],
	['Doce de las diez mujeres volvieron.', 'sum', 'cannot-be-true', ['Doce', 'diez mujeres']],
	['12 de cada 10 mujeres volvieron.', 'sum', 'cannot-be-true', ['12', '10 mujeres']],
	['12 de 10 volvieron.', 'sum', 'cannot-be-true', ['12', '10']],
	['120% of participants came back.', 'percentage', 'cannot-be-true', ['120%', 'participants']],
	[
		'The course was found useful by 120 per cent of respondents.',
		'percentage',
		'cannot-be-true',
		['120 per cent', 'respondents']
	],
	[
		'One hundred and twenty per cent of learners finished.',
		'percentage',
		'cannot-be-true',
		['One hundred and twenty', 'learners']
	],
	['At the end, 110 per cent were satisfied.', 'percentage', 'cannot-be-true', ['110 per cent', '110']],
	['El 120 % de las mujeres terminó el curso.', 'percentage', 'cannot-be-true', ['120 %', 'mujeres']],
	[
		'El ciento veinte por ciento de las personas terminó.',
		'percentage',
		'cannot-be-true',
		['ciento veinte', 'personas']
	],
	['Aprobó el 104 % de las mujeres.', 'percentage', 'cannot-be-true', ['104 %', 'mujeres']]
];
