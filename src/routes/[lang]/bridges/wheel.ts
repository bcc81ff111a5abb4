/** Where things stand around a circle, and which of them are joined. */
export type Spoke<Id> = { id: Id; x: number; y: number; anchor: 'start' | 'middle' | 'end' };

/** Evenly around a circle from the top, as a clock goes. Rounded: a hundredth of a pixel is nothing, and fewer bytes. */
export function around<Id>(
	ids: readonly Id[],
	{ x, y, radius }: { x: number; y: number; radius: number }
): Spoke<Id>[] {
	return ids.map((id, i) => {
		const angle = (2 * Math.PI * i) / ids.length - Math.PI / 2;
		const side = Math.cos(angle);
		return {
			id,
			x: rounded(x + radius * side),
			y: rounded(y + radius * Math.sin(angle)),
			anchor: Math.abs(side) < 0.2 ? 'middle' : side > 0 ? 'start' : 'end'
		};
	});
}

/** A line's width: by the root of what it stands for, so that much does not cover little. */
export function widthOf(count: number, most: number, widest: number): number {
	return count === 0 || most === 0 ? 0 : Math.max(1, rounded(widest * Math.sqrt(count / most)));
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
