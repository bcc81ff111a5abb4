import { m } from '#messages/messages.js';
import { countriesWithShape, drawMap } from '#ui/map/index.server.ts';
import { country, type UiLanguage } from '#vocabulary/index.ts';
import type { Figure } from './figure.ts';
import type { Paper } from './paper.ts';
import { layerOf, stepsOfFigure, type FigureMap, type MapLayer, type Step } from './figure-map.ts';

export async function mapOfFigure(figure: Figure, language: UiLanguage): Promise<FigureMap> {
	const steps = stepsOfFigure(figure);
	const rows = new Map(figure.rows.map((row) => [country(row.category)?.m49 ?? row.category, row]));
	const drawing = await drawMap('world', (id) => layerOf(id === null ? undefined : rows.get(id), steps));
	const shown = await countriesWithShape();
	return {
		drawing,
		legend: (drawing?.layers ?? [])
			.map(({ name }) => name as MapLayer)
			.toSorted((a, b) => place(a) - place(b))
			.map((name) => ({ name, text: layerText(name, steps, figure.unit, language) })),
		withoutShape: [...rows].filter(([m49]) => !shown.has(m49)).map(([, { label, text }]) => ({ label, text }))
	};
}

/** From many to few, then the states that are no amount. */
function place(layer: MapLayer): number {
	const states = ['zero', 'land', 'hidden', 'unanswered'];
	const at = states.indexOf(layer);
	return at < 0 ? 10 - Number(layer.slice('step-'.length)) : 10 + at;
}

function layerText(
	layer: MapLayer,
	steps: readonly Step[],
	unit: Figure['unit'],
	language: UiLanguage
): string {
	const locale = { locale: language };
	switch (layer) {
		case 'land':
			return unit === 'count' ? m.story_map_none({}, locale) : m.story_map_nobody({}, locale);
		case 'zero':
			return amount(0, unit, language);
		case 'hidden':
			return m.story_legend_suppressed({}, locale);
		case 'unanswered':
			return m.story_legend_no_answer({}, locale);
		default: {
			const step = steps[Number(layer.slice('step-'.length)) - 1] ?? { from: 0, to: null };
			const from = amount(step.from, unit, language);
			if (step.to === null) return m.places_step_or_more({ number: from }, locale);
			return step.to === step.from ? from : `${from}–${amount(step.to, unit, language)}`;
		}
	}
}

function amount(value: number, unit: Figure['unit'], language: string): string {
	return new Intl.NumberFormat(`${language}-u-nu-latn`, {
		style: unit === 'percent' ? 'percent' : 'decimal',
		maximumFractionDigits: 1
	}).format(value);
}

/** The maps of a story, by the number of the figure. */
export async function mapsOf({
	figures,
	language
}: Pick<Paper, 'figures' | 'language'>): Promise<Record<number, FigureMap>> {
	const drawn = figures
		.filter(({ kind }) => kind === 'map')
		.map(async (figure) => [figure.number, await mapOfFigure(figure, language)] as const);
	return Object.fromEntries(await Promise.all(drawn));
}
