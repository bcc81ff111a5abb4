/** What a command was refused with: the code of a Refusal, or else the name of the error; 'done' where it went through. */
export function codeOf(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => 'done',
		(error: { code?: string; name: string }) => error.code ?? error.name
	);
}
