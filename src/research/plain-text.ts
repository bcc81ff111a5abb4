const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text out of the JATS and HTML in which publishers send titles and abstracts: paragraphs kept, tags gone. */
export function plainText(marked: string): string {
	return marked
		.replace(/<(?:jats:)?title>\s*(?:abstract|summary|resumen|résumé)\s*<\/(?:jats:)?title>/giu, '')
		.replace(/<\/(?:jats:)?(?:p|sec|title|div|li)>|<br\s*\/?>/giu, '\n\n')
		.replace(/<\/?(?:jats|mml):[a-z][^<>]*>/giu, '')
		.replace(
			/<\/?(?:i|b|em|strong|u|sub|sup|sc|scp|span|p|sec|title|div|ul|ol|li|a|bold|italic|h[1-6])(?:\s[^<>]*)?\/?>/giu,
			''
		)
		.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,5}));/giu, (whole, ...found: unknown[]) => {
			const [decimal, hex, name] = found as (string | undefined)[];
			if (name) return entities[name.toLowerCase()] ?? whole;
			const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		})
		.replace(/[ \t]*\n[ \t]*/gu, '\n')
		.replace(/\n{3,}/gu, '\n\n')
		.trim();
}
