/**
 * An unexpected error as the log may hold it. A failed query carries its parameters in its message, which may be
 * addresses or password hashes: of such an error only its cause's message and the lines of code remain.
 */
export function faultText(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const place = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	const queried = /^Failed query:/.test(error.message) || error.name === 'DrizzleQueryError';
	const message = queried ? `a query failed: ${causeOf(error)}` : `${error.name}: ${error.message}`;
	return [message, ...place].join('\n');
}

function causeOf(error: Error): string {
	return error.cause instanceof Error ? error.cause.message : 'no cause given';
}
