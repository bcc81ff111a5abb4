import type { Planted } from './planted.ts';

/** Paragraphs as evaluators of many programmes write them, each with one contradiction. */
export const reports: Planted[] = [
	[
		'The housing project moved 312 families out of the flood plain in two years. Of the 312 families, 180 were resettled in the first year and 152 in the second. Most (74 per cent) were headed by women.',
		'sum',
		'cannot-be-true',
		['312 families', '152']
	],
	[
		'The journalism fellowship invited 75 newsrooms. Sixty replied, a response rate of 70 per cent, and 24 fellows were chosen from 11 countries. Fellows published 96 stories, four each on average.',
		'percentage',
		'cannot-be-true',
		['75 newsrooms', '70 per cent']
	],
	[
		'La red de bibliotecas prestó 18.400 libros en 2022 y 23.000 en 2023, un aumento del 35 por ciento. El 58 % de los préstamos fueron a menores de 15 años. Trabajan en ella 46 personas, 31 de ellas voluntarias.',
		'change',
		'cannot-be-true',
		['18.400', '35 por ciento']
	],
	[
		'Se capacitó a 210 agentes comunitarios en seis provincias: Loja, Azuay, El Oro, Manabí y Guayas. La prueba final la aprobaron 189 de los 210 agentes (90 %). La satisfacción media fue de 4,6 sobre 5.',
		'sum',
		'cannot-be-true',
		['seis provincias', 'Loja']
	],
	[
		'La evaluación encuestó a 400 personas retornadas. Un 62 % había encontrado empleo, pero la mayoría (41 %) seguía sin contrato. El 25 % había abierto un negocio y 36 personas habían vuelto a emigrar.',
		'words',
		'cannot-be-true',
		['la mayoría', '41 %']
	],
	[
		'Se enviaron 300 cartas. Respondieron 120, una tasa de respuesta del 50 por ciento.',
		'percentage',
		'cannot-be-true',
		['300 cartas', '50 por ciento']
	],
	[
		'The library lent 18,400 books in 2022 and 23,000 in 2023, an increase of 35 per cent.',
		'change',
		'cannot-be-true',
		['18,400', '35 per cent']
	]
];
