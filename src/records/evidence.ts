import type { Flag, Statement } from './statement.ts';

/** What is known of the run that a statement belongs to. */
export type Run = {
	/** Null: open without a day. */
	from: Date | null;
	until: Date | null;
	/** Whether this is something that one can do there. */
	knows: (object: string) => boolean;
};

/** Clocks of cheap devices are wrong by hours; one that is a day ahead says nothing about when. */
const tolerance = 24 * 60 * 60 * 1000;

/** Why the statement is evidence only, of what can be told when it arrives. Its attempt's limits are judged with the attempt. */
export function flagsOf(statement: Pick<Statement, 'happenedAt' | 'object'>, run: Run, now: Date): Flag[] {
	const at = statement.happenedAt.getTime();
	const found: Flag[] = [];
	if (at > now.getTime() + tolerance) found.push('from_the_future');
	if (run.from && at < run.from.getTime() - tolerance) found.push('before_the_start');
	if (run.until && at > run.until.getTime() + tolerance) found.push('after_the_end');
	if (!run.knows(statement.object)) found.push('unknown_object');
	return found;
}

/** Evidence that does not count: what was done after the end is shown to the team, who may let it count. */
export function counts(statement: Pick<Statement, 'flags'>): boolean {
	return statement.flags.length === 0;
}
