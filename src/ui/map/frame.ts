import {
	geoArea,
	geoAzimuthalEqualArea,
	geoCentroid,
	geoDistance,
	geoEqualEarth,
	type GeoProjection
} from 'd3-geo';
import type { MultiPoint, MultiPolygon, Polygon, Position } from 'geojson';

export type Size = { width: number; height: number };
type Land = { id: string | null; land: MultiPolygon; specks: Position[] };

// Specks far from the countries they are listed with: they would make a frame of mostly sea.
const remote = new Set(['074', '086', '239', '260', '334', '612']);

/** The whole world: equal areas, so that a large colour means a large country; cut through the Bering Strait. */
export function worldProjection(size: Size): GeoProjection {
	const edges: MultiPoint = {
		type: 'MultiPoint',
		coordinates: [
			[-168.9, 10],
			[190.9, 10],
			[-30, 83.6],
			[-70, -56]
		]
	};
	return geoEqualEarth().rotate([-11, 0]).fitExtent(within(size, 3), edges);
}

/**
 * Some countries and their surroundings: equal areas, seen from above their own middle. So nothing is cut at the
 * antimeridian (Fiji, Kiribati, the Russian Federation) and the north is not blown up.
 */
export function projectionAround(shapes: Land[], size: Size): GeoProjection {
	const points: MultiPoint = {
		type: 'MultiPoint',
		coordinates: framing(shapes).flatMap((shape) => [...mainland(shape.land), ...shape.specks])
	};
	const [longitude, latitude] = middleOf(points.coordinates);
	const projection = geoAzimuthalEqualArea()
		.rotate([-longitude, -latitude])
		.fitExtent(within(size, Math.min(size.width, size.height) * 0.06), points);
	// A lone island is shown with the sea around it, not filling the sheet.
	const closest = size.width / 0.09;
	if (projection.scale() > closest) projection.scale(closest).translate([size.width / 2, size.height / 2]);
	return projection.clipExtent([
		[-4, -4],
		[size.width + 4, size.height + 4]
	]);
}

/** The shapes a frame must hold. A giant among many does not set it: Europe is not a strip along the Russian Federation. */
function framing(shapes: Land[]): Land[] {
	const near = shapes.filter(({ id }) => id === null || !remote.has(id));
	if (near.length === 0) return shapes;
	const areas = near.map(({ land }) => geoArea(land));
	const half = areas.reduce((a, b) => a + b, 0) / 2;
	return near.length < 15 ? near : near.filter((_, i) => (areas[i] ?? 0) < half);
}

const close = 0.35; // radians: about 2,200 km
const overseas = 0.9;

/** The corners of a country without its overseas parts: a frame around France is not one around French Guiana. */
export function mainland(land: MultiPolygon): Position[] {
	const parts = land.coordinates
		.map((coordinates) => {
			const polygon: Polygon = { type: 'Polygon', coordinates };
			return { ring: coordinates[0] ?? [], area: geoArea(polygon), middle: geoCentroid(polygon) };
		})
		.sort((a, b) => b.area - a.area);
	const [largest] = parts;
	if (!largest) return [];
	return parts
		.filter(
			({ area, middle }) =>
				area > largest.area * 0.01 &&
				geoDistance(middle, largest.middle) < (area > largest.area * 0.12 ? overseas : close)
		)
		.flatMap(({ ring }) => ring);
}

/** The middle of the smallest box around the points, on whichever side of the antimeridian that box lies. */
export function middleOf(points: Position[]): [longitude: number, latitude: number] {
	const longitudes = points.map(([x = 0]) => x).sort((a, b) => a - b);
	const latitudes = points.map(([, y = 0]) => y).sort((a, b) => a - b);
	const first = longitudes[0] ?? 0;
	let widest = { gap: -1, after: first };
	longitudes.forEach((x, i) => {
		const next = longitudes[i + 1] ?? first + 360;
		if (next - x > widest.gap) widest = { gap: next - x, after: next };
	});
	const longitude = widest.after + (360 - widest.gap) / 2;
	return [((longitude + 540) % 360) - 180, ((latitudes[0] ?? 0) + (latitudes.at(-1) ?? 0)) / 2];
}

function within({ width, height }: Size, margin: number): [[number, number], [number, number]] {
	return [
		[margin, margin],
		[width - margin, height - margin]
	];
}
