import type { Planted } from './planted.ts';

/** Lists that present themselves as complete and are not, and things announced and not listed. */
export const enumerations: Planted[] = [
	['60 people answered: 20 women, 20 men and 10 others.', 'sum', 'cannot-be-true', ['60 people', '10']],
	['60 people answered (20 women, 20 men and 10 others).', 'sum', 'cannot-be-true', ['60 people', '10']],
	['60 people answered — 20 women, 20 men and 10 others.', 'sum', 'cannot-be-true', ['60 people', '10']],
	['60 people answered:\n\n- 20 women\n- 20 men\n- 10 others', 'sum', 'cannot-be-true', ['60 people', '10']],
	[
		'Sixty people answered: twenty women, twenty men and ten others.',
		'sum',
		'cannot-be-true',
		['Sixty people', 'ten']
	],
	[
		'Respondieron 60 personas – 20 mujeres, 20 hombres y 10 otras.',
		'sum',
		'cannot-be-true',
		['60 personas', '10']
	],
	[
		'Respondieron sesenta personas: veinte mujeres, veinte hombres y diez otras.',
		'sum',
		'cannot-be-true',
		['sesenta personas', 'diez']
	],
	[
		'Respondieron 60 personas:\n\n- 20 mujeres\n- 20 hombres\n- 10 otras',
		'sum',
		'cannot-be-true',
		['60 personas', '10']
	],
	[
		'The mission visited three countries: Kenya and Uganda.',
		'sum',
		'cannot-be-true',
		['three countries', 'Kenya']
	],
	[
		'The mission visited three countries (Kenya and Uganda).',
		'sum',
		'cannot-be-true',
		['three countries', 'Kenya']
	],
	[
		'The mission visited three countries — Kenya and Uganda — in one week.',
		'sum',
		'cannot-be-true',
		['three countries', 'Kenya']
	],
	[
		'The course has four modules:\n\n- Rights\n- Remittances\n- Return',
		'sum',
		'cannot-be-true',
		['four modules', 'Rights']
	],
	['La misión visitó tres países: Kenia y Uganda.', 'sum', 'cannot-be-true', ['tres países', 'Kenia']],
	['El curso tiene cuatro módulos: A, B y C.', 'sum', 'cannot-be-true', ['cuatro módulos', 'A, B y C']],
	[
		'El curso tiene cinco módulos:\n\n1. Derechos\n2. Remesas\n3. Retorno\n4. Salud',
		'sum',
		'cannot-be-true',
		['cinco módulos', 'Derechos']
	],
	[
		'Se capacitó a 210 agentes comunitarios en seis provincias: Loja, Azuay, El Oro, Manabí y Guayas.',
		'sum',
		'cannot-be-true',
		['seis provincias', 'Loja']
	]
];
