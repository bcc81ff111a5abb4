import { deserialize } from '$app/forms';

/** What the server said to a save made by the page itself. */
export type Answered<Saved, Refused> =
	| { is: 'saved'; data: Saved }
	/** Not as it must be yet, or somebody was quicker: what was typed stays in the form and in the browser. */
	| { is: 'refused'; data: Refused }
	/** No line, or no session any more. */
	| { is: 'unreached' };

const pauseMilliseconds = 1200;
const waitsMilliseconds = [2_000, 5_000, 15_000, 30_000];

/**
 * Saves a form by itself once its writer pauses: one save at a time, again while there is something newer, and later
 * again when the server was not reached. `onAnswer` may change what the form carries before the next one goes.
 */
export class Autosave<Saved, Refused> {
	private readonly form: HTMLFormElement;
	private readonly onAnswer: (answer: Answered<Saved, Refused>, newer: boolean) => void;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private sending = false;
	private newer = false;
	private failures = 0;

	constructor(form: HTMLFormElement, onAnswer: (answer: Answered<Saved, Refused>, newer: boolean) => void) {
		this.form = form;
		this.onAnswer = onAnswer;
	}

	typed(): void {
		this.newer = true;
		this.after(pauseMilliseconds);
	}

	/** At once, as when the line is back. */
	now(): void {
		if (this.newer) this.after(0);
	}

	stop(): void {
		clearTimeout(this.timer);
		this.newer = false;
	}

	private after(milliseconds: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.send(), milliseconds);
	}

	private async send(): Promise<void> {
		if (this.sending) return this.after(pauseMilliseconds);
		this.sending = true;
		this.newer = false;
		const answer = await this.post();
		this.sending = false;
		if (answer.is === 'unreached') {
			this.newer = true;
			this.after(waitsMilliseconds[Math.min(this.failures++, waitsMilliseconds.length - 1)] ?? 0);
		} else this.failures = 0;
		this.onAnswer(answer, this.newer);
		if (this.newer && answer.is === 'saved') this.after(pauseMilliseconds);
	}

	private async post(): Promise<Answered<Saved, Refused>> {
		const body = new FormData();
		for (const [name, value] of new FormData(this.form))
			if (typeof value === 'string') body.append(name, value);
		body.set('auto', 'yes');
		try {
			const response = await fetch(this.form.action, {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body
			});
			const result = deserialize(await response.text());
			if (result.type === 'success') return { is: 'saved', data: result.data as Saved };
			if (result.type === 'failure') return { is: 'refused', data: result.data as Refused };
			return { is: 'unreached' };
		} catch {
			return { is: 'unreached' };
		}
	}
}
