import type { Scope } from './fact.ts';
import type { Cell } from './group.ts';
import { portionsOf } from './population.server.ts';

/** The participants of a scope by country and sector: what somebody could be recognised by. None: nobody counted them. */
export async function participantCells(scope: Scope): Promise<Cell[]> {
	const portions = await portionsOf(scope, { of: 'participants' }, ['country', 'sector']);
	return portions.flatMap(({ rows: { size, weights, columns } }) =>
		Array.from({ length: size }, (_, row) => {
			const categoryOf = (dimension: string): string => {
				const column = columns.get(dimension);
				return column?.kind === 'one' ? (column.categories[column.codes[row] ?? 0] ?? '') : '';
			};
			return {
				in: { country: categoryOf('country'), sector: categoryOf('sector') },
				count: weights?.[row] ?? 1
			};
		})
	);
}
