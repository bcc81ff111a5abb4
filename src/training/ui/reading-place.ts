/** Where somebody was in a lesson: the block at the top of the window, whatever the language and the width. */
type Place = { lesson: string; block: string };

const nameOf = (registration: string): string => `serai-place-${registration}`;

/**
 * Brings the reader back to the block they were at, unless the address or the browser has placed them already, and
 * notes where they are whenever they stop scrolling. Gives back what ends it.
 */
export function keepPlace(registration: string, lesson: string, goThere: boolean): () => void {
	if (goThere && location.hash === '' && scrollY === 0) {
		const place = read(registration);
		if (place?.lesson === lesson) document.getElementById(place.block)?.scrollIntoView();
	}
	let timer: ReturnType<typeof setTimeout> | undefined;
	const scrolled = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => note(registration, lesson), 300);
	};
	const leaving = (): void => note(registration, lesson);
	addEventListener('scroll', scrolled, { passive: true });
	addEventListener('pagehide', leaving);
	return () => {
		clearTimeout(timer);
		removeEventListener('scroll', scrolled);
		removeEventListener('pagehide', leaving);
	};
}

function note(registration: string, lesson: string): void {
	const blocks = [...document.querySelectorAll('[id^="b-"]')];
	const block = blocks.find((one) => one.getBoundingClientRect().bottom > 80);
	const value = JSON.stringify({ lesson, block: scrollY === 0 ? '' : (block?.id ?? '') } satisfies Place);
	try {
		localStorage.setItem(nameOf(registration), value);
	} catch {
		// A browser that keeps nothing: they scroll.
	}
}

function read(registration: string): Place | null {
	try {
		const kept = JSON.parse(localStorage.getItem(nameOf(registration)) ?? 'null') as Place | null;
		return typeof kept?.block === 'string' && kept.block !== '' ? kept : null;
	} catch {
		return null;
	}
}
