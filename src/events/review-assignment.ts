/** Who reviews what: ids of applications and of reviewers. */
export type Assigned = { application: string; reviewer: string };

/**
 * Gives each application as many reviewers as it lacks, each time the one who has least to do, of those without a conflict
 * there. Ties go by id and by application, so that the same question has the same answer. `short`: too few are left to ask.
 */
export function assignFairly(
	applications: readonly string[],
	reviewers: readonly string[],
	each: number,
	standing: readonly (Assigned & { conflict: boolean })[]
): { assigned: Assigned[]; short: string[] } {
	const load = new Map(reviewers.map((id) => [id, 0]));
	const having = new Map<string, { active: number; known: Set<string> }>();
	for (const { application, reviewer, conflict } of standing) {
		const here = having.get(application) ?? { active: 0, known: new Set<string>() };
		having.set(application, here);
		here.known.add(reviewer);
		if (conflict) continue;
		here.active += 1;
		if (load.has(reviewer)) load.set(reviewer, (load.get(reviewer) ?? 0) + 1);
	}
	const assigned: Assigned[] = [];
	const short: string[] = [];
	for (const application of applications) {
		const here = having.get(application) ?? { active: 0, known: new Set<string>() };
		const asked = new Set(here.known);
		for (let active = here.active; active < each; active += 1) {
			const reviewer = leastBusy(load, asked);
			if (reviewer === null) {
				short.push(application);
				break;
			}
			asked.add(reviewer);
			load.set(reviewer, (load.get(reviewer) ?? 0) + 1);
			assigned.push({ application, reviewer });
		}
	}
	return { assigned, short };
}

function leastBusy(load: ReadonlyMap<string, number>, except: ReadonlySet<string>): string | null {
	let found: string | null = null;
	let least = Infinity;
	for (const [id, count] of load) {
		if (except.has(id)) continue;
		if (count < least || (count === least && found !== null && id < found)) {
			found = id;
			least = count;
		}
	}
	return found;
}
