import { bridgeMatrix } from '#research/index.server.ts';
import { approaches } from '#vocabulary/index.ts';
import { regionOptions, whereFrom } from './where.ts';
import { approachText, bridgePath, nobodyText, strengthText } from './words.ts';
import type { PageServerLoad } from './$types';

const mostGaps = 6;

export const load: PageServerLoad = async ({ url, locals: { language } }) => {
	const { where, region, name } = whereFrom(url.searchParams, language);
	const matrix = await bridgeMatrix(where);
	const named = new Map(approaches.map(({ id }) => [id, approachText(id, language)]));
	const text = (id: string) => named.get(id) ?? id;
	return {
		region,
		place: name,
		regions: regionOptions(language),
		total: matrix.total,
		approaches: approaches.map(({ id }) => ({ id, name: text(id), works: matrix.works[id] ?? 0 })),
		cells: matrix.cells.map((cell) => ({
			...cell,
			path: bridgePath(language, cell.a, cell.b, region),
			strengthText: strengthText(cell.strength)
		})),
		gaps: matrix.gaps.slice(0, mostGaps).map(({ a, b }) => ({
			sentence: nobodyText(text(a), text(b), name),
			path: bridgePath(language, a, b, region)
		})),
		gapsInAll: matrix.gaps.length
	};
};
