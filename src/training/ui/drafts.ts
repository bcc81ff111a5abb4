/** A contribution that was begun and not sent yet, on this device. */
type Draft = { text: string; id: string };

/**
 * Keeps what is being written to a discussion until it is sent, in the page's plain forms: the person's own, so that
 * whoever else signs in on the same device does not see it. Where nothing can be sent, the form says so in its place.
 */
export function keepDrafts(page: Document): void {
	for (const form of page.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(page, form);
}

function keepDraft(page: Document, form: HTMLFormElement): void {
	const name = form.dataset['draft'] ?? '';
	const field = form.querySelector('textarea');
	const told = form.querySelector<HTMLElement>('[data-offline]');
	if (!field || !told) return;
	const id = String(new FormData(form).get('id'));

	const draft = read(name);
	if (draft && page.getElementById(`c-${draft.id}`)) write(name, null);
	else if (draft && field.value === '') {
		field.value = draft.text;
		const folded = form.closest('details');
		if (folded) folded.open = true;
	}
	field.addEventListener('input', () => {
		told.textContent = '';
		write(name, field.value.trim() === '' ? null : { text: field.value, id });
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void send(form, id).then((isSent) => {
			if (isSent) write(name, null);
			else told.textContent = told.dataset['offline'] ?? '';
		});
	});
}

/** False: there is no connection. What the hub would not take is sent again as a plain form, so that its page tells why. */
async function send(form: HTMLFormElement, id: string): Promise<boolean> {
	const button = form.querySelector<HTMLButtonElement>('button');
	if (button) button.disabled = true;
	const answer = await fetch(form.action, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body: new URLSearchParams(entries(form))
	}).catch(() => null);
	if (button) button.disabled = false;
	if (answer === null) return false;
	const { pathname } = new URL(form.action);
	const isTaken = answer.ok && answer.redirected && new URL(answer.url).pathname === pathname;
	if (!isTaken) {
		form.submit();
		return true;
	}
	// To the same page it would only scroll.
	if (location.pathname === pathname) {
		history.replaceState(null, '', `${pathname}#c-${id}`);
		location.reload();
	} else location.assign(`${pathname}#c-${id}`);
	return true;
}

function entries(form: HTMLFormElement): [string, string][] {
	return [...new FormData(form)].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value] as [string, string]] : []
	);
}

function read(name: string): Draft | null {
	try {
		const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Draft | null;
		return typeof kept?.text === 'string' && typeof kept.id === 'string' ? kept : null;
	} catch {
		return null;
	}
}

function write(name: string, draft: Draft | null): void {
	try {
		if (draft) localStorage.setItem(name, JSON.stringify(draft));
		else localStorage.removeItem(name);
	} catch {
		// A browser that keeps nothing: the field still holds it.
	}
}
