import type { StoredFile } from '#courses/index.ts';

export type SendingTo = { place: string; use: string; course: string | null };
export type Outcome =
	| { is: 'sent'; id: string; file: StoredFile | null }
	/** `sentence`: why, in the page's language. */
	| { is: 'refused'; sentence: string }
	| { is: 'stopped' }
	| { is: 'unreached' };

/** How much of it the hub has; `broken`: the line is, and it goes on by itself. */
export type Progress = { at: number; broken: boolean };

type NotSent = Exclude<Outcome, { is: 'sent' }>;
type Answered = { id: string; at: number; file: StoredFile | null };

/** Small enough that a line of 20 kB a second carries it before the hub's patience ends. */
const partBytes = 2 * 1024 * 1024;
const waitsMilliseconds = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000];

/** Sends a file in parts, and goes on where it stopped when the line comes back. */
export class FileSending {
	private readonly to: SendingTo;
	private readonly file: File;
	private readonly onProgress: (progress: Progress) => void;
	private readonly stopping = new AbortController();
	private id: string | null = null;

	constructor(file: File, to: SendingTo, onProgress: (progress: Progress) => void) {
		this.file = file;
		this.to = to;
		this.onProgress = onProgress;
	}

	async run(): Promise<Outcome> {
		try {
			const { use, course, place } = this.to;
			const sending = { use, name: this.file.name, ...(course === null ? {} : { course }) };
			const begun = await this.ask(place, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ bytes: this.file.size, sending })
			});
			if (!('id' in begun)) return begun;
			this.id = begun.id;
			let here: Answered = begun;
			while (here.at < this.file.size) {
				this.onProgress({ at: here.at, broken: false });
				const answer = await this.sendFrom(here.at);
				if (!('id' in answer)) return answer;
				here = answer;
			}
			this.onProgress({ at: here.at, broken: false });
			return { is: 'sent', id: here.id, file: here.file };
		} catch {
			return this.stopping.signal.aborted ? { is: 'stopped' } : { is: 'unreached' };
		}
	}

	/** The hub forgets what came. */
	stop(): void {
		this.stopping.abort();
		if (this.id !== null)
			void fetch(`${this.to.place}/${this.id}`, { method: 'DELETE', keepalive: true }).catch(() => {});
	}

	private async sendFrom(at: number): Promise<Answered | NotSent> {
		const place = `${this.to.place}/${this.id ?? ''}`;
		try {
			const body = this.file.slice(at, at + partBytes);
			return await this.ask(`${place}?at=${at}`, { method: 'PUT', body });
		} catch {
			// What the hub has decides where to go on, not what was sent.
			return this.patiently(at, () => this.ask(place, { method: 'GET' }));
		}
	}

	private async patiently<Result>(at: number, work: () => Promise<Result>): Promise<Result> {
		for (const wait of waitsMilliseconds) {
			if (this.stopping.signal.aborted) break;
			this.onProgress({ at, broken: true });
			await this.pause(wait);
			try {
				return await work();
			} catch {
				// Not yet.
			}
		}
		throw new Error('not reached');
	}

	private pause(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				removeEventListener('online', done);
				this.stopping.signal.removeEventListener('abort', done);
				resolve();
			};
			const timer = setTimeout(done, milliseconds);
			addEventListener('online', done);
			this.stopping.signal.addEventListener('abort', done);
		});
	}

	/** Throws when the hub was not reached, or is about to come back. */
	private async ask(place: string, request: RequestInit): Promise<Answered | NotSent> {
		const response = await fetch(place, { ...request, signal: this.stopping.signal });
		if (response.ok) return (await response.json()) as Answered;
		if (response.status >= 500 || response.status === 408 || response.status === 409)
			throw new Error(String(response.status));
		const { sentence } = (await response.json().catch(() => ({}))) as { sentence?: string };
		return sentence === undefined ? { is: 'unreached' } : { is: 'refused', sentence };
	}
}
