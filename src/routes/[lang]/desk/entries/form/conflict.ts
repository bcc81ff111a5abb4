import { all, same, type Values } from '#ui/form/values.ts';

/** Two people changed one record: what each field is now, and where the person must choose. */
export type Conflict = {
	/** Fields that only one of the two changed: theirs or yours, nothing is lost. */
	settled: Values;
	/** Fields that both changed, and differently. */
	open: { field: string; yours: string[]; theirs: string[] }[];
	/** Fields that they changed and you did not. */
	taken: string[];
};

/** The same for the page: with who and when, labels and words. */
export type ConflictPage = {
	who: string;
	when: string;
	revision: number;
	theirs: Values;
	settled: Values;
	taken: string[];
	open: (Conflict['open'][number] & { label: string; yoursText: string[]; theirsText: string[] })[];
};

// Not about the record: what the form carries for itself.
const carried = new Set(['revision', 'began', 'kind']);

/** Three-way: what the form began from, what was typed, and what stands now. */
export function conflictOf(began: Values, yours: Values, theirs: Values): Conflict {
	const settled: Values = {};
	const open: Conflict['open'] = [];
	const taken: string[] = [];
	const fields = new Set([...Object.keys(began), ...Object.keys(yours), ...Object.keys(theirs)]);
	for (const field of fields) {
		if (carried.has(field)) continue;
		const [mine, now] = [all(yours, field), all(theirs, field)];
		if (same(yours, theirs, field) || same(theirs, began, field)) settled[field] = mine;
		else if (same(yours, began, field)) {
			settled[field] = now;
			taken.push(field);
		} else open.push({ field, yours: mine, theirs: now });
	}
	return { settled, open, taken };
}

/** The form again, once the person chose: `choose.title=theirs` beside `yours.title` and `theirs.title`. */
export function settledFrom(values: Values): Values {
	const settled: Values = {};
	for (const [name, entered] of Object.entries(values)) {
		const [kind, field] = name.split('.', 2) as [string, string | undefined];
		if (field === undefined) settled[name] = entered;
		else if (kind === 'choose')
			settled[field] = all(values, `${entered[0] === 'theirs' ? 'theirs' : 'yours'}.${field}`);
	}
	return settled;
}
