// What runs in a plan's form: what is typed is on the device before any network sees it, until the hub has it.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** Each field's name with what is entered; of a box, whether it is ticked. */
type Kept = { said: [name: string, value: string][]; at: string };

const form = document.querySelector<HTMLFormElement>('form[data-kept]');
if (form) keepForm(form, form.dataset['kept'] ?? '');

function fieldsOf(form: HTMLFormElement): Field[] {
	return [...form.elements].filter(
		(one): one is Field =>
			(one instanceof HTMLInputElement && one.type !== 'hidden') ||
			one instanceof HTMLTextAreaElement ||
			one instanceof HTMLSelectElement
	);
}

/** Boxes of one name are told apart by what they stand for. */
function nameOf(field: Field): string {
	const isBox = field instanceof HTMLInputElement && field.type === 'checkbox';
	return isBox ? `${field.name}=${field.value}` : field.name;
}

function saidIn(field: Field): string {
	const isBox = field instanceof HTMLInputElement && field.type === 'checkbox';
	return isBox ? String(field.checked) : field.value;
}

function say(field: Field, value: string): void {
	if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'true';
	else field.value = value;
}

function keepForm(form: HTMLFormElement, name: string): void {
	const told = document.getElementById('told');
	const box = document.getElementById('kept');
	const shown = () => fieldsOf(form).map((field): [string, string] => [nameOf(field), saidIn(field)]);
	const before = read(name);
	const now = new Map(shown());
	const differs = before?.said.some(([field, value]) => (now.get(field) ?? '') !== value) ?? false;
	// Nothing of it is new: it was saved, perhaps elsewhere; or it was refused just now, and is not.
	if (before && !differs) {
		if (form.dataset['refused'] === undefined) write(name, null);
	}
	if (before && differs && box) {
		box.hidden = false;
		document.getElementById('kept-back')?.addEventListener('click', () => {
			const said = new Map(before.said);
			for (const field of fieldsOf(form)) {
				const value = said.get(nameOf(field));
				if (value !== undefined) say(field, value);
			}
			box.hidden = true;
			form.querySelector<HTMLElement>('[name=title]')?.focus();
		});
		document.getElementById('kept-drop')?.addEventListener('click', () => {
			write(name, null);
			box.hidden = true;
		});
	}
	// Said before anybody presses anything: the page does not open again without a network, and what is typed is kept.
	const noNetwork = () => {
		if (told && !navigator.onLine) told.textContent = form.dataset['offline'] ?? '';
	};
	addEventListener('offline', noNetwork);
	noNetwork();
	form.addEventListener('input', () => {
		if (told && navigator.onLine) told.textContent = '';
		write(name, { said: shown(), at: new Date().toISOString() });
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		write(name, { said: shown(), at: new Date().toISOString() });
		void send(form, name).then((isSent) => {
			if (!isSent && told) told.textContent = form.dataset['offline'] ?? '';
		});
	});
}

/** False: there is no connection. What the hub would not take is sent again as a plain form, so that its page tells why. */
async function send(form: HTMLFormElement, name: string): Promise<boolean> {
	const button = form.querySelector<HTMLButtonElement>('button:not([type])');
	if (button) button.disabled = true;
	const body = new URLSearchParams();
	for (const [field, value] of new FormData(form)) if (typeof value === 'string') body.append(field, value);
	const answer = await fetch(location.pathname, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body
	}).catch(() => null);
	if (button) button.disabled = false;
	if (answer === null) return false;
	if (answer.ok && answer.redirected) {
		write(name, null);
		location.assign(answer.url);
	} else form.submit();
	return true;
}

function read(name: string): Kept | null {
	try {
		const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
		return Array.isArray(kept?.said) ? kept : null;
	} catch {
		return null;
	}
}

function write(name: string, kept: Kept | null): void {
	try {
		if (kept) localStorage.setItem(name, JSON.stringify(kept));
		else localStorage.removeItem(name);
	} catch {
		// A browser that keeps nothing: the fields still hold it.
	}
}
