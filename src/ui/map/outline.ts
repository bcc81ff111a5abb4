import type { GeoContext } from 'd3-geo';

type Point = [x: number, y: number];

/** Where a shape lies on the drawing, and what it takes to draw it. */
export type Outline = {
	/** SVG path data, in whole pixels and relative steps; '' where nothing is in the frame. */
	path: string;
	/** Square pixels covered. */
	area: number;
	bounds: { left: number; top: number; right: number; bottom: number } | null;
};

/** How the islands of a country too small for its shape are drawn, in pixels. */
export type Dots = { radius: number; apart: number };

const tooSmallToSee = 1; // square pixels of an island that is left out
const speck = 14; // square pixels below which a whole country is drawn as dots

/**
 * Receives what d3's geoPath draws and keeps it as rings of whole pixels. A coast at a tenth of a pixel cannot be seen
 * and would weigh four times as much.
 */
export class Pen implements GeoContext {
	private readonly rings: Point[][] = [];
	private ring: Point[] = [];
	private readonly dots: Dots;

	constructor(dots: Dots) {
		this.dots = dots;
	}

	beginPath(): void {}
	moveTo(x: number, y: number): void {
		this.ring = [[Math.round(x), Math.round(y)]];
		this.rings.push(this.ring);
	}
	lineTo(x: number, y: number): void {
		this.ring.push([Math.round(x), Math.round(y)]);
	}
	closePath(): void {}
	/** A point: an island too small for a polygon. */
	arc(x: number, y: number): void {
		this.rings.push([[Math.round(x), Math.round(y)]]);
	}

	/** What was drawn; islands too small to see are left out, and a country of nothing else becomes dots. */
	outline(): Outline {
		const rings = this.rings.map(withoutIdlePoints).filter((ring) => ring.length > 0);
		const area = rings.reduce((sum, ring) => sum + areaOf(ring), 0);
		const bounds = boundsOf(rings);
		if (!bounds) return { path: '', area: 0, bounds };
		if (area < speck) return { path: dotsAt(rings.map(middle), this.dots), area, bounds };
		return {
			path: rings
				.filter((ring) => areaOf(ring) > tooSmallToSee)
				.map(ringPath)
				.join(''),
			area,
			bounds
		};
	}
}

/** Drops points that repeat the last one or lie on the straight line between their neighbours. */
export function withoutIdlePoints(ring: Point[]): Point[] {
	const kept: Point[] = [];
	for (const point of ring) {
		const last = kept.at(-1);
		if (last && last[0] === point[0] && last[1] === point[1]) continue;
		const before = kept.at(-2);
		if (before && last && turn(before, last, point) === 0 && between(before, last, point)) kept.pop();
		kept.push(point);
	}
	const first = kept[0];
	const last = kept.at(-1);
	if (kept.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) kept.pop();
	return kept;
}

/** `M10 20l3-4 5 6z`: relative steps, and no space where a minus already parts two numbers. */
export function ringPath(ring: Point[]): string {
	const [first, ...rest] = ring;
	if (!first) return '';
	let [x, y] = first;
	let steps = '';
	for (const [nextX, nextY] of rest) {
		const dx = nextX - x;
		const dy = nextY - y;
		steps += `${dx < 0 || steps === '' ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
		[x, y] = [nextX, nextY];
	}
	return `M${first[0]} ${first[1]}${steps && `l${steps}`}z`;
}

/** A small disc at each place, save where one already stands. */
export function dotsAt(places: Point[], { radius, apart }: Dots): string {
	const kept: Point[] = [];
	for (const [x, y] of places)
		if (kept.every((other) => Math.hypot(other[0] - x, other[1] - y) >= apart)) kept.push([x, y]);
	return kept.map(([x, y]) => disc(x, y, radius)).join('');
}

export function disc(x: number, y: number, radius: number): string {
	return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0-${2 * radius} 0z`;
}

function turn(a: Point, b: Point, c: Point): number {
	return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function between(a: Point, b: Point, c: Point): boolean {
	return (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0;
}

function areaOf(ring: Point[]): number {
	let twice = 0;
	ring.forEach(([x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
		twice += x * nextY - nextX * y;
	});
	return Math.abs(twice) / 2;
}

function middle(ring: Point[]): Point {
	const { left, top, right, bottom } = boundsOf([ring]) ?? { left: 0, top: 0, right: 0, bottom: 0 };
	return [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
}

function boundsOf(rings: Point[][]): Outline['bounds'] {
	const points = rings.flat();
	if (points.length === 0) return null;
	const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const [x, y] of points) {
		bounds.left = Math.min(bounds.left, x);
		bounds.right = Math.max(bounds.right, x);
		bounds.top = Math.min(bounds.top, y);
		bounds.bottom = Math.max(bounds.bottom, y);
	}
	return bounds;
}
