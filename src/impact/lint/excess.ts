import { feasible, type Raw } from './finding.ts';
import type { Mention } from './mention.ts';
import { isPeople } from './noun.ts';
import { beginningWith, endingIn, words } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';

/** What a share may go beyond: a target, a year before, a capacity, another group. */
const measure = words(
	'targets?|goals?|plan(?:s|ned)?|expect\\p{L}*|foreseen|anticipated|intended|needed|required|capacity|places|seats|baseline|benchmark|compar\\p{L}+|previous|earlier|last year|figures?|levels?|quotas?|budget\\p{L}*|usual|average|size|numbers?|population|gross|original\\p{L}*|initial\\p{L}*|as many|than|meta|metas|objetivos?|previst[oa]s?|planificad[oa]s?|planead[oa]s?|program(?:ad[oa]s?)|esperad[oa]s?|necesari[oa]s?|capacidad|cupos?|plazas?|anterior(?:es)?|respecto|compar\\p{L}+|línea de base|cuotas?|presupuest\\p{L}*|habitual(?:es)?|promedio|número|población|brut[oa]|inicial(?:es)?|original(?:es)?|que en|que el|que la|objectifs?|prévus?|capacité|précédente?'
);
/** Right before a share that the sentence speaks of: its beginning, a clause, "by". */
const opening =
	/(?:^|[,;:(—–.]|(?<!\p{L})(?:that|and|while|where|whereas|but|or|by|que|y|pero|mientras|por))\s*["“«(]*\s*$/iu;
const lead = endingIn(
	'in the end,?|in all,?|overall,?|a total of|about|around|some|almost|nearly|over|more than|only|as many as|un total del?|al final,?|en total,?|casi|más del?|alrededor del?|cerca del?|solo|sólo|the|an?|el|un|le'
);
/** Verbs that say of each whether it did: in Spanish they may stand before. */
const didBefore = endingIn(
	'(?:terminó|terminaron|aprobó|aprobaron|respondió|respondieron|participó|participaron|asistió|asistieron|completó|completaron|volvió|volvieron|abandonó|abandonaron|contestó|contestaron|recomienda|recomendó|regresó|regresaron|dijo|considera)(?: (?:solo|sólo|casi|el|un|un total del?|más del))*'
);
const didAfter = beginningWith(
	'(?:were|was|are|is|had|have|has|said|agreed|disagreed|passed|completed|finished|recommended|recommend|found|answered|replied|responded|attended|returned|eran|era|son|es|fueron|fue|aprobó|aprobaron|terminó|terminaron|completó|completaron|dijo|dijeron|respondió|respondieron|contestó|recomienda|recomendó|considera|volvió|asistió|sont|étaient)'
);

/** "120 per cent of participants": nobody can be more than all. Growth and what is measured by a target may be. */
export function excessIn({ sentences }: Reading): Raw[] {
	return sentences.flatMap((sentence) =>
		sentence.mentions
			.filter(
				(mention) => mention.unit === 'percent' && mention.interval.low > 100 && isOfAll(sentence, mention)
			)
			.map((mention) => ({
				kind: 'percentage' as const,
				code: 'percentage_beyond',
				severity: 'cannot-be-true' as const,
				spans: [{ start: mention.start, end: mention.until }],
				values: { percent: mention.value },
				feasible: [feasible('share' as const, { low: 0, high: 100 })],
				each: [{ mention, allowed: { low: 0, high: 100 } }]
			}))
	);
}

function isOfAll(sentence: Sentence, mention: Mention): boolean {
	if (measure.test(sentence.text)) return false;
	let before = sentence.text.slice(0, mention.start - sentence.start);
	const hasVerb = didBefore.test(before);
	while (lead.test(before)) before = before.replace(lead, '');
	const isSubject = opening.test(before) || hasVerb;
	if (mention.of !== null) return isSubject && isPeople(mention.of);
	return isSubject && didAfter.test(sentence.text.slice(mention.end - sentence.start));
}
