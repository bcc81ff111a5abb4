type MessagePart = { type: string; value?: unknown; name?: string };
/** A piece of a message, and the markup it stands in: 'b' of "Found by {#b}…{/b}". */
export type SentencePart = { text: string; tag: string | null };

/** A message with markup as pieces that a component can render; no HTML is ever made of text. */
export function sentence(parts: readonly MessagePart[]): SentencePart[] {
	let tag: string | null = null;
	return parts.flatMap((part) => {
		if (part.type === 'markup-start') tag = part.name ?? null;
		if (part.type === 'markup-end') tag = null;
		return part.type === 'text' ? [{ text: String(part.value), tag }] : [];
	});
}
