import { m } from '#messages/messages.js';
import { chartOf, roundAbove } from './chart.ts';
import { chartSvg } from './chart-svg.ts';
import type { Figure } from './figure.ts';
import { mapSvg } from './figure-map-svg.ts';
import type { FigureMap } from './figure-map.ts';
import type { Paper } from './paper.ts';

export type FigureImage = { svg: string; width: number; height: number; alt: string };

/** A figure as an image for paper; null of a table, and of a map without countries. */
export function imageOfFigure(
	figure: Figure,
	map: FigureMap | undefined,
	{ language, direction }: Pick<Paper, 'language' | 'direction'>
): FigureImage | null {
	const locale = { locale: language };
	if (figure.kind === 'map' && map?.drawing) {
		const { width, height } = map.drawing;
		return {
			...{ svg: mapSvg(map.drawing, figure.title), width, height },
			alt: `${figure.title}. ${m.story_map_words({}, locale)}`
		};
	}
	if (figure.kind !== 'chart') return null;
	const chart = chartOf(figure.rows, { width: 660, most: mostOf(figure), direction });
	return {
		...{ svg: chartSvg(chart, figure.title), width: chart.width, height: chart.height },
		alt: `${figure.title}. ${m.story_chart_words({}, locale)}`
	};
}

/** The value of the longest bar there could be: of shares all of them. */
function mostOf({ unit, rows }: Figure): number {
	return unit === 'percent' ? 1 : roundAbove(Math.max(0, ...rows.map(({ value }) => value ?? 0)));
}
