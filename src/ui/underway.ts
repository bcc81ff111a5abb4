// Follows work in the background while its page is looked at: how far it is changes in its place, and what comes of it is
// taken into the page with all that was typed and chosen there. Nothing reloads under who reads (WCAG 2.2.1).
import { typedIn, typedAgain } from './underway-typed.ts';

const pause = 2_500;
/** Between two announcements of how far it is: one a step would talk over everything else. */
const silence = 15_000;

const live = document.createElement('p');
live.setAttribute('role', 'status');
live.className = 'unseen';
document.body.append(live);
let lastSaid = performance.now();
let isAsking = false;
let timer: ReturnType<typeof setTimeout> | undefined;

document.addEventListener('visibilitychange', () => {
	if (!document.hidden) void ask();
});
follow();

function follow(): void {
	const shown = document.getElementById('underway');
	if (!shown) return;
	clearTimeout(timer);
	isFollowed(shown, true);
	timer = setTimeout(() => void ask(), pause);
}

/** Whether the page says that it follows, or offers the link that it offers without a script. */
function isFollowed(shown: HTMLElement, followed: boolean): void {
	shown.querySelector('[data-followed]')?.toggleAttribute('hidden', !followed);
	shown.querySelector('[data-asking]')?.toggleAttribute('hidden', followed);
}

/** Asks for this page again. Without an answer the link is there, and coming back to the page asks once more. */
async function ask(): Promise<void> {
	const shown = document.getElementById('underway');
	if (!shown || document.hidden || isAsking) return;
	isAsking = true;
	try {
		const { href } = shown.querySelector<HTMLAnchorElement>('[data-asking] a') ?? location;
		const answer = await fetch(href, { headers: { accept: 'text/html' } });
		if (!answer.ok || answer.redirected) throw new Error('no such page any more');
		take(shown, new DOMParser().parseFromString(await answer.text(), 'text/html'));
		follow();
	} catch {
		isFollowed(shown, false);
	} finally {
		isAsking = false;
	}
}

function take(shown: HTMLElement, page: Document): void {
	const next = page.getElementById('underway');
	if (!next) return end(shown, page);
	const text = next.querySelector('#underway-text')?.textContent ?? '';
	const place = shown.querySelector('#underway-text');
	if (place && place.textContent !== text) place.textContent = text;
	const bar = next.querySelector('progress');
	if (bar) {
		const here = shown.querySelector('progress');
		for (const name of ['value', 'max']) {
			const value = bar.getAttribute(name);
			if (value === null) here?.removeAttribute(name);
			else here?.setAttribute(name, value);
		}
	}
	if (performance.now() - lastSaid < silence) return;
	lastSaid = performance.now();
	live.textContent = text;
}

function end(shown: HTMLElement, page: Document): void {
	const [main, after] = [document.querySelector('main'), page.querySelector('main')];
	if (!main || !after) return;
	const focused = main.contains(document.activeElement) ? (document.activeElement?.id ?? '') : null;
	const typed = typedIn(main);
	main.replaceChildren(...document.adoptNode(after).childNodes);
	typedAgain(main, typed);
	if (focused !== null) {
		// What held the focus is no more: who works by the keyboard goes on here, and not at the top of the page.
		main.tabIndex = -1;
		(document.getElementById(focused) ?? main).focus();
	}
	live.textContent = shown.dataset['done'] ?? '';
}
