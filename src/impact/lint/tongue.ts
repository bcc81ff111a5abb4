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
