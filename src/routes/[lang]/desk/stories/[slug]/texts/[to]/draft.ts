import { wordNames } from './fields.ts';

/** What was typed and not saved yet, in this browser, with the revision it began from. */
type Draft = { words: Record<string, string>; revision: string };
type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Keeps what is typed in this browser until the hub has it, under a name of this person, story and language. What is
 * found in it when the page opens stands in the form again; `form[data-typed]`: the form itself brings what was typed.
 */
export class Drafts {
	readonly #form: HTMLFormElement;
	readonly #name: string;

	constructor(form: HTMLFormElement, name: string) {
		this.#form = form;
		this.#name = name;
	}

	/** True: something was found, and stands in the form again. */
	restore(): boolean {
		const draft = this.#read();
		if (!draft || this.#form.dataset['typed'] !== undefined) return false;
		if (wordNames.every((name) => even(draft.words[name] ?? '') === even(this.#field(name)?.value ?? ''))) {
			this.forget();
			return false;
		}
		for (const name of wordNames) {
			const field = this.#field(name);
			if (field) field.value = draft.words[name] ?? '';
		}
		// What somebody saved meanwhile is then shown beside it, and not written over.
		const revision = this.#field('revision');
		if (revision) revision.value = draft.revision;
		return true;
	}

	keep(): void {
		const words = Object.fromEntries(wordNames.map((name) => [name, this.#field(name)?.value ?? '']));
		try {
			const draft: Draft = { words, revision: this.#field('revision')?.value ?? '' };
			localStorage.setItem(this.#name, JSON.stringify(draft));
		} catch {
			// A browser that keeps nothing: the fields still hold it.
		}
	}

	forget(): void {
		try {
			localStorage.removeItem(this.#name);
		} catch {
			// Nothing was kept.
		}
	}

	#field(name: string): Field | null {
		const field = this.#form.elements.namedItem(name);
		return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
	}

	#read(): Draft | null {
		try {
			const draft = JSON.parse(localStorage.getItem(this.#name) ?? 'null') as Draft | null;
			return typeof draft?.words === 'object' ? draft : null;
		} catch {
			return null;
		}
	}
}

/** As a form is saved: blanks at its ends and around the ends of lines are no difference. */
function even(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}
