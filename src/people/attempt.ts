/** What is counted, how often it may be tried, and within how many minutes. */
export const attemptLimits = {
	// A client may be a whole school behind one address, whose classes sign up in the same hour.
	sign_in: { address: 10, client: 100, minutes: 15 },
	sign_up: { address: 3, client: 150, minutes: 60 },
	forgotten: { address: 3, client: 30, minutes: 60 },
	link: { address: 10, client: 300, minutes: 60 },
	password: { address: 10, client: 100, minutes: 15 },
	passkey: { address: 100, client: 200, minutes: 15 }
} as const;

export type Attempt = keyof typeof attemptLimits;

/** Whole minutes, rounded up: never "try again in 0 minutes". */
export function minutesUntil(instant: Date, now: Date): number {
	return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 60_000));
}
