/** What is put in the place of `from` to `to` of a text for a token: a figure, a quote, an interview takes a line of its own. */
export function tokenPlaced(text: string, from: number, to: number, token: string): string {
	if (token.startsWith('{{fact:')) return token;
	const [before, after] = [text.slice(0, from), text.slice(to)];
	const above = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
	const below = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
	return above + token + below;
}
