import { isUiLanguage } from '#vocabulary/index.ts';
import type { Invitee } from './invitation.ts';

export type PastedLine = { line: number; text: string };
export type Pasted = { people: Invitee[]; wrong: PastedLine[] };
type Person = { name: string; email: string };

export const mostPasted = 2000;
const longestName = 100;
const longestAddress = 254; // RFC 5321, 4.5.3.1.3, without the brackets

/**
 * People as a team pastes them: a line each, `address`, or `name, address`, or `name, address, language` (commas,
 * semicolons or tabs, as a spreadsheet gives them), or as a mail program writes them, `Name <address>`, also several to a
 * line. Who stands there twice is one; who is pasted again was asked already.
 */
export function inviteesFrom(text: string, spoken: readonly string[]): Pasted {
	const pasted: Pasted = { people: [], wrong: [] };
	const seen = new Set<string>();
	for (const [at, raw] of text.split(/\r\n?|\n/u).entries()) {
		const line = raw.trim();
		if (line === '') continue;
		const cells = line
			.split(/\t|[;,]\s*/u)
			.map((cell) => cell.trim())
			.filter((cell) => cell !== '');
		const people = peopleOf(cells);
		const full = pasted.people.length + people.length > mostPasted;
		if (people.length === 0 || full || people.some(({ name }) => name.length > longestName)) {
			pasted.wrong.push({ line: at + 1, text: line.slice(0, 120) });
			continue;
		}
		const named = cells.find(isLanguage)?.toLowerCase() ?? '';
		const language = spoken.includes(named) ? named : (spoken[0] ?? 'en');
		for (const { name, email } of people) {
			const holder = `address:${email.toLowerCase()}`.slice(0, 100);
			if (seen.has(holder)) continue;
			seen.add(holder);
			pasted.people.push({ holder, personId: null, name: name || null, email, language, strata: {} });
		}
	}
	return pasted;
}

/** One who stands alone in a line may have their name in a cell of its own. */
function peopleOf(cells: readonly string[]): Person[] {
	const people = cells.flatMap((cell) => personIn(cell) ?? []);
	const [only] = people;
	if (people.length !== 1 || !only || only.name) return people;
	return [{ ...only, name: cells.find((cell) => !personIn(cell) && !isLanguage(cell)) ?? '' }];
}

function personIn(cell: string): Person | null {
	const { name = '', within = cell } = /^(?<name>[^<>]*)<(?<within>[^<>]+)>$/u.exec(cell)?.groups ?? {};
	const email = within.trim();
	if (!/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]+$/u.test(email) || email.length > longestAddress) return null;
	return { name: name.trim().replace(/^"(.*)"$/u, '$1'), email };
}

const isLanguage = (cell: string): boolean => isUiLanguage(cell.toLowerCase());
