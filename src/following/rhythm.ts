/** How often letters come about what somebody follows. */
export const rhythms = ['daily', 'weekly', 'none'] as const;
export type Rhythm = (typeof rhythms)[number];
export type DigestRhythm = Exclude<Rhythm, 'none'>;

export function isRhythm(text: string): text is Rhythm {
	return rhythms.includes(text as Rhythm);
}

/** The day, or the week of ISO 8601, whose digest is sent at this time: '2026-11-22', '2026-W47'. */
export function periodOf(rhythm: DigestRhythm, now: Date): string {
	if (rhythm === 'daily') return now.toISOString().slice(0, 10);
	const thursday = new Date(now);
	thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
	const year = thursday.getUTCFullYear();
	const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}

/** What a transaction wrote at a time may be seen only when it ends: so much later all of it is there. */
const minutesToSettle = 10;

/** Until when a run that begins now tells. */
export function throughOf(now: Date): Date {
	return new Date(now.getTime() - minutesToSettle * 60_000);
}
