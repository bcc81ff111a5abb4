import { find } from '#search/index.server.ts';
import { approach } from '#vocabulary/index.ts';
import type { Found } from '../../../../found/found.ts';
import { foundByKey } from '../../../../found/readers.server.ts';

export type ExpertsOn = { both: Found[]; onlyA: Found[]; onlyB: Found[] };

const looked = 200;
const shown = 6;

/** Experts of the public roster with expertise in both approaches, and in one of them only. */
export async function expertsOn(
	a: string,
	b: string,
	region: string,
	{ language, now }: { language: string; now: Date }
): Promise<ExpertsOn> {
	const on = async (id: string): Promise<string[]> => {
		const filters = {
			...{ kind: ['expert'], topic: [...(approach(id)?.topics ?? [])] },
			...(region && { region: [region] })
		};
		const query = { text: '', filters, sort: 'newest' as const, after: null, size: looked };
		return (await find(query, { language, now })).hits.map(({ key }) => key);
	};
	const [inA, inB] = await Promise.all([on(a), on(b)]);
	const [setA, setB] = [new Set(inA), new Set(inB)];
	const both = inA.filter((key) => setB.has(key)).slice(0, shown);
	const onlyA = inA.filter((key) => !setB.has(key)).slice(0, shown);
	const onlyB = inB.filter((key) => !setA.has(key)).slice(0, shown);
	const found = await foundByKey([...both, ...onlyA, ...onlyB], language, now);
	const named = (keys: readonly string[]) => keys.flatMap((key) => found.get(key)?.found ?? []);
	return { both: named(both), onlyA: named(onlyA), onlyB: named(onlyB) };
}
