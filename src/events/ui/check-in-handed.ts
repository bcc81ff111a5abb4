import type { CheckIn } from '../check-in.ts';

/** What the page of who takes attendance hands to its script, and what stays on the phone with it. */
export type HandedDoor = {
	event: { id: string; mark: string; slug: string };
	/** Where the device sends what it holds. */
	path: string;
	/** The account of who is signed in. */
	by: string;
	language: string;
	zone: string;
	/** When the hub wrote this. */
	asOf: string;
	sessions: HandedSession[];
	people: HandedPerson[];
	said: CheckIn[];
};

export type HandedSession = { id: string; title: string; titleLanguage: string; when: string };

export type HandedPerson = {
	id: string;
	code: string;
	name: string;
	organisation: string | null;
	withdrawn: boolean;
	badge: { number: number; mark: string } | null;
};

/** Those whose name or organisation has each word of a search, whatever their accents; all where nothing is searched. */
export function peopleFound(people: readonly HandedPerson[], text: string): HandedPerson[] {
	const words = folded(text).split(/\s+/u).filter(Boolean);
	return people.filter(({ name, organisation }) => {
		const whole = folded(`${name} ${organisation ?? ''}`);
		return words.every((word) => whole.includes(word));
	});
}

function folded(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
