import { geoPath } from 'd3-geo';
import { shapesAt, type Shape } from './atlas.server.ts';
import { projectionAround, worldProjection, type Size } from './frame.ts';
import { marksOf, type Mark, type Position } from './marks.ts';
import { Pen, type Dots, type Outline } from './outline.ts';

/** What a page needs to show a map: one path a class of countries, and a ring around what is too small to be seen. */
export type Drawing = Size & {
	layers: { name: string; path: string }[];
	ring: { x: number; y: number; radius: number } | null;
};

type Sheet = Size & {
	outlines: { id: string | null; outline: Outline }[];
	/** Where a place lies on it. */
	at: (position: Position) => [number, number] | null;
};

const world: Size = { width: 720, height: 352 };
const part: Size = { width: 600, height: 440 };
const worldDots: Dots = { radius: 1.5, apart: 14 };
const partDots: Dots = { radius: 2.5, apart: 6 };
const smallestSeen = 16; // pixels across
const mostSheets = 400; // there are fewer regions and countries than this
const sheets = new Map<string, Promise<Sheet>>();

/**
 * The world, or the part of it around some countries (M49 codes), each country in the layer that `layerOf` names.
 * The country `ringed` gets a ring when it is too small to be seen. Null when none of the framed countries has a shape.
 */
export async function drawMap(
	frame: 'world' | readonly string[],
	layerOf: (id: string | null) => string,
	ringed: string | null = null
): Promise<Drawing | null> {
	const { outlines, width, height } = await sheetOf(frame);
	if (outlines.length === 0) return null;
	const layers = Map.groupBy(outlines, ({ id }) => layerOf(id));
	return {
		width,
		height,
		layers: [...layers].map(([name, drawn]) => ({
			name,
			path: drawn.map(({ outline }) => outline.path).join('')
		})),
		ring: ringAround(outlines.find(({ id }) => id !== null && id === ringed)?.outline)
	};
}

/**
 * Where numbered places lie on the map that `drawMap` draws of the same frame: those that would cover each other share a mark.
 * What lies outside of it has none.
 */
export async function drawMarks(
	frame: 'world' | readonly string[],
	positions: readonly (Position | null)[]
): Promise<Mark[]> {
	const { at, width, height } = await sheetOf(frame);
	return marksOf(
		positions.map((position) => {
			const [x, y] = (position && at(position)) ?? [-1, -1];
			return x >= 0 && y >= 0 && x <= width && y <= height ? { x, y } : null;
		})
	);
}

/** Drawn at its first need, then kept: the paths of a sheet never change while the process runs. */
function sheetOf(frame: 'world' | readonly string[]): Promise<Sheet> {
	const key = frame === 'world' ? frame : frame.toSorted().join();
	const known = sheets.get(key);
	if (known) return known;
	if (sheets.size >= mostSheets) sheets.clear();
	const made = (frame === 'world' ? worldSheet() : sheetAround(new Set(frame))).catch((error: unknown) => {
		sheets.delete(key);
		throw error;
	});
	sheets.set(key, made);
	return made;
}

async function worldSheet(): Promise<Sheet> {
	const projection = worldProjection(world);
	return {
		...world,
		outlines: trace(await shapesAt(projection.scale(), undefined, 4), projection, worldDots),
		at: ({ longitude, latitude }) => projection([longitude, latitude])
	};
}

const fine = 4000; // pixels a radian: enough to tell where the smallest islands lie

async function sheetAround(ids: ReadonlySet<string>): Promise<Sheet> {
	const framed = await shapesAt(fine, ids);
	if (framed.length === 0) return { ...part, outlines: [], at: () => null };
	const projection = projectionAround(framed, part);
	return {
		...part,
		outlines: trace(await shapesAt(projection.scale(), undefined, 3), projection, partDots),
		at: ({ longitude, latitude }) => projection([longitude, latitude])
	};
}

function trace(
	shapes: Shape[],
	projection: ReturnType<typeof worldProjection>,
	dots: Dots
): Sheet['outlines'] {
	return shapes
		.map(({ id, land, specks }) => {
			const pen = new Pen(dots);
			const path = geoPath(projection, pen);
			path(land);
			path({ type: 'MultiPoint', coordinates: specks });
			return { id, outline: pen.outline() };
		})
		.filter(({ outline }) => outline.path !== '');
}

function ringAround(outline: Outline | undefined): Drawing['ring'] {
	if (!outline?.bounds) return null;
	const { left, top, right, bottom } = outline.bounds;
	const across = Math.max(right - left, bottom - top);
	if (across > smallestSeen) return null;
	return { x: (left + right) / 2, y: (top + bottom) / 2, radius: Math.round(across / 2 + 9) };
}
