// What runs at the door: the list goes on without a network, and after a reload too.
import { mount } from 'svelte';
import CheckInDoor from '#events/ui/CheckInDoor.svelte';
import { CheckInDevice } from '#events/ui/check-in-device.svelte.ts';
import type { HandedDoor } from '#events/ui/check-in-handed.ts';
import { forgetDoor, keepDoor } from '#events/ui/check-in-keep.ts';
import { isLocale, overwriteGetLocale } from '#messages/runtime.js';
import { canScan, scan } from '../../../../verify/scan.ts';

// The page's own language.
overwriteGetLocale(() => {
	const language = document.documentElement.lang;
	return isLocale(language) ? language : 'en';
});

const carried = document.getElementById('carried')?.textContent;
const target = document.getElementById('door');
if (carried && target) await open(JSON.parse(carried) as Carried, target);

type Carried = { door: HandedDoor; session: string; text: string };

async function open({ door, session, text }: Carried, place: HTMLElement): Promise<void> {
	const device = new CheckInDevice(door, () => new Date());
	const path = door.path.replace(/\/sent$/u, '');
	const scans = await canScan().catch(() => false);
	// The session of the address: the page that was kept may have been opened with another one.
	const asked = new URLSearchParams(location.search).get('session');
	const chosen = door.sessions.find(({ id }) => id === asked)?.id ?? session;
	await device.open();
	place.replaceChildren();
	mount(CheckInDoor, {
		target: place,
		props: {
			...{ device, session: chosen, text, live: true },
			scan: scans ? scan : null,
			forget: () => forgetDoor(path)
		}
	});
	// Without a network now, what is shown was kept before.
	device.opensOffline = await keepDoor(path).catch(() => navigator.serviceWorker?.controller != null);
	document.documentElement.dataset['door'] = device.opensOffline ? 'kept' : 'open';
}
