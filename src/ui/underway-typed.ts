type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Typed = { name: string; value: string; checked: boolean };

const isTicked = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

const controlsIn = (place: Element): Control[] => [
	...place.querySelectorAll<Control>('input[name]:not([type=hidden]), select[name], textarea[name]')
];

/** What somebody typed, ticked and chose in the forms of a page. */
export function typedIn(place: Element): Typed[] {
	return controlsIn(place).map((control) => ({
		...{ name: control.name, value: control.value },
		checked: isTicked(control) && control.checked
	}));
}

/** Puts it in the same forms again, as far as they still ask for it. */
export function typedAgain(place: Element, typed: readonly Typed[]): void {
	for (const control of controlsIn(place)) {
		const ticks = isTicked(control);
		const before = typed.find(
			({ name, value }) => name === control.name && (!ticks || value === control.value)
		);
		if (!before) continue;
		if (ticks) control.checked = before.checked;
		else control.value = before.value;
	}
}
