/** RFC 8187: what is no letter of a file's name in all systems travels as its bytes. */
export function attachment(name: string, as: 'attachment' | 'inline' = 'attachment'): string {
	const encoded = encodeURIComponent(name.replace(/[\p{Cc}/\\]/gu, '')).replace(
		/['()*]/gu,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `${as}; filename*=UTF-8''${encoded}`;
}
