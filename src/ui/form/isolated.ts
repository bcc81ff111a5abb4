/** Words of the form beside words of the page, which may run the other way: each keeps to itself (UAX 9, FSI and PDI). */
export function isolated(...texts: (string | false | null)[]): string {
	return texts
		.filter(Boolean)
		.map((text) => `\u2068${text}\u2069`)
		.join(' ');
}
