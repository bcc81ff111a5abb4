/** Whether every word of a search begins or stands in a name, without regard to case and marks. An empty search finds all. */
export function namedBy(search: string, name: string): boolean {
	const where = even(name);
	return even(search)
		.split(/\s+/u)
		.every((word) => where.includes(word));
}

const even = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
