/** Something the operator must mend; the message says what, and is all that is shown. */
export class CommandProblem extends Error {
	override name = 'CommandProblem';
	readonly exitCode: number;

	constructor(sentence: string, exitCode = 1) {
		super(sentence);
		this.exitCode = exitCode;
	}
}
