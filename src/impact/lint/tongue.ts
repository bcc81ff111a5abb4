/** Languages whose number words and separators are read. */
export type Tongue = 'en' | 'es' | 'fr';

const frequent: Record<Tongue, RegExp> = {
	en: /(?<!\p{L})(?:the|of|and|were|was|in|to|from|with|who|per cent|percent|had|is|are|that|their|people|women|men|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty)(?!\p{L})/giu,
	es: /(?<!\p{L})(?:el|la|los|las|de|del|y|en|un|una|que|por ciento|con|fueron|eran|son|para|se|personas|participantes|mujeres|hombres|países|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cuarenta|cincuenta|sesenta)(?!\p{L})/giu,
	fr: /(?<!\p{L})(?:le|la|les|des|du|de|et|en|un|une|que|pour cent|avec|étaient|sont|dans|aux|ont|personnes|femmes|hommes|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|vingt|trente|quarante|cinquante|soixante)(?!\p{L})/giu
};

/** The language with the most of its own small words; what little text cannot tell is `otherwise`. */
export function tongueOf(text: string, otherwise: Tongue): Tongue {
	const scores = (Object.keys(frequent) as Tongue[]).map((tongue) => ({
		tongue,
		score: text.match(frequent[tongue])?.length ?? 0
	}));
	scores.sort((a, b) => b.score - a.score);
	const [first, second] = scores;
	return first && second && first.score >= 2 && first.score > second.score ? first.tongue : otherwise;
}

/** Small words of other languages in this script that English, Spanish and French do not have. */
const foreign =
	/(?<!\p{L})(?:não|com|uma|são|dos|pelo|pela|foram|und|der|das|nicht|mit|sind|wurden|het|een|zijn|che|della|dei|gli|sono|degli|bir|için|ile|yang|untuk|dengan|kwa|katika|și|nie|jest|och|att|ikke)(?!\p{L})/giu;

/** Whether a paragraph is in a language whose words are read. Of a few words nothing can be told. */
export function isKnown(text: string): boolean {
	const all = text.match(/\p{L}+/gu)?.length ?? 0;
	if (all < 6) return true;
	const best = Math.max(...Object.values(frequent).map((pattern) => text.match(pattern)?.length ?? 0));
	const others = text.match(foreign)?.length ?? 0;
	return best > others && best >= all * 0.08;
}
