/** A name as it is looked up: capitals, accents and blanks do not count. */
export function foldedName(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.replace(/\s+/gu, ' ')
		.trim()
		.toLowerCase();
}
