import { beginningWith, endingIn, words } from './pattern.ts';

/** Words that a number only names: "Figure 1", "module 3", "ODS 8". */
const named =
	'figures?|figs?\\.?|tables?|box(?:es)?|chapters?|sections?|modules?|units?|lessons?|parts?|phases?|steps?|stages?|goals?|sdgs?|targets?|articles?|annex(?:es)?|appendix|pages?|pp?\\.|nos?\\.|n[º°o]\\.?|numbers?|questions?|items?|grades?|levels?|weeks?|days?|rounds?|waves?|groups?|versions?|rooms?|lines?|types?|volumes?|issues?|resolution|objectives?|indicators?|category|categories|tier|zone|district|route|highway|class|windows|covid|paragraphs?|para\\.|notes?|footnotes?|cohorts?|sessions?|top|figuras?|cuadros?|gráficos?|tablas?|recuadros?|capítulos?|secciones|sección|módulos?|unidad(?:es)?|lección|lecciones|partes?|fases?|pasos?|etapas?|metas?|artículos?|anexos?|páginas?|núms?\\.?|números?|preguntas?|grados?|nivel(?:es)?|semanas?|días?|rondas?|oleadas?|grupos?|versión|ods|objetivos?|indicador(?:es)?|párrafos?|nota|sesión|tableaux?|chapitres?|pièces?|étapes?|objectifs?|encadrés?';
const namedBefore = endingIn(`(?:${named})(?:\\s*[#–-])?`);

const months =
	'january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const monthBefore = endingIn(`(?:${months})(?:\\s+(?:de|the))?`);
const monthAfter = beginningWith(`(?:st|nd|rd|th)?(?:\\s+(?:of|de))?\\s*(?:${months})`);

const ageBefore = endingIn(
	'aged?|ages|aged? (?:between|under|over|from)|under(?= \\d)|menores de|mayores de|edad(?:es)?(?: (?:de|entre))?|de entre|âgée?s? de'
);
const ageAfter = beginningWith(
	'(?:years?|months?)[ -](?:old|of age)|(?:or|and) (?:over|older|above|under|younger|more|below)|years? (?:or|and) (?:over|older|above|under|younger)|año?s? (?:de edad|o más|o menos|y más)|años? cumplidos|o más|y más|o menos|y mayores|ans (?:et|ou) plus'
);

/** Before a year even where a noun follows: "In 2020 participants …". */
const inYear = endingIn('in|since|during|by|until|early|late|mid|en|desde|durante|hasta|año|depuis|dans');
const timesAfter = beginningWith(
	'times(?!\\s*[:(])|fold|veces(?!\\s*[:(])|fois(?!\\s*[:(])|o’clock|a\\.?m\\.?|p\\.?m\\.?|hrs|°|º|ª|degrees'
);
const scoreBefore = words(
	'scor(?:e|ed|es|ing)|rat(?:ed|ing|ings)|marks?|graded?|scale|points?|puntuación|puntos|nota|calificación|calificaron|escala|valoración|valoraron|puntaje|note|échelle|index|índice'
);

/** Whether a number only names something: a year, a figure, a date, an age, a version, a score. */
export function isLabel(
	value: number,
	before: string,
	number: string,
	after: string,
	noun: string | null
): boolean {
	if (/[\p{L}#§]$|\p{L}-$|\d[.,:/–-]$|(?<!\p{L})v\.?\s?$/iu.test(before)) return true;
	if (/^(?:\p{L}|-\p{L}|[/:]\d|’s|'s)/u.test(after)) return true;
	if (/^[–—-]\s?\d/u.test(after)) return true;
	if (namedBefore.test(before) || monthBefore.test(before) || monthAfter.test(after)) return true;
	if (ageBefore.test(before) || ageAfter.test(after) || timesAfter.test(after)) return true;
	if (isYear(value, before, number, noun)) return true;
	return (
		/^\s*(?:out of|\/|de un total de|sobre|sur)\s*\d/iu.test(after) && scoreBefore.test(before.slice(-60))
	);
}

function isYear(value: number, before: string, number: string, noun: string | null): boolean {
	if (!/^\d{4}$/.test(number) || value < 1800 || value > 2100) return false;
	return noun === null || (inYear.test(before) && !/total (?:of|de)\s*$/iu.test(before));
}
