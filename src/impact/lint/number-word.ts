import type { Tongue } from './tongue.ts';

type Words = {
	/** Added up: `ones` after `tens`, either alone. */
	ones: Record<string, number>;
	tens: Record<string, number>;
	hundreds: Record<string, number>;
	/** Multiplies what stands before it by a hundred. */
	hundred: RegExp | null;
	scales: Record<string, number>;
	/** Between tens and ones, or after a hundred. */
	joint: RegExp;
	/** Words that are articles more often than numbers: read only where a longer number follows. */
	articles: RegExp;
};

const counted = (text: string, from = 0, step = 1): Record<string, number> =>
	Object.fromEntries(
		text.split(' ').flatMap((words, i) => words.split('/').map((word) => [word, from + i * step]))
	);

const english: Words = {
	ones: counted(
		'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
	),
	tens: counted('twenty thirty forty/fourty fifty sixty seventy eighty ninety', 20, 10),
	hundreds: {},
	hundred: /^hundred$/,
	scales: { dozen: 12, thousand: 1e3, million: 1e6, billion: 1e9 },
	joint: /^and$/,
	articles: /^a$/
};

const spanish: Words = {
	ones: {
		...counted(
			'cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'
		),
		...counted('dieciseis', 16),
		...counted('veintidos veintitres', 22),
		...counted('veintiseis', 26)
	},
	tens: counted('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
	hundreds: counted(
		'cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas',
		100,
		100
	),
	hundred: null,
	scales: { docena: 12, docenas: 12, mil: 1e3, millón: 1e6, millon: 1e6, millones: 1e6 },
	joint: /^y$/,
	articles: /^(?:un|una)$/
};

const french: Words = {
	ones: counted(
		'zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'
	),
	tens: {
		...counted('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
		'quatre-vingts': 80,
		'quatre-vingt': 80
	},
	hundreds: {},
	hundred: /^cents?$/,
	scales: { douzaine: 12, mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
	joint: /^et$/,
	articles: /^(?:un|une)$/
};

const lexicon: Record<Tongue, Words> = { en: english, es: spanish, fr: french };

export type Spelled = { value: number; words: number; bare: boolean };

/**
 * Reads a number spelled at the beginning of these words (lower case, hyphens parted). `bare` where it is one word that
 * is also an article or a pronoun: "one", "una". Null where there is none.
 */
export function spelledNumber(given: string[], tongue: Tongue): Spelled | null {
	const words = lexicon[tongue];
	let total = 0;
	let part: number | null = null;
	let at = 0;
	let length = 0;
	// What may still be added below: after "thirty" only ones, after "three" nothing but a hundred or a scale.
	let room = Infinity;
	if (words.articles.test(given[0] ?? '') && tongue === 'en') {
		if (!/^(?:hundred|thousand|million|billion|dozen)$/.test(given[1] ?? '')) return null;
		part = 1;
		room = 1;
		at = 1;
	}
	while (at < given.length) {
		let word = given[at] ?? '';
		let step = 1;
		if (part !== null && words.joint.test(word)) {
			const next = given[at + 1] ?? '';
			const afterTens = part % 100 >= 20 && part % 10 === 0 && tongue !== 'en';
			const afterHundred = tongue === 'en' && part >= 100 && part % 100 === 0;
			const afterScale = tongue === 'en' && part === 0 && total > 0;
			if (!(afterTens || afterHundred || afterScale) || valueOf(next, words) === null) break;
			word = next;
			step = 2;
		}
		const value = valueOf(word, words);
		if (value !== null && value < room) {
			part = (part ?? 0) + value;
			room = value >= 100 ? 100 : value >= 20 && value % 10 === 0 ? 10 : 0;
			if (tongue === 'es' && value > 0 && value < 30) room = 0;
			if (tongue === 'fr' && (value === 60 || value === 80)) room = 20;
		} else if (words.hundred?.test(word) && part !== null && part > 0 && part < 100) {
			part *= 100;
			room = 100;
		} else if (tongue === 'fr' && word === 'cent' && part === null) {
			part = 100;
			room = 100;
		} else if (
			word in words.scales &&
			(part !== null || (word === 'mil' && total === 0) || word === 'mille')
		) {
			total += (part ?? 1) * (words.scales[word] ?? 1);
			part = 0;
			room = 1000;
		} else break;
		at += step;
		length = at;
	}
	if (length === 0 || part === null) return null;
	const bare = length === 1 && (words.articles.test(given[0] ?? '') || /^(?:one|uno)$/.test(given[0] ?? ''));
	return { value: total + part, words: length, bare };
}

function valueOf(word: string, words: Words): number | null {
	return words.ones[word] ?? words.tens[word] ?? words.hundreds[word] ?? null;
}

const nth: Record<string, number> = {
	...counted(
		'half third/thirds quarter/quarters fifth/fifths sixth/sixths seventh/sevenths eighth/eighths ninth/ninths tenth/tenths',
		2
	),
	...counted(
		'mitad tercio/tercios cuarto/cuartos quinto/quintos sexto/sextos séptimo/séptimos octavo/octavos noveno/novenos décimo/décimos',
		2
	),
	...counted(
		'tercera/terceras cuarta/cuartas quinta/quintas sexta/sextas séptima/séptimas octava/octavas novena/novenas décima/décimas',
		3
	),
	...counted(
		'moitié tiers quart/quarts cinquième/cinquièmes sixième septième huitième neuvième dixième/dixièmes',
		2
	)
};

export const denominatorOf = (word: string): number | null => nth[word] ?? null;
