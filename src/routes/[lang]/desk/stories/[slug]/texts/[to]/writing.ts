// What runs where a story is written: tokens are put at the cursor, what can be named is looked for, and the text is
// shown as its readers would have it, while it is typed; what is typed stays in this browser until the hub has it.
import { Drafts } from './draft.ts';
import { tokenPlaced } from './token-place.ts';

const typingPause = 1_000;
const searchPause = 300;

const found = document.querySelector<HTMLFormElement>('form[data-writing]');
if (found) begin(found, found.dataset['writing'] ?? '');

function begin(form: HTMLFormElement, name: string): void {
	const body = form.elements.namedItem('body');
	if (!(body instanceof HTMLTextAreaElement)) return;
	const told = document.getElementById('desk-told');
	const tell = (what: string): void => {
		if (told) told.textContent = told.dataset[what] ?? '';
	};
	const drafts = new Drafts(form, name);
	const asked = new Map<string, AbortController>();
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	let wasThere = false;

	form.dataset['live'] = '';
	if (drafts.restore()) {
		document.getElementById('desk-restored')?.removeAttribute('hidden');
		void preview();
	}
	document.getElementById('desk-drop')?.addEventListener('click', () => {
		drafts.forget();
		location.replace(location.pathname);
	});
	body.addEventListener('focus', () => (wasThere = true));
	form.addEventListener('input', ({ target }) => {
		if (isSeeking(target)) return soon('find', searchPause, find);
		drafts.keep();
		tell('kept');
		soon('preview', typingPause, preview);
	});
	form.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || !isSeeking(event.target)) return;
		event.preventDefault();
		soon('find', 0, find);
	});
	form.addEventListener('click', ({ target }) => {
		const button = target instanceof Element ? target.closest<HTMLElement>('[data-insert]') : null;
		if (button) insert(body, button.dataset['insert'] ?? '');
	});
	form.addEventListener('submit', (event) => {
		const to = event.submitter?.getAttribute('formaction') ?? '';
		if (!/^\?\/(?:find|preview)/u.test(to)) return drafts.keep();
		event.preventDefault();
		if (to.startsWith('?/find')) return soon('find', 0, find);
		void preview().then(() => document.getElementById('desk-preview')?.focus());
	});

	function insert(into: HTMLTextAreaElement, token: string): void {
		const [from, to] = wasThere
			? [into.selectionStart, into.selectionEnd]
			: [into.value.length, into.value.length];
		const text = tokenPlaced(into.value, from, to, token);
		into.focus();
		into.setSelectionRange(from, to);
		// As if it were typed, so that it can be undone.
		if (!typedAs(text)) {
			into.setRangeText(text, from, to, 'end');
			into.dispatchEvent(new InputEvent('input', { bubbles: true }));
		}
		tell('inserted');
	}

	async function preview(): Promise<void> {
		tell((await ask('preview', ['desk-preview', 'desk-used'])) ? 'kept' : 'unreached');
	}

	async function find(): Promise<void> {
		if (!(await ask('find', ['desk-found']))) tell('unreached');
	}

	function soon(what: string, milliseconds: number, work: () => Promise<void>): void {
		clearTimeout(timers.get(what));
		timers.set(
			what,
			setTimeout(() => void work(), milliseconds)
		);
	}

	/** Sends the form as a button would, and takes parts of the page that comes. False: there is no connection. */
	async function ask(action: string, ids: readonly string[]): Promise<boolean> {
		asked.get(action)?.abort();
		const asking = new AbortController();
		asked.set(action, asking);
		try {
			const answer = await fetch(`?/${action}`, {
				method: 'POST',
				headers: { accept: 'text/html' },
				body: new FormData(form),
				signal: asking.signal
			});
			if (!answer.ok || answer.redirected) return answer.status === 422;
			const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
			for (const id of ids) {
				const next = page.getElementById(id);
				if (next) document.getElementById(id)?.replaceWith(document.adoptNode(next));
			}
			return true;
		} catch {
			return asking.signal.aborted;
		}
	}
}

function isSeeking(target: EventTarget | null): boolean {
	return (
		(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) &&
		target.name.startsWith('find.')
	);
}

/** Deprecated, and the only way that lets a browser undo it. */
function typedAs(text: string): boolean {
	return document.execCommand('insertText', false, text);
}
