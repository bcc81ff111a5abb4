import loadHighs, { type Highs } from 'highs';
import type { Attack } from './attack.ts';
import type { Bounds } from './audit.ts';

let loading: Promise<Highs> | null = null;

/** What is told contradicts itself: no numbers of people fit all of it. */
export class Contradiction extends Error {}

/** So few unknowns are solved as whole people. */
const mostWhole = 120;

/**
 * The solver of an audit: HiGHS, with the equations kept between questions, so that each begins where the one before
 * ended. `work` may ask for bounds until it returns. Throws Contradiction.
 */
export async function withBounds<Result>(
	work: (boundsOf: (attack: Attack) => Bounds) => Promise<Result> | Result
): Promise<Result> {
	const highs = await (loading ??= loadHighs());
	const open: { dispose: () => void }[] = [];
	try {
		return await work((attack) => {
			const model = highs.createModel();
			open.push(model);
			fill(highs, model, attack);
			let asked: number[] = [];
			const extreme = (terms: ReadonlyMap<number, number>, sense: 'least' | 'most'): number => {
				const { minimize, maximize } = highs.constants.objectiveSense;
				model.changeObjectiveSense(sense === 'least' ? minimize : maximize);
				model.run();
				const status = model.getModelStatus();
				if (status === highs.constants.modelStatus.optimal) return model.getObjectiveValue();
				if (sense === 'most' && status !== highs.constants.modelStatus.infeasible) return Infinity;
				throw new Contradiction('What is told contradicts itself: no numbers of people fit all of it.');
			};
			return (terms) => {
				for (const at of asked) model.changeColCost(at, 0);
				for (const [at, factor] of terms) model.changeColCost(at, factor);
				asked = [...terms.keys()];
				return { least: extreme(terms, 'least'), most: extreme(terms, 'most') };
			};
		});
	} finally {
		for (const model of open) model.dispose();
	}
}

type Model = ReturnType<Highs['createModel']>;

function fill(highs: Highs, model: Model, { rows, size }: Attack): void {
	model.options.set({ output_flag: false });
	for (let at = 0; at < size; at++) {
		model.addVar(0, highs.infinity);
		if (size <= mostWhole) model.changeColIntegrality(at, highs.constants.variableType.integer);
	}
	for (const { least, most, terms } of rows) {
		const told = [...terms].filter(([, factor]) => factor !== 0);
		model.addRow(Math.max(least, -highs.infinity), Math.min(most, highs.infinity), {
			indices: told.map(([at]) => at),
			values: told.map(([, factor]) => factor)
		});
	}
}
