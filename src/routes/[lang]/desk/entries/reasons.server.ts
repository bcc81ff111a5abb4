import type { Reading } from '#ui/form/reading.ts';

/** Why a record goes, as it was written; null, with the problem named, when that cannot be kept. */
export function reasonFrom(form: Reading): string | null {
	const reason = form.text('reason', { longest: 1000 });
	if (reason === null) form.refuse('reason', 'reason_needed');
	return reason;
}
