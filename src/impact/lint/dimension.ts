import { words } from './pattern.ts';

/** Ways to divide people or things so that nobody is in two parts; with those parts that make up the whole. */
const dimensions: { name: string; parts: RegExp[]; whole: number }[] = [
	{
		name: 'gender',
		parts: [
			words('wom[ae]n|females?|girls?|mujer(?:es)?|femenin[oa]s?|niñas|femmes?|filles'),
			words('m[ae]n|males?|boys?|hombres?|varones|varón|masculin[oa]s?|niños|hommes?|garçons'),
			words(
				'other genders?|another gender|non-binary|no binari[oa]s?|otros? géneros?|gender-diverse|autres? genres?'
			)
		],
		whole: 2
	},
	{
		name: 'answer',
		parts: [
			words('yes|agreed?|in favou?r|sí|de acuerdo|a favor|oui|d’accord|approved?|supported'),
			words('no|disagreed?|against|en desacuerdo|en contra|non|opposed|rejected'),
			words(
				'neutral|undecided|abstained|no opinion|(?:did|do) not know|don’t know|unsure|neither|indecis[oa]s|no sab[ei]an?|se abstuvieron|abstenciones|sans opinion|no answer|did not answer|no contestó|no contestaron'
			)
		],
		whole: 2
	},
	{
		name: 'area',
		parts: [
			words('urban|cities|city|urban[oa]s?|ciudades|urbaines?'),
			words('rural(?:es)?|countryside|villages|rurales?|campo')
		],
		whole: 2
	},
	{
		name: 'result',
		parts: [
			words(
				'passed|succeeded|completed|finished|graduated|won|wins|victories|victorias|aprobó|aprobaron|aprobad[oa]s|completaron|terminaron|ganaron|ganados|finalizaron|survived|recovered|approved|aprobadas|accepted|admitted|acceptées'
			),
			words(
				'failed|dropped out|withdrew|abandoned|did not (?:pass|complete|finish|graduate)|lost|losses|defeats|derrotas|suspendieron|suspendid[oa]s|reprobaron|abandonaron|no (?:aprobó|terminó|aprobaron|completaron|terminaron|finalizaron)|perdieron|perdidos|died|rejected|rechazad[oa]s'
			),
			words(
				'drew|draws?|drawn|ties|tied|empates?|empataron|empatados|pending|still in progress|waitlisted|pendientes'
			)
		],
		whole: 2
	},
	{
		name: 'mode',
		parts: [
			words('online|virtual(?:es)?|remote(?:ly)?|en línea|en ligne|a distancia|distance'),
			words('in person|in-person|face[- ]to[- ]face|on[- ]site|presencial(?:es)?|en présentiel|classroom'),
			words('hybrid|blended|híbrid[oa]s?|mixt[oa]s?|semipresencial(?:es)?|hybrides?')
		],
		whole: 2
	},
	{
		name: 'work',
		parts: [
			words('employed|emplead[oa]s|had a job|in work|with a job|con empleo'),
			words(
				'unemployed|desemplead[oa]s|out of work|without (?:a job|work)|sin empleo|sin trabajo|parad[oa]s|jobless|looking for work'
			),
			words('self-employed|autónom[oa]s|por cuenta propia|retired|jubilad[oa]s|students?|estudiantes')
		],
		whole: 2
	},
	{
		name: 'satisfaction',
		parts: [
			words('satisfied|positive|favou?rable|satisfech[oa]s|positiv[oa]s?|useful|good|excellent'),
			words(
				'dissatisfied|unsatisfied|not satisfied|negative|unfavou?rable|insatisfech[oa]s|negativ[oa]s?|not useful|poor|bad'
			),
			words('indifferent|neither|regulares?|regular|fair|average')
		],
		whole: 2
	},
	{
		name: 'extent',
		parts: [
			words(
				'a lot|very much|a great deal|fully|completely|always|often|mucho|siempre|totalmente|strongly agreed?|very satisfied|very useful|muy satisfech[oa]s'
			),
			words(
				'a little|somewhat|partly|partially|sometimes|algo|un poco|a veces|en parte|fairly|moderately|neutral|quite useful'
			),
			words('not at all|never|rarely|nada|nunca|en absoluto|strongly disagreed?|not satisfied|not useful')
		],
		whole: 3
	},
	{
		name: 'severity',
		parts: [
			words('mild|leves?'),
			words('moderate|moderad[oa]s?'),
			words('severe|serious|graves?|sever[oa]s?'),
			words('fatal|mortales')
		],
		whole: 9
	},
	{
		name: 'year',
		parts: [
			/(?<!\d)(?:19|20)\d\d(?!\d)/u,
			words('(?:first|second|third|fourth) (?:year|quarter|half|semester)')
		],
		whole: 9
	},
	{
		name: 'age',
		parts: [
			words(
				'aged?|years? old|years? of age|year-olds|under \\d+|over \\d+|\\d+ (?:to|a|[–-]) \\d+|\\d+[–-]\\d+|(?:or|and) (?:over|older|above)|años|ans|older|younger|minors|menores|mayores'
			)
		],
		whole: 9
	},
	{
		name: 'language',
		parts: [
			words(
				'english|spanish|french|arabic|russian|chinese|portuguese|turkish|german|italian|azerbaijani|swahili|hindi|inglés|español|francés|árabe|ruso|chino|portugués|turco|alemán|italiano|anglais|espagnol|français|arabe|russe|chinois|portugais'
			)
		],
		whole: 9
	},
	{
		name: 'continent',
		parts: [
			words(
				'africa|asia|europe|latin america|the americas|oceania|the caribbean|the middle east|the pacific|north america|áfrica|europa|américa latina|américa|oceanía|el caribe|oriente medio|the arab states|sub-saharan africa|north africa|afrique|amérique'
			)
		],
		whole: 9
	},
	{
		name: 'origin',
		parts: [
			words(
				'(?:from|de|desde|originaires? d[eu])\\s+(?:the |la |el |los |las |other )?(?:\\p{Lu}\\p{L}+|otros? |other )',
				'u'
			)
		],
		whole: 9
	},
	{ name: 'place', parts: [words('(?:in|en)\\s+(?:the |la |el |los |las )?\\p{Lu}\\p{L}+', 'u')], whole: 9 },
	{
		name: 'certificate',
		parts: [
			words('of completion|de finalización|de aprobación'),
			words('of participation|de participación|of attendance|de asistencia')
		],
		whole: 9
	}
];

