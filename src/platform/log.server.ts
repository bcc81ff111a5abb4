import pino from 'pino';

/**
 * Structured lines on standard output. No personal data: no names, addresses, IPs or query strings;
 * ids, routes, codes and counts only. SERAI_LOG sets the level (default info).
 */
export const log = pino(
	{
		level: process.env['SERAI_LOG'] ?? 'info',
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) }
	},
	// Lines go out together, a fifth of a second late at most, and at the end of the process: a write for each request would take
	// longer than the search in it. pino writes 'fatal' at once.
	pino.destination({ sync: false, minLength: 4096, periodicFlush: 200 })
);
