/** A thing that does not exist, or that the actor may not know exists. Becomes 404. */
export class NotFound extends Error {
	override name = 'NotFound';
	constructor(what = 'page') {
		super(`${what} not found`);
	}
}

/** The actor may know of the thing, but not do this to it. Becomes 403. */
export class Forbidden extends Error {
	override name = 'Forbidden';
	constructor(act: string) {
		super(`not allowed: ${act}`);
	}
}

/**
 * A rule said no. `code` names a sentence in `messages/` (`refusal_<code>`); `details` fill it in.
 * Becomes the status of `statusOfRefusal`.
 */
export class Refusal extends Error {
	override name = 'Refusal';
	readonly code: string;
	readonly details: Record<string, string | number>;
	constructor(code: string, details: Record<string, string | number> = {}) {
		super(code);
		this.code = code;
		this.details = details;
	}
}

/** 409: someone else was first. 429: too often; the sentence says when again. Any other: 422. */
const statuses = { changed_meanwhile: 409, course_changed_meanwhile: 409, too_many_attempts: 429 } as const;

export type RefusalStatus = (typeof statuses)[keyof typeof statuses] | 422;

export function statusOfRefusal(code: string): RefusalStatus {
	return Object.hasOwn(statuses, code) ? statuses[code as keyof typeof statuses] : 422;
}

/** What once was here and is no more: a retired entry with its tombstone. Becomes 410. */
export class Gone extends Error {
	override name = 'Gone';
	readonly details: Record<string, string>;
	constructor(what: string, details: Record<string, string> = {}) {
		super(`${what} is gone`);
		this.details = details;
	}
}
