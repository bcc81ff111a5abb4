import { xml } from '#platform/index.ts';
import { hatching, paperColours } from './chart-svg.ts';
import type { DrawnMap } from './figure-map.ts';

const { soft, land, paper } = paperColours;

/** Few to many, each darker than the one before: also without colours. */
const fills: Record<string, string> = {
	...{
		'step-1': '#bcd0d4',
		'step-2': '#93b4bb',
		'step-3': '#6997a1',
		'step-4': '#417985',
		'step-5': '#1f5a66'
	},
	...{ zero: '#f4efe6', hidden: 'url(#hatched)', unanswered: '#d8c7a3', land }
};

export const fillOf = (layer: string): string => fills[layer] ?? land;

/** A map as an image of its own, for paper. */
export function mapSvg({ width, height, layers }: DrawnMap, title: string): string {
	return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${title}</title>${hatching}<rect width="${width}" height="${height}" fill="${paper}" stroke="${land}"/>${layers.map(
		({ name, path }) =>
			xml`<path d="${path}" fill="${fillOf(name)}" stroke="${name === 'hidden' ? soft : paper}" stroke-width="0.5"/>`
	)}</svg>`.markup;
}

/** One square of a legend. */
export function swatchSvg(layer: string): string {
	return xml`<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12">${hatching}<rect x="0.5" y="0.5" width="11" height="11" fill="${fillOf(layer)}" stroke="${soft}" stroke-width="0.5"/></svg>`
		.markup;
}
