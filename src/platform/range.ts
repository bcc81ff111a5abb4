export type Range = { start: number; end: number };

/**
 * What of a file of `bytes` a Range header asks for (RFC 9110, 14.1.2), ends included. Null: the whole file, also for
 * several ranges and for what is malformed, as the RFC allows. 'unsatisfiable' becomes 416.
 */
export function rangeOf(header: string | null, bytes: number): Range | 'unsatisfiable' | null {
	const found = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '');
	if (!found) return null;
	const [, from = '', to = ''] = found;
	if (from === '' && to === '') return null;
	if (from === '') {
		const last = Number(to);
		return last === 0 ? 'unsatisfiable' : { start: Math.max(0, bytes - last), end: bytes - 1 };
	}
	const start = Number(from);
	const end = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
	if (to !== '' && Number(to) < start) return null;
	return start >= bytes ? 'unsatisfiable' : { start, end };
}
