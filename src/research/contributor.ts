/**
 * Somebody who wrote or edited a work. Without a given name it is printed as it stands: an organisation, or a person of one
 * name.
 */
export type Contributor = {
	/** Family name with its particles ('de la Cruz'), or the whole name. */
	name: string;
	given: string | null;
	/** '0000-0002-1825-0097'. */
	orcid: string | null;
};

/** 'Ana de la Cruz'. */
export function fullName({ given, name }: Contributor): string {
	return given === null ? name : `${given} ${name}`;
}

/**
 * A name as a catalogue holds it, in two parts. 'Cruz, Ana' says it itself; else the family name comes last, in Spanish
 * the last two of three or more, and what has no two words is left whole. A guess: whoever is cited wrongly by it is
 * corrected by writing 'Family, Given'.
 */
export function contributorFrom(text: string, language: string): Contributor {
	const plain = text.trim().replace(/\s+/gu, ' ');
	const comma = /^([^,]+), ([^,]+)$/u.exec(plain);
	if (comma?.[1] && comma[2]) return { name: comma[1], given: comma[2], orcid: null };
	const words = plain.split(' ');
	if (words.length < 2 || words.length > 6 || looksLikeOrganisation(plain))
		return { name: plain, given: null, orcid: null };
	const from = familyFrom(words, language);
	return { name: words.slice(from).join(' '), given: words.slice(0, from).join(' '), orcid: null };
}

function familyFrom(words: string[], language: string): number {
	const last = words.length - 1;
	const hasInitial = words.some((word) => /^\p{L}\.?$|^(\p{L}\.)+$/u.test(word));
	const two = language === 'es' && words.length >= 3 && !hasInitial && !words[last]?.includes('-');
	let from = two ? last - 1 : last;
	while (from > 1 && particles.test(words[from - 1] ?? '')) from--;
	return from;
}

const particles = /^(van|von|der|den|de|del|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu)$/u;

function looksLikeOrganisation(text: string): boolean {
	return /\p{Lu}{3,}|[&()/\d]|\b(for|of|and|the|para|pour|des)\b/u.test(text);
}

/** 'A. M.', 'J.-P.', 'В. Г.'; a given name in a script without capitals is not shortened. */
export function initials(given: string): string {
	return given
		.split(/\s+|(?<=\.)(?=\p{L})/u)
		.filter(Boolean)
		.map((word) => {
			if (!/\p{Lu}/u.test(word)) return word;
			return word
				.split('-')
				.filter(Boolean)
				.map((part) => `${[...part][0] ?? ''}.`)
				.join('-');
		})
		.join(' ');
}

/**
 * The authors that an entry names, as exactly as is known: what was imported about somebody of the same name stays, for
 * others the name is all there is. An entry names the first of very many; then all are given.
 */
export function authorsOf(
	named: readonly string[],
	known: readonly Contributor[],
	language: string
): Contributor[] {
	const all = known.map(fullName);
	if (named.length > 0 && named.length < known.length && named.every((name, i) => name === all[i]))
		return [...known];
	return named.map((name) => known[all.indexOf(name)] ?? contributorFrom(name, language));
}