const catchAll = words(
	'others?|other [\\p{L}-]+|the rest|remaining|remainder|undisclosed|unknown|not stated|not specified|no answer|prefer(?:red)? not to (?:say|answer)|did not (?:say|answer|state)|otr[oa]s|el resto|restantes?|los demás|las demás|no respond(?:ió|ieron)|no contest(?:ó|aron)|autres?|le reste|restants?|neither|none|ningun[oa]'
);
/** What one may do to two of a list: such parts may overlap whatever they are called. */
const several = words(
	'sp(?:oke|eak|eaking)|hablan?|hablaban|use[ds]?|using|usan|usaban|utiliz\\p{L}+|mention(?:ed|s)?|mencion\\p{L}+|cit(?:ed|aron)|visited|attend(?:ed|s)|asist\\p{L}+|chose|select(?:ed|s)|eligi\\p{L}+|interested in|interesad[oa]s|listed|named|faced|report(?:ed|s)|worked in more|several answers|multiple answers|more than one|varias respuestas|read|leen|took part in|knew|know|applied|aplic\\p{L}+|also|también|could name|wanted|asked for|pidieron|needed|received|recibi\\p{L}+|liked|plays?|ate|owned?|owns|ha[ds] access to|access'
);

export const mayOverlap = (text: string): boolean => several.test(text);
export const isCatchAll = (text: string): boolean => catchAll.test(text);

/** Divisions in which nobody is in two parts, whatever is said of them. */
const strict = ['gender', 'answer', 'area', 'result', 'work', 'satisfaction', 'extent', 'severity', 'age'];
export const isStrict = (division: Division | null): boolean =>
	division !== null && strict.includes(division.name);

export type Division = { name: string; isWhole: boolean };

/** By what these parts divide a whole, if each of them says so and no two say the same. */
export function divisionOf(texts: string[]): Division | null {
	for (const { name, parts: patterns, whole } of dimensions) {
		const said = texts.map((text) =>
			patterns.map((pattern) => pattern.exec(text)?.[0].toLowerCase() ?? null)
		);
		const named = said.filter((found) => found.some((word) => word !== null)).length;
		if (named === 0 || (texts.length > 1 && named < 2 && !texts.some(isCatchAll))) continue;
		if (!said.every((found, i) => found.some((word) => word !== null) || isCatchAll(texts[i] ?? '')))
			continue;
		// What divides into few known parts has each once; years, places and languages differ by their names.
		const which = said.map((found) => (whole < 9 ? `${longestIn(found)}` : found.join()));
		if (new Set(which).size < texts.length) continue;
		const covered = whole < 9 ? new Set(said.map(longestIn).filter((part) => part >= 0)).size : 0;
		// "43 per cent men and 2 per cent did not say" leaves the women out.
		const isRestOfAll = texts.some(isCatchAll) && (whole >= 9 || covered >= 2);
		return { name, isWhole: covered >= whole || isRestOfAll };
	}
	return null;
}

/** "no opinion" is neither yes nor no: the longest name counts. -1 where none is said: "10 others". */
function longestIn(found: (string | null)[]): number {
	return found.reduce((best, word, i) => ((word?.length ?? 0) > (found[best]?.length ?? 0) ? i : best), -1);
}
