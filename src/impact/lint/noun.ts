import { words } from './pattern.ts';

/** What is counted: one name for all words of the same thing, in any language. */
const families: Record<string, RegExp> = {
	participant: /^(?:participants?|participantes?|attendees?|asistentes?|trainees?)$/,
	learner: /^(?:learners?|students?|alumn[oa]s?|estudiantes?|apprenants?|étudiant(?:e?s)?)$/,
	respondent: /^(?:respondents?|encuestad[oa]s?|répondant(?:e?s)?)$/,
	person: /^(?:people|persons?|individuals?|personas?|personnes?)$/,
	woman: /^(?:wom[ae]n|females?|mujer(?:es)?|femmes?|girls?|niñas)$/,
	man: /^(?:m[ae]n|males?|hombres?|varones|varón|hommes?|boys?|niños)$/,
	edition: /^(?:editions?|iterations?|edición|ediciones|éditions?|runs?)$/,
	country: /^(?:countr(?:y|ies)|país(?:es)?|pays)$/,
	certificate: /^(?:certificates?|certificados?|certificats?)$/,
	language: /^(?:languages?|idiomas?|lenguas?|langues?)$/,
	course: /^(?:courses?|cursos?|cours)$/,
	year: /^(?:years?|años?|ans?|années?)$/,
	project: /^(?:projects?|proyectos?|projets?)$/,
	topic: /^(?:topics?|temas?|thèmes?)$/
};

const people = words(
	'participant|learner|respondent|person|woman|man|lawyers?|engineers?|socios|seniors?|interns?|guests?|donors|recruits|soldiers|drivers|citizens|ciudadan[oa]s|vecin[oa]s|judges|pupil|board members|clerks|journalists|ministers|mayors|migrants?|migrantes?|refugees?|refugiad[oa]s?|officers?|officials?|funcionari[oa]s?|members?|miembros|employees?|emplead[oa]s?|workers?|trabajador[ae]?s|children|niñ[oa]s|patients?|pacientes|teachers?|docentes|trainers?|graduates?|beneficiar(?:y|ies|i[oa]s?)|adults?|adult[oa]s|applicants?|candidates?|candidat[oa]s|volunteers?|voluntari[oa]s|households?|hogares|players?|jugador[ae]s|users?|usuari[oa]s|experts?|expert[oa]s|staff|entrepreneurs?|emprendedor[ae]s|nurses|doctors|farmers|pupils|delegates|customers|clients|voters|interviewees|youths?|jóvenes|professionals?|profesionales|runners|athletes|atletas|enfermer[oa]s|agricultor[ae]s|residents|residentes|travellers|passengers|athlete|speakers|ponentes|returnees|retornad[oa]s|families|familias|alumni|practitioners|policymakers|scholars|researchers|investigador[ae]s|visitors|visitantes|victims|víctimas|cases|casos',
	'iu'
);

export const isPeople = (noun: string | null): boolean =>
	noun !== null && (people.test(noun) || people.test(`${noun}s`) || people.test(`${noun}es`));

/** Where the words that say what is counted end. */
const boundary = words(
	'of|in|from|to|with|by|for|at|on|as|across|during|among|between|into|over|under|through|per|than|after|before|until|since|within|around|towards?|about|against|without|via|and|or|but|while|whereas|who|whom|whose|which|that|were|was|are|is|be|been|had|has|have|did|do|does|said|say|says|will|would|can|could|may|might|took|came|come|received|completed|attended|participated|enrolled|registered|responded|answered|applied|reported|lived|worked|passed|failed|found|made|joined|held|launched|finished|went|won|lost|started|dropped|chose|preferred|spoke|identified|rated|felt|agreed|considered|intended|only|also|not|de|del|en|con|por|para|a|al|desde|hasta|entre|sobre|durante|y|e|o|u|pero|mientras|que|quienes|cuyos?|cuyas?|fueron|eran|son|es|era|fue|estaban|están|tenían|tienen|tuvieron|recibieron|completaron|asistieron|participaron|respondieron|contestaron|vivían|trabajan|trabajaban|aprobaron|terminaron|se|no|lo|le|les|des|du|dans|avec|pour|par|et|ou|qui|sont|étaient|ont|avaient|était'
);

const determiner = words(
	'the|these|those|all|our|their|its|his|her|los|las|el|la|estos|estas|esos|esas|sus|nuestr[oa]s|les|ces|leurs|others?|autres|further|additional|more|new|remaining|restantes?|otr[oa]s|más|nuev[oa]s|survey|surveyed|course|total|first|last|registered'
);

export type Noun = {
	/** The family's name, or the word itself without its plural. Null: the number stands alone. */
	head: string | null;
	/** All words up to where the phrase ends, lower case. */
	phrase: string[];
	/** Characters from the beginning to the end of the head. */
	length: number;
};

/** What stands after a number, read up to the noun that is counted. */
export function nounAfter(text: string): Noun {
	const found: { word: string; end: number }[] = [];
	for (const match of text.slice(0, 120).matchAll(/([^\p{L}]*)([\p{L}][\p{L}’'-]*)/gu)) {
		const [, gap = '', word = ''] = match;
		if (found.length >= 5 || /[^\s"“”«»]/.test(gap) || boundary.test(word)) break;
		found.push({ word: word.toLowerCase(), end: match.index + gap.length + word.length });
	}
	const phrase = found.map(({ word }) => word);
	const ours = found.filter(({ word }) => familyOf(word) !== null);
	// "four course iterations": the course is not what is counted.
	const known = ours.find(({ word }) => /(?:s|men|people)$/.test(word)) ?? ours[0];
	const plural = found.find(({ word }) => /(?:[^su]s|ren|staff)$/.test(word) && !determiner.test(word));
	const head = known ?? plural ?? null;
	return {
		head: head && headOf(head.word),
		phrase,
		length: head?.end ?? 0
	};
}

export function headOf(word: string): string {
	return familyOf(word) ?? word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}

function familyOf(word: string): string | null {
	return Object.entries(families).find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** Whether two counted things may be parts of one. */
export function areAlike(a: string | null, b: string | null): boolean {
	return a === null || b === null || a === b || (isPeople(a) && isPeople(b));
}
