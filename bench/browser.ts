/** Chromium from npm, or the one CHROME names. */
export async function executablePath(): Promise<string> {
	const chosen = process.env['CHROME'];
	if (chosen) return chosen;
	// Before the import: it then unpacks the libraries that a bare machine lacks.
	process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';
	const { default: packed } = await import('@sparticuz/chromium');
	return packed.executablePath();
}
