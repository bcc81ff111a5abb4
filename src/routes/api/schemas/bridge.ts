import { bridgeStrengths } from '#research/index.ts';
import * as v from 'valibot';
import { whole } from './plain.ts';

export const BridgeMatrix = v.object({
	region: v.nullable(v.object({ m49: v.string(), name: v.string() })),
	works: v.pipe(
		whole,
		v.description('publications, projects, recommendations and practices that were counted')
	),
	approaches: v.array(
		v.object({ id: v.string(), name: v.string(), topics: v.array(v.string()), works: whole })
	),
	bridges: v.array(
		v.object({
			approaches: v.pipe(v.array(v.string()), v.length(2)),
			works: v.pipe(whole, v.description('that stand in both')),
			cosine: v.pipe(
				v.number(),
				v.description('works in both ÷ the geometric mean of the works in each: Salton’s cosine')
			),
			strength: v.picklist(bridgeStrengths)
		})
	)
});
