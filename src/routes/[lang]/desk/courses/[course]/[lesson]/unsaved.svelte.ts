import type { Said } from '#ui/form/problem.ts';
import { one, type Values } from '#ui/form/values.ts';
import type { View } from '../../form/view.server.ts';
import type { Answer } from './answer.ts';
import { Autosave, type Answered } from './autosave.ts';
import { forget, keep, kept, sayTheSame, writtenEarly, writtenIn, type Carried } from './keeping.ts';
import type { Conflict } from './save.server.ts';

/** What a writer is told of their words: on the way, saved, kept in this browser alone, or in conflict with another's. */
export type Status = '' | 'writing' | 'saved' | 'kept' | 'unreached' | 'conflict';

export type Begun = {
	/** Under which what is typed is kept in the browser. */
	keeping: string;
	/** `save` of something that is here, or `add` of something that is not yet. */
	main: 'save' | 'add';
	values: Values;
	carried: Carried;
	view: View | null;
	answer: Answer | null;
};
type Saved = { saved: Carried; view: View };

/**
 * The words of one item while they are written: kept in the browser at every letter, saved at every pause, and between
 * two wordings left to a person to choose. Made anew for each item.
 */
export class Unsaved {
	values = $state.raw<Values>({});
	problems = $state.raw<readonly Said[]>([]);
	conflict = $state.raw<Conflict | null>(null);
	view = $state.raw<View | null>(null);
	status = $state<Status>('');
	/** Something was found in this browser that had not been saved. */
	restored = $state(false);
	/** How often the fields were filled in anew. */
	drawn = $state(0);
	/** Whether leaving now would lose something. */
	dirty = false;

	private carried = $state.raw<Carried>({ revision: 0, itemRevision: 0, sourceRevision: 0 });
	private readonly begun: Begun;
	private readonly early: Values | null;
	private form: HTMLFormElement | undefined;
	private autosave: Autosave<Saved, Answer> | undefined;

	constructor(begun: Begun) {
		const { answer, keeping } = begun;
		this.begun = begun;
		// On a slow line somebody types before this script has come.
		this.early = writtenEarly(keeping);
		this.values = this.early ?? answer?.values ?? begun.values;
		this.carried =
			answer && !answer.fresh && answer.values['revision'] ? carriedBy(answer.values) : begun.carried;
		this.conflict = answer?.conflict ?? null;
		this.problems = answer?.conflict ? [] : (answer?.problems ?? []);
		this.view = answer?.view ?? begun.view;
	}

	/** What the form began from; after a conflict, what it goes on from: the other's wording was seen. */
	get numbers(): Carried {
		const { conflict, carried } = this;
		return conflict
			? { ...carried, revision: conflict.revision, itemRevision: conflict.itemRevision }
			: carried;
	}

	/** Once the form stands in the page. Returns what ends it. */
	begin(form: HTMLFormElement): () => void {
		const { main, answer } = this.begun;
		this.form = form;
		if (main === 'save') this.autosave = new Autosave(form, (said, newer) => this.told(said, newer));
		if (this.early) this.typed();
		else if (answer) this.dirty = !answer.fresh;
		else this.restore();
		const online = () => this.autosave?.now();
		addEventListener('online', online);
		return () => {
			removeEventListener('online', online);
			this.autosave?.stop();
		};
	}

	typed(): void {
		if (!this.form) return;
		this.dirty = true;
		this.status = this.begun.main === 'add' ? 'kept' : 'writing';
		keep(this.begun.keeping, { values: writtenIn(this.form), carried: { ...this.numbers } });
		// Between two wordings a person chooses; nothing is saved over theirs meanwhile.
		if (!this.conflict) this.autosave?.typed();
	}

	/** The form is sent by a button. */
	leave(): void {
		this.autosave?.stop();
		this.dirty = false;
	}

	forget(): void {
		forget(this.begun.keeping);
	}

	/** What was found in this browser is not wanted. */
	drop(): void {
		this.forget();
		this.leave();
		location.reload();
	}

	private restore(): void {
		const found = kept(this.begun.keeping);
		if (!found || !this.form) return;
		if (sayTheSame(found.values, writtenIn(this.form))) return this.forget();
		this.values = found.values;
		this.carried = found.carried;
		this.drawn++;
		this.restored = true;
		this.dirty = true;
		setTimeout(() => this.autosave?.typed());
	}

	private told(said: Answered<Saved, Answer>, newer: boolean): void {
		if (said.is === 'unreached') this.status = 'unreached';
		else if (said.is === 'saved') {
			const { revision, itemRevision } = said.data.saved;
			this.carried = { ...this.carried, revision, itemRevision };
			this.view = said.data.view;
			this.problems = [];
			this.dirty = newer;
			this.status = newer ? 'writing' : 'saved';
			if (!newer) this.forget();
		} else if (said.data.conflict) {
			this.conflict = said.data.conflict;
			this.status = 'conflict';
		} else this.status = 'kept';
	}
}

function carriedBy(values: Values): Carried {
	return {
		revision: Number(one(values, 'revision')),
		itemRevision: Number(one(values, 'itemRevision')),
		sourceRevision: Number(one(values, 'sourceRevision'))
	};
}
