const empty = new Set(
	(
		'about above after again also although among another because been before being between both could does doing during each even every from further furthermore have having here however into itself just made make many more moreover most much only other ours over same should since some such than that their them then there these they this those through thus under until upon very were what when where which while will with within would your overall total altogether noted already finally conclusion summary short brief fact percent cent found said says indicated indicate reported report stated mentioned according shows showed show shown ' +
		'ante antes aunque cada como con contra cual cuando cuanto debe desde donde durante ella ellas ellos entonces entre eran eres esta estas este estos estaba fue fueron hacia hasta para pero poco porque puede pueden quien quienes según sido sobre solo sólo también tanto tiene tienen toda todas todo todos unas unos ciento dijeron dijo indicaron indicó señalaron resumen conclusión general'
	).split(' ')
);

/** A word without its ending, roughly: good enough to see that two sentences speak of the same. */
export const stemOf = (word: string): string => word.replace(/y$/, 'i').slice(0, 5);

/** What a text speaks of, without its small words. */
export function stemsOf(text: string): Set<string> {
	const found = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
	return new Set(found.filter((word) => !empty.has(word)).map(stemOf));
}

export const shared = (a: Set<string>, b: Set<string>): string[] => [...a].filter((stem) => b.has(stem));
